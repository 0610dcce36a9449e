//! What every request goes through, whatever it asks for.

pub mod audit;
mod body;
mod caller;
mod controller;
pub mod exchange;
pub mod health;
mod leftover;
pub mod metrics;
mod query;
pub mod refusal;
pub mod router;

pub use body::{Body, Json};
pub use caller::{Admin, Caller, DefaultAdmin, Provider};
pub use controller::{Controller, pid, refused};
pub use query::Query;
pub use refusal::Refusal;
