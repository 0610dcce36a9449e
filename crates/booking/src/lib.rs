//! What a booked meeting is and what may be done to it.
//!
//! This crate decides; it does not act. Every function takes what it needs as arguments (the
//! time, random bytes, the corporation's settings) and returns the new state or the reason why
//! not, so a rule can be tested without a server. It knows no SQL, HTTP, clock or randomness, and
//! none of the vendor's spelling, which lives in `convoca-contract`.
//!
//! Reading order: [`booking`] is the noun, [`draft`] what somebody asks for, then the verbs
//! [`create`], [`edit`] and [`cancel`], and those of [`occurrence`] for one meeting of a series,
//! which share `terms`, `schedule` and `secrets`; [`enter`] says who comes in and as what, [`hold`] notes that a meeting is being
//! held, [`happening`] what is told of it, [`history`] what is remembered and [`quality`] how well it could be heard and seen; [`recurrence`] and [`zone`] turn a cycle into
//! occurrences; [`figures`] divides time into parts to count in; [`access`] says who may see and change what.

pub mod access;
pub mod attendee;
pub mod booking;
pub mod cancel;
pub mod corporation;
pub mod create;
pub mod draft;
pub mod edit;
pub mod enter;
pub mod error;
pub mod figures;
pub mod happening;
pub mod history;
pub mod hold;
pub mod holding;
pub mod ids;
mod language;
pub mod limits;
pub mod occurrence;
pub mod password;
pub mod person;
pub mod preview;
pub mod quality;
pub mod random;
pub mod recorded;
pub mod recurrence;
pub mod room;
mod schedule;
mod secrets;
pub mod telling;
mod terms;
pub mod webinar;
pub mod zone;

#[cfg(test)]
mod fixture;

pub use attendee::{Attendee, EndpointKind, Role};
pub use booking::{Booking, Kind, Media, RecordAudience, Recording, RoomUse, Rules, Secrets, State};
pub use corporation::{Corporation, Defaults};
pub use draft::Draft;
pub use error::{BookingError, Field};
pub use happening::{Happening, News};
pub use history::{Control, Deed, Device, Origin, Record, Stay};
pub use holding::{HeldChat, HeldRecord, HeldRecording, HeldRole, HeldRules, Holding};
pub use ids::{ApplicationId, CorporationId, DepartmentCode, MeetingId, RoomId, UserId};
pub use limits::{Limits, Quota, ResourceKind};
pub use password::{PasswordRules, WeakPassword};
pub use person::{AdminLevel, DeviceKind, Profile, User, UserKind};
pub use random::Random;
pub use recorded::{Programme, RecordedFile, TrackSource, Watcher};
pub use recurrence::{Cycle, Occurrence, OccurrenceTerms, Period};
pub use room::{Room, RoomKind};
pub use webinar::Webinar;
pub use zone::{ZoneId, ZoneRules};
