//! Why a request is refused: one variant for each answer that a caller can act on.

use std::ops::RangeInclusive;
use thiserror::Error;

/// The part of a request that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(
    missing_docs,
    reason = "each is named after the property of Draft, Attendee, Room or Defaults that it stands for"
)]
pub enum Field {
    Subject,
    Start,
    Length,
    MediaTypes,
    MeetingType,
    GroupUri,
    AutoRecord,
    Encryption,
    Language,
    Zone,
    RecordMode,
    LiveAddress,
    ScreenAddress,
    RecordScreen,
    RecordAudience,
    RoomFlag,
    Room,
    RoomIdType,
    Capacity,
    Interpretation,
    Resource,
    GuestPassword,
    Rules,
    Prolong,
    Attendees,
    AttendeeContact,
    AttendeePhoneLength,
    AttendeePhone,
    AttendeeName,
    AttendeeRole,
    AttendeeEmailLength,
    AttendeeEmail,
    AttendeeSmsLength,
    AttendeeSms,
    AttendeeMute,
    AttendeeAutoInvite,
    AttendeeKind,
    AttendeeUnique,
    AttendeeText,
    DepartmentName,
    Cycle,
    CycleFirstDay,
    CycleLastDay,
    CyclePeriod,
    CycleInterval,
    CyclePointsMissing,
    CyclePoints,
    CycleRemindDays,
    RoomName,
    RoomHostPassword,
    RoomGuestPassword,
    Description,
    RemindMinutes,
    HistoryDays,
    PasswordLength,
    PasswordKinds,
    PasswordDays,
    Occurrence,
    AudiencePassword,
    WebinarDescription,
    WebinarIntroduction,
    WebinarBaseCount,
    WebinarMultiple,
    WebinarPicture,
}

impl Field {
    /// Checks that `text` has at most `max` Unicode characters.
    ///
    /// # Errors
    /// A [`BookingError::Field`] for this field.
    pub(crate) fn check_text(self, text: &str, max: usize) -> Result<(), BookingError> {
        // Bytes first: they are never fewer than characters, and cheaper to count.
        if text.len() <= max || text.chars().count() <= max {
            Ok(())
        } else {
            Err(BookingError::field(self, format!("must have at most {max} characters")))
        }
    }

    /// Takes a number that must be in `range`, which the caller chooses within what `T` holds.
    ///
    /// # Errors
    /// A [`BookingError::Field`] for this field.
    pub(crate) fn check_number<T: TryFrom<i64>>(
        self,
        number: i64,
        range: RangeInclusive<i64>,
    ) -> Result<T, BookingError> {
        let (low, high) = (range.start(), range.end());
        let wrong = || BookingError::field(self, format!("must be {low} to {high}, not {number}"));
        if !range.contains(&number) {
            return Err(wrong());
        }
        T::try_from(number).map_err(|_| wrong())
    }
}

/// Why a request is refused. The text is one clause that a person can act on.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BookingError {
    /// A property is missing, malformed or out of range; `problem` says how.
    #[error("{problem}")]
    Field {
        /// Which.
        field: Field,
        /// A clause that goes after the property's name, such as "must be 15 to 1440".
        problem: String,
    },
    /// The corporation has no concurrency, so it meets in rooms of a package alone.
    #[error("the corporation has no concurrent participants; book the meeting in a cloud room")]
    NoConcurrency,
    /// The room was stopped or has expired.
    #[error("the room has been stopped or has expired")]
    RoomFrozen,
    /// The start is in the past.
    #[error("the start is in the past")]
    StartInPast,
    /// The start is more than ten years ahead.
    #[error("the start is more than ten years ahead")]
    StartTooFar,
    /// A series without its cycle.
    #[error("a series needs its cycle parameters")]
    CycleMissing,
    /// No day of the cycle lies between its first and last day.
    #[error("no meeting of the series falls between its first and last day")]
    CycleEmpty,
    /// More attendees than a booking may have.
    #[error("at most {limit} attendees can be invited, not {given}")]
    TooManyAttendees {
        /// Most allowed.
        limit: usize,
        /// Given.
        given: usize,
    },
    /// The corporation has no interpretation.
    #[error("the corporation has no simultaneous interpretation")]
    NoInterpretation,
    /// The guest password is the meeting's ID.
    #[error("the guest password must differ from the meeting's ID")]
    GuestPasswordIsId,
    /// The guest password is the host's.
    #[error("the guest password must differ from the host's password")]
    GuestPasswordIsHosts,
    /// The audience's password is the meeting's ID.
    #[error("the audience's password must differ from the meeting's ID")]
    AudiencePasswordIsId,
    /// The audience's password is the host's.
    #[error("the audience's password must differ from the host's")]
    AudiencePasswordIsHosts,
    /// The audience's password is the guests'.
    #[error("the audience's password must differ from the guests'")]
    AudiencePasswordIsGuests,
    /// A webinar would become a meeting, or the other way round.
    #[error("a webinar cannot become a meeting, nor a meeting a webinar")]
    WebinarFixed,
    /// A room would have one password for host and guests.
    #[error("the host and guest passwords of a room must differ")]
    RoomPasswordsEqual,
    /// No such room, or nobody's that the caller can use.
    #[error("there is no such room")]
    RoomUnknown,
    /// Somebody else's room.
    #[error("the room belongs to somebody else")]
    RoomNotOwned,
    /// The room is booked for another meeting then.
    #[error("the room is booked at that time")]
    RoomBusy,
    /// The room is being used by a running meeting.
    #[error("another meeting is running in the room")]
    RoomRunning,
    /// Whether a room is used cannot change.
    #[error("a booked meeting cannot move into or out of a room")]
    RoomFlagFixed,
    /// Which room is used cannot change.
    #[error("a booked meeting cannot move to another room")]
    RoomFixed,
    /// Fixed or random ID cannot change.
    #[error("a booked meeting keeps its kind of ID")]
    RoomIdTypeFixed,
    /// The resource cannot change.
    #[error("a booked meeting keeps the resource it draws on")]
    ResourceFixed,
    /// No such meeting, or it is over, or nothing the caller may know of.
    #[error("there is no such meeting")]
    NoSuchMeeting,
    /// The series has no such occurrence, or it is over.
    #[error("the series has no such meeting, or it is over")]
    NoSuchOccurrence,
    /// Occurrences are to be cancelled, but none is named.
    #[error("at least one meeting of the series must be named")]
    NoOccurrences,
    /// The new time of an occurrence is not between its neighbours, or beyond what a series may span.
    #[error("a meeting of a series must stay between those before and after it, within a year of the first day")]
    OutOfOrder,
    /// The meeting is somebody else's.
    #[error("the meeting belongs to somebody else")]
    NotAllowed,
    /// It has started, so it cannot be edited.
    #[error("the meeting has started and cannot be changed")]
    Started,
    /// It is running, so it cannot be cancelled without being ended.
    #[error("the meeting is running; type=1 also ends it")]
    Running,
}

impl BookingError {
    /// A [`BookingError::Field`].
    pub fn field(field: Field, problem: impl Into<String>) -> Self {
        Self::Field { field, problem: problem.into() }
    }
}
