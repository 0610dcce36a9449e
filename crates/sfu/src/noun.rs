//! The nouns of the SFU.

/// Names a peer within its room; chosen by the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeerId(pub u64);

/// Names a room; chosen by the SFU and never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoomId(pub u64);

/// What a track shows or lets hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A voice.
    Microphone,
    /// A face.
    Camera,
    /// A shared screen.
    Screen,
    /// The sound of what is shared.
    ScreenAudio,
}

impl Source {
    /// All of them, in the order of their discriminants.
    pub const ALL: [Source; 4] = [Source::Microphone, Source::Camera, Source::Screen, Source::ScreenAudio];

    /// Whether this is heard, as opposed to seen.
    pub fn is_audio(self) -> bool {
        matches!(self, Source::Microphone | Source::ScreenAudio)
    }
}

/// How a peer takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeerKind {
    /// A client of ours: receives the loudest voices and what [`crate::Room::view`] says.
    Client,
    /// Publishes only (RFC 9725); receives nothing even if it offers to.
    Whip,
    /// Watches only; without a view of its own its video sections are filled by the SFU: the shared
    /// screen first, then whoever speaks.
    Whep,
}

/// What one receiving video section shall show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The section's `mid` in the receiver's offer.
    pub mid: String,
    /// Whose track.
    pub peer: PeerId,
    /// Camera or screen.
    pub source: Source,
    /// Height at which it is shown, in device pixels; decides the highest layer that is sent.
    pub height: u32,
}
