//! A meeting being held.
