//! Counters of the media plane, for metrics.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed};

/// Defines the counters once: as atomics that one media thread writes, and as the sum over threads
/// that a caller reads.
macro_rules! figures {
    ($($(#[$doc:meta])* $name:ident: $cell:ident, $plain:ty;)*) => {
        /// Counters since the start, summed over all media threads.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct Figures { $($(#[$doc])* pub $name: $plain,)* }

        /// The counters of one media thread. Each is written by that thread alone, so that counting
        /// a packet shares no cache line with another thread.
        #[derive(Debug, Default)]
        #[repr(align(128))]
        pub(crate) struct Counters { $($(#[$doc])* pub(crate) $name: $cell,)* }

        impl Figures {
            /// Adds what one thread has counted.
            pub(crate) fn add(&mut self, counters: &Counters) {
                $(self.$name += counters.$name.load(Relaxed);)*
            }
        }
    };
}

figures! {
    /// Rooms open now.
    rooms: AtomicI64, i64;
    /// Peers there are now.
    peers: AtomicI64, i64;
    /// Peers there were.
    peers_total: AtomicU64, u64;
    /// TCP connections open now.
    tcp_connections: AtomicI64, i64;
    /// Datagrams received, before any of them is judged.
    packets_in: AtomicU64, u64;
    /// Bytes received in datagrams.
    bytes_in: AtomicU64, u64;
    /// Datagrams sent.
    packets_out: AtomicU64, u64;
    /// Bytes sent in datagrams.
    bytes_out: AtomicU64, u64;
    /// System calls that sent them.
    sends: AtomicU64, u64;
    /// Media packets of peers.
    media_in: AtomicU64, u64;
    /// Media packets written to receivers.
    forwarded: AtomicU64, u64;
    /// Datagrams passed to the thread they belong to.
    handed_over: AtomicU64, u64;
    /// Dropped: neither STUN nor from an address that is known.
    dropped_unknown: AtomicU64, u64;
    /// Dropped: not STUN, DTLS, RTP or RTCP, or malformed.
    dropped_malformed: AtomicU64, u64;
    /// Dropped: a peer sends more than it may.
    dropped_flood: AtomicU64, u64;
    /// Dropped: the peer may not send this source.
    dropped_not_allowed: AtomicU64, u64;
    /// Dropped: a queue was full, a socket's buffer or a TCP connection did not take it.
    dropped_full: AtomicU64, u64;
    /// Negative acknowledgements received from receivers.
    nacks_in: AtomicU64, u64;
    /// Negative acknowledgements sent to publishers.
    nacks_out: AtomicU64, u64;
    /// Keyframes asked for by receivers.
    plis_in: AtomicU64, u64;
    /// Keyframes asked of publishers.
    plis_out: AtomicU64, u64;
    /// Times a receiver's section went to another layer or track.
    switches: AtomicU64, u64;
    /// Events that repeat a state, dropped because nobody took them in time.
    events_dropped: AtomicU64, u64;
    /// Offers refused.
    offers_refused: AtomicU64, u64;
    /// Peers closed because their handling panicked; a fault of ours if it is not 0.
    panics: AtomicU64, u64;
}

/// Counts one.
pub(crate) fn count(counter: &AtomicU64) {
    add(counter, 1);
}

/// Counts some.
pub(crate) fn add(counter: &AtomicU64, some: u64) {
    // One writer, so a load and a store do; a locked addition would cost more than the counting.
    counter.store(counter.load(Relaxed).wrapping_add(some), Relaxed);
}

/// Moves a gauge.
pub(crate) fn shift(gauge: &AtomicI64, by: i64) {
    gauge.fetch_add(by, Relaxed);
}
