//! What a meeting was recorded into.

use crate::access::Relation;
use crate::{CorporationId, RecordAudience};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What is in a recorded file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Programme {
    /// People and the shared screen, composed.
    Composed,
    /// People alone.
    People,
    /// The shared screen alone.
    Screen,
    /// The sound alone.
    Sound,
    /// One person's track, as it came.
    Track(TrackSource),
}

/// What a track shows or lets hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TrackSource {
    /// A voice.
    Microphone,
    /// A face.
    Camera,
    /// A shared screen.
    Screen,
    /// The sound of what is shared.
    ScreenAudio,
}

impl TrackSource {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Microphone, Self::Camera, Self::Screen, Self::ScreenAudio];
}

impl Programme {
    /// Those that are made of what all send.
    const MADE: [Self; 4] = [Self::Composed, Self::People, Self::Screen, Self::Sound];

    /// Whether it is one person's track.
    pub fn is_track(self) -> bool {
        matches!(self, Self::Track(_))
    }

    /// As the names of files have it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Composed => "composed",
            Self::People => "people",
            Self::Screen => "screen",
            Self::Sound => "sound",
            Self::Track(TrackSource::Microphone) => "microphone",
            Self::Track(TrackSource::Camera) => "camera",
            Self::Track(TrackSource::Screen) => "display",
            Self::Track(TrackSource::ScreenAudio) => "displaysound",
        }
    }

    /// Reads [`Self::word`].
    pub fn parse(word: &str) -> Option<Self> {
        let tracks = TrackSource::ALL.map(Self::Track);
        Self::MADE.into_iter().chain(tracks).find(|programme| programme.word() == word)
    }
}

/// A file that a meeting was recorded into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedFile {
    /// Names the file; also its name in the folder of its holding, without an ending.
    pub id: String,
    /// ID of the holding.
    pub holding: String,
    /// The corporation whose meeting it is.
    pub corporation: CorporationId,
    /// Which pressing of "record" in this holding, from 1.
    pub session: u32,
    /// Which part of it, from 1.
    pub part: u32,
    /// What is in it.
    pub programme: Programme,
    /// When its first picture or sound was.
    pub began_at: Timestamp,
    /// When its last one ended.
    pub ended_at: Timestamp,
    /// How long it plays, in milliseconds; shorter than from beginning to end if it stood still.
    pub duration_ms: u64,
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256, in 64 hex digits.
    pub sha256: String,
    /// Whether a file with chapters of who spoke is beside it.
    pub chapters: bool,
    /// Whose track it is, as he was called when it began; `None` if it is not one, or nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
}

impl RecordedFile {
    /// The name that a file of this holding has: `{holding}-{session}-{programme}`, to which the recorder
    /// adds the part.
    pub fn stem(holding: &str, session: u32, programme: Programme) -> String {
        format!("{holding}-{session}-{}", programme.word())
    }

    /// Reads a file's name without its ending: the holding, the session, what is in it, and the part.
    pub fn read_name(name: &str) -> Option<(String, u32, Programme, u32)> {
        let mut words = name.split('-');
        let holding =
            words.next().filter(|word| word.len() == 32 && word.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let session = words.next()?.parse().ok().filter(|number| *number > 0)?;
        let programme = Programme::parse(words.next()?)?;
        let part = words.next()?.parse().ok().filter(|number| *number > 0)?;
        words.next().is_none().then(|| (holding.to_owned(), session, programme, part))
    }
}

/// Who asks to watch a recording.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Watcher {
    /// He has the recording's link.
    pub has_link: bool,
    /// He is signed in as one of the corporation's people.
    pub is_ours: bool,
    /// He was in the meeting signed in, or is on its list of people.
    pub took_part: bool,
    /// He looks after the meeting: its scheduler, or an administrator.
    pub looks_after: bool,
}

impl Watcher {
    /// Whether he may watch what is for this audience. Whoever looks after a meeting may always; nobody
    /// else may without the link, so that nobody finds recordings by trying IDs.
    pub fn may_watch(self, audience: RecordAudience) -> bool {
        let of_audience = match audience {
            RecordAudience::Anyone => true,
            RecordAudience::Corporation => self.is_ours,
            RecordAudience::Participants => self.is_ours && self.took_part,
        };
        self.looks_after || self.has_link && of_audience
    }
}

/// Whether somebody in this relation to a meeting looks after its recordings.
pub fn looks_after(relation: Relation) -> bool {
    matches!(relation, Relation::Scheduler | Relation::Admin)
}

#[cfg(test)]
mod tests;
