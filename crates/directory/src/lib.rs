//! What a corporation has besides meetings: its departments, devices, resources and administrators,
//! and what may be done to them.
//!
//! Pure like `convoca-booking`, whose [`User`](convoca_booking::User) and
//! [`Corporation`](convoca_booking::Corporation) it builds on: no clock, no randomness, no I/O; time
//! and IDs come as arguments. Every module is a noun with its rules: a draft of what somebody asks
//! for, and a function that makes the noun of it or says in one sentence what is wrong. It knows
//! neither the vendor's spelling nor how rows look.

pub mod department;
pub mod device;
pub mod order;
pub mod sign_on;

pub use department::{Department, DepartmentDraft, DepartmentError, Tree};
pub use sign_on::{Provider, SignOn, SignOnError};
