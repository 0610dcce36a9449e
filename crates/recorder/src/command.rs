//! What a recorder is told, besides media.

use crate::{Arrangement, PersonId, Programme, SenderReport, TrackId};

/// What a recorder is told, besides media. Commands are done in order, and media that was given before
/// one is taken before it.
#[derive(Clone, Debug)]
pub enum Command {
    /// Somebody is in the meeting, or is called differently from now on. Who is not told of is heard
    /// and may be shown, without a name.
    Person {
        /// Who.
        id: PersonId,
        /// What he is called.
        name: String,
        /// Whether a mark says that he is muted.
        muted: bool,
    },
    /// Somebody has left; his tracks end.
    Left(PersonId),
    /// A track is there, or is there no longer. The first packet tells as well that it is there.
    Track {
        /// Which.
        id: TrackId,
        /// Whether it is there.
        live: bool,
    },
    /// What a sender says of its clock; without any, packets are placed by when they came.
    SenderReport(TrackId, SenderReport),
    /// Who speaks, the loudest first.
    Speakers(Vec<PersonId>),
    /// How people and screen are arranged from now on.
    Arrange(Arrangement),
    /// Records a programme into `{stem}-{n}.mp4`, where `n` is 1 for the first part and grows with each
    /// split or, for [`Programme::Track`], with each track. Does nothing if it is being recorded.
    Record {
        /// What.
        programme: Programme,
        /// How the files' names begin; must be a plain file name.
        stem: String,
    },
    /// Recording stands still: what happens until [`Command::Resume`] is not in the file.
    Pause,
    /// Recording goes on.
    Resume,
    /// Ends the recording of a programme; its last [`crate::Part`] follows.
    Finish(Programme),
}
