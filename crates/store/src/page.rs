//! A part of a list.

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// What stands on it.
    pub items: Vec<T>,
    /// How many the whole list has.
    pub total: u64,
    /// How many come before it.
    pub offset: u64,
}
