//! What people are told of a meeting, and the ways it reaches them.
//!
//! This crate renders and sends. Rendering is pure: a [`Notice`] goes in, a [`Mail`] or the text
//! of an SMS comes out, the same for the same notice. Sending is a [`Channel`]: it takes one
//! [`Parcel`], waits only so long, and says whether another attempt makes sense. Who is told, when,
//! and how often it is tried is decided elsewhere; nothing here reads a clock.

pub mod calendar;
pub mod channel;
pub mod channels;
#[cfg(test)]
mod fixture;
mod letter;
pub mod mail;
pub mod notice;
pub mod personal;
pub mod push;
pub mod sms;
mod times;
mod words;

pub use calendar::calendar_file;
pub use channel::{Channel, Parcel, Receipt, SendError};
/// What a notice is about, as booking decides it.
pub use convoca_booking::telling::Topic;
pub use mail::{CalendarPart, Mail, Method, mail};
pub use notice::{Notice, Recipient, Scope, Sender};
pub use personal::{Matter, Personal, personal_mail, personal_sms};
pub use push::PushParcel;
pub use sms::sms;
