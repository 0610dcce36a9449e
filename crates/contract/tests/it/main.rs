//! The wire format as a client sees it: leniency, round trips, the table and the document.

mod document;
mod generate;
mod hostile;
mod leniency;
mod round_trip;
mod sample;
mod vendor;
