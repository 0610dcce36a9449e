//! Forwards media.
