//! Whole meetings: one told from beginning to end, and arbitrary ones against a witness.

mod arbitrary;
mod meeting;
mod sequences;
mod witness;
