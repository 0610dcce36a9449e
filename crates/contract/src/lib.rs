//! The vendor's wire format: request and response types in the vendor's spelling, the words and
//! error codes used in them, the table of operations, and the document generated from all of it.
//!
//! It decides how something is written, never what it means: ranges are described here for the
//! reader of the document and enforced elsewhere. It knows no HTTP library, no store, no clock.
//!
//! Requests are lenient and never fail on a field ([`Given`]); responses are exact.

#[macro_use]
mod request;
#[macro_use]
mod words;

pub mod address_book;
pub mod administrator;
pub mod application;
pub mod audit;
pub mod auth;
pub mod codes;
pub mod conference;
pub mod control;
pub mod corporation;
pub mod department;
pub mod device;
pub mod erasure;
pub mod error;
pub mod given;
pub mod history;
pub mod occurrence;
pub mod openapi;
pub mod operation;
pub mod operations;
pub mod outbox;
pub mod page;
pub mod password;
pub mod portal;
pub mod push;
pub mod quality;
pub mod random;
pub mod recording;
pub mod reply;
pub mod resource;
pub mod room;
pub mod running;
pub mod schedule;
pub mod sign_on;
pub mod start;
pub mod statistic;
pub mod user;
pub mod values;
pub mod webhook;
pub mod webinar;

pub use codes::Code;
pub use error::ErrorBody;
pub use given::Given;
pub use operation::Operation;
pub use operations::OPERATIONS;
pub use page::Page;
pub use request::{BodyError, Facts, Lenient, parse};
