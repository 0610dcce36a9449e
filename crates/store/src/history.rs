//! Meetings that were held: what is remembered of each holding, who stayed when, what was done.
//!
//! A holding has a row from its beginning, and a place in its viewers' pasts from its end: the
//! scheduler's, those of the people who were invited, and the corporation's. Each past is a range of
//! the table `record_viewer`, ordered by the beginning, so a page and its count cost that range.
//! What was measured of people's lines is kept as it was, and beside it what of it was bad at any time,
//! so that a list need not read the samples.
//!
//! Who was invited is fixed as it was when the holding began.

mod figures;
mod forget;
mod list;
mod quality;
mod row;

pub use list::PastQuery;
pub(crate) use row::RecordRow;
