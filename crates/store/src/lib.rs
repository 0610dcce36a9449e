//! Bookings, people and sign-ins at rest, on SQLite or PostgreSQL.
//!
//! The store keeps and finds; it does not decide. Rules are in `convoca-booking`, who may do what
//! is in the server. What it does decide is what must hold between rows whatever happens at once:
//! an ID, an account or a number is taken once, a room holds one meeting at a time, the same
//! request is done once, a list counts exactly what it shows, a change and what follows from it are
//! kept together.
//!
//! Invariants: a call that returns `Ok` is durable; a call that returns an error changed nothing,
//! except [`StoreError::Unanswered`], which says that nobody knows. What must be kept secret is
//! sealed by the [`Vault`]; everything else lies open.
//!
//! Reading order: [`open`] has [`Store`] and the two ways in; `engine` is the seam under which
//! `sqlite` and `postgres` differ; every other module is a noun with its SQL, one text for both
//! (`$1` parameters, times as milliseconds, JSON in `body`). The tables are in `migrations`.

mod applications;
mod audit;
pub mod codes;
mod conference_tokens;
mod contacts;
mod corporations;
mod departments;
mod devices;
mod effects;
mod engine;
mod erasure;
mod error;
pub mod history;
pub mod jobs;
mod limits;
mod look;
pub mod meetings;
mod nonces;
pub mod open;
pub mod orders;
mod page;
mod passwords;
pub mod people;
mod pictures;
mod postgres;
mod recordings;
mod replies;
pub mod rooms;
pub mod sessions;
mod sign_on;
mod sql;
mod sqlite;
mod subscriptions;
mod sweep;
mod vault;

pub use applications::{Application, ApplicationScope};
pub use audit::{AuditEntry, AuditQuery};
pub use codes::{CodeError, CodeKind};
pub use conference_tokens::ConferenceToken;
pub use contacts::{Contact, ContactQuery};
pub use corporations::{ProviderAdmin, Provision, RemoveError};
pub use departments::{DepartmentChange, DepartmentsError};
pub use devices::{CodeQuery, DeviceQuery, DeviceStoreError};
pub use effects::{Effects, RecordChange};
pub use erasure::Erasure;
pub use error::StoreError;
pub use history::PastQuery;
pub use jobs::{Job, JobQuery, JobState, JobView, NewJob};
pub use meetings::{Inserted, ListQuery, MeetingError, NewMeeting, Order, Remember, StoredMeeting, Viewer};
pub use open::{OpenError, Place, Store};
pub use page::Page;
pub use passwords::NewPassword;
pub use people::{Account, Newcomer, PeopleError, PeopleKinds, PeopleOrder, PeopleQuery, Who};
pub use pictures::Picture;
pub use recordings::RecordingPlace;
pub use replies::{Answer, Reply};
pub use rooms::{RoomError, RoomQuery};
pub use sessions::{Principal, Session, SignIn};
pub use sign_on::KeptSignOn;
pub use subscriptions::{Subscription, SubscriptionOwner, SubscriptionStatus};
pub use vault::Vault;
