//! What follows from a change: who is told, and what is looked at later.
//!
//! A change is saved together with one job that says what happened ([`news`]). The worker here turns
//! it into a job for each thing to be sent and for each timer (`expand`), sends them (`deliver`), and
//! looks at timers when they are due (`timers`, `life`). Nothing is decided here about who is told
//! what: that is `convoca_booking::telling`. How a notice looks and travels is `convoca_notify`'s.
//!
//! Invariants: whatever is done here may be done twice, after a kill for instance. A repeat of a notice
//! carries the Message-ID and date of the first. Events of one meeting leave in order.

mod deliver;
mod expand;
mod life;
mod news;
mod parcels;
mod people;
mod personal;
mod post;
mod timers;
mod work;

pub use news::news;
pub use personal::{Way, personal, personal_to};
pub use post::Post;
pub use work::Worker;
