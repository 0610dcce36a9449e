//! What can go wrong for a caller.

use std::io;

/// Why the SFU does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The UDP port cannot be had.
    #[error("cannot listen on the UDP address for media")]
    Udp(#[source] io::Error),
    /// The TCP port cannot be had.
    #[error("cannot listen on the TCP address for media")]
    Tcp(#[source] io::Error),
    /// No address to put into answers was found.
    #[error("no network interface has an address to tell others")]
    NoAddress,
    /// A media thread cannot be started.
    #[error("cannot start a media thread")]
    Thread(#[source] io::Error),
}

/// Why an offer is not answered.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NegotiateError {
    /// The offer cannot be used; the text says why in a sentence for whoever wrote the client.
    #[error("{0}")]
    BadOffer(String),
    /// There are as many peers as there may be, or events are not taken off the channel.
    #[error("the media plane cannot take another peer now")]
    Overloaded,
    /// The SFU has stopped.
    #[error("the media plane has stopped")]
    Stopped,
}
