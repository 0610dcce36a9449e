//! From the rules of booking to the vendor's codes.

use super::Refusal;
use convoca_booking::{BookingError, Field};
use convoca_contract::codes::{self, Code};

impl From<BookingError> for Refusal {
    fn from(error: BookingError) -> Self {
        use BookingError as E;
        let text = error.to_string();
        match error {
            E::Field { field, problem } => Self::bad(code_of(field), format!("{} {problem}", name_of(field))),
            E::NoConcurrency => Self::bad(codes::NO_CONCURRENCY, text),
            E::RoomFrozen => Self::bad(codes::ROOM_PACKAGE_STATE, text),
            E::StartInPast => Self::bad(codes::START_TIME_IN_PAST, text),
            E::StartTooFar => Self::bad(codes::START_TIME_TOO_FAR, text),
            E::CycleMissing => Self::bad(codes::CYCLE_PARAMS_MISSING, text),
            E::CycleEmpty => Self::bad(codes::PARAM_INVALID, text),
            E::TooManyAttendees { .. } => Self::bad(codes::TOO_MANY_ATTENDEES, text),
            E::NoInterpretation => Self::bad(codes::NO_INTERPRETATION, text),
            E::GuestPasswordIsId => Self::bad(codes::GUEST_PWD_IS_CONF_ID, text),
            E::GuestPasswordIsHosts => Self::bad(codes::GUEST_PWD_IS_CHAIR_PWD, text),
            E::AudiencePasswordIsId => Self::bad(codes::AUDIENCE_PWD_IS_CONF_ID, text),
            E::AudiencePasswordIsHosts => Self::bad(codes::AUDIENCE_PWD_IS_CHAIR_PWD, text),
            E::AudiencePasswordIsGuests => Self::bad(codes::AUDIENCE_PWD_IS_GUEST_PWD, text),
            E::WebinarFixed => Self::bad(codes::WEBINAR_FIXED, text),
            E::RoomPasswordsEqual => Self::bad(codes::VMR_PASSWORDS_EQUAL, text),
            E::RoomUnknown => Self::bad(codes::VMR_NOT_FOUND, text),
            E::RoomNotOwned => Self::bad(codes::VMR_NOT_OWNED, text),
            E::RoomBusy => Self::bad(codes::VMR_BUSY, text),
            E::RoomRunning => Self::bad(codes::VMR_RUNNING, text),
            E::RoomFlagFixed => Self::bad(codes::VMR_FLAG_CHANGED, text),
            E::RoomFixed => Self::bad(codes::VMR_CHANGED, text),
            E::RoomIdTypeFixed => Self::bad(codes::VMR_ID_TYPE_CHANGED, text),
            E::ResourceFixed => Self::bad(codes::PARAM_INVALID, text),
            E::NoSuchMeeting => Self::bad(codes::CONF_NOT_FOUND, text),
            E::NoSuchOccurrence => Self::bad(codes::CONF_NOT_FOUND, text),
            E::NoOccurrences => Self::bad(codes::SUB_CONF_LIST_EMPTY, text),
            E::OutOfOrder => Self::bad(codes::SUB_CONF_TIME_INVALID, text),
            E::NotAllowed => Self::new(http::StatusCode::FORBIDDEN, codes::CONF_NOT_VISIBLE, text),
            E::Started => Self::bad(codes::CONF_ALREADY_STARTED, text),
            E::Running => Self::bad(codes::CONF_RUNNING, text),
        }
    }
}

/// The vendor's code for a wrong property (create-meeting.md section 1.6).
pub(crate) fn code_of(field: Field) -> Code {
    use Field as F;
    match field {
        F::Subject => codes::SUBJECT_TOO_LONG,
        F::Length => codes::LENGTH_OUT_OF_RANGE,
        F::MediaTypes => codes::MEDIA_TYPE_INVALID,
        F::MeetingType => codes::CONF_TYPE_INVALID,
        F::GroupUri => codes::GROUP_URI_TOO_LONG,
        F::AutoRecord => codes::AUTO_RECORD_INVALID,
        F::Encryption => codes::ENCRYPT_MODE_INVALID,
        F::Language => codes::LANGUAGE_INVALID,
        F::RecordMode => codes::RECORD_TYPE_INVALID,
        F::LiveAddress => codes::LIVE_ADDRESS_TOO_LONG,
        F::ScreenAddress => codes::AUX_ADDRESS_TOO_LONG,
        F::RecordScreen => codes::RECORD_AUX_STREAM_INVALID,
        F::RoomFlag => codes::VMR_FLAG_INVALID,
        F::Room => codes::VMR_ID_TOO_LONG,
        F::GuestPassword => codes::GUEST_PWD_INVALID,
        F::AttendeePhoneLength => codes::ATTENDEE_NUMBER_TOO_LONG,
        F::AttendeePhone => codes::ATTENDEE_NUMBER_INVALID,
        F::AttendeeName => codes::ATTENDEE_NAME_TOO_LONG,
        F::AttendeeRole => codes::ATTENDEE_ROLE_INVALID,
        F::AttendeeEmailLength => codes::ATTENDEE_EMAIL_TOO_LONG,
        F::AttendeeEmail => codes::EMAIL_INVALID,
        F::AttendeeSmsLength => codes::ATTENDEE_SMS_TOO_LONG,
        F::AttendeeSms => codes::SMS_INVALID,
        F::AttendeeMute => codes::ATTENDEE_MUTE_INVALID,
        F::AttendeeAutoInvite => codes::ATTENDEE_AUTO_INVITE_INVALID,
        F::AudiencePassword => codes::AUDIENCE_PWD_INVALID,
        F::DepartmentName => codes::DEPT_NAME_TOO_LONG,
        F::CycleFirstDay => codes::CYCLE_START_DATE_MISSING,
        F::CycleLastDay => codes::CYCLE_END_DATE_MISSING,
        F::CyclePeriod => codes::CYCLE_INVALID,
        F::CycleInterval => codes::CYCLE_INTERVAL_INVALID,
        F::CyclePointsMissing => codes::CYCLE_POINT_MISSING,
        F::CyclePoints => codes::CYCLE_POINT_INVALID,
        F::RoomName | F::RoomHostPassword | F::RoomGuestPassword => codes::USG_PARAM_INVALID,
        F::Start
        | F::Zone
        | F::RecordAudience
        | F::RoomIdType
        | F::Capacity
        | F::Interpretation
        | F::Resource
        | F::Rules
        | F::Prolong
        | F::Attendees
        | F::AttendeeContact
        | F::AttendeeKind
        | F::AttendeeUnique
        | F::AttendeeText
        | F::Cycle
        | F::CycleRemindDays
        | F::Description
        | F::RemindMinutes
        | F::HistoryDays
        | F::PasswordLength
        | F::PasswordKinds
        | F::PasswordDays => codes::PARAM_INVALID,
        F::Occurrence
        | F::WebinarDescription
        | F::WebinarIntroduction
        | F::WebinarBaseCount
        | F::WebinarMultiple
        | F::WebinarPicture => codes::PARAM_INVALID,
    }
}

/// The property as the client spelt it, to begin the sentence with.
fn name_of(field: Field) -> &'static str {
    use Field as F;
    match field {
        F::Subject => "subject",
        F::Start => "startTime",
        F::Length => "length",
        F::MediaTypes => "mediaTypes",
        F::MeetingType => "conferenceType",
        F::GroupUri => "groupuri",
        F::AutoRecord => "isAutoRecord",
        F::Encryption => "encryptMode",
        F::Language => "language",
        F::Zone => "timeZoneID",
        F::RecordMode => "recordType",
        F::LiveAddress => "liveAddress",
        F::ScreenAddress => "auxAddress",
        F::RecordScreen => "recordAuxStream",
        F::RecordAudience => "recordAuthType",
        F::RoomFlag => "vmrFlag",
        F::Room => "vmrID",
        F::RoomIdType => "vmrIDType",
        F::Capacity => "concurrentParticipants",
        F::Interpretation => "supportSimultaneousInterpretation",
        F::Resource => "confResType",
        F::GuestPassword => "guestPwd",
        F::AudiencePassword => "audiencePasswd",
        F::WebinarDescription => "description",
        F::WebinarIntroduction => "roomIntroduce",
        F::WebinarBaseCount => "baseAudienceCount",
        F::WebinarMultiple => "multiple",
        F::WebinarPicture => "a picture",
        F::Rules => "confConfigInfo",
        F::Prolong => "prolongLength",
        F::Attendees => "attendees",
        F::AttendeeContact => "an attendee",
        F::AttendeePhoneLength | F::AttendeePhone => "an attendee's phone",
        F::AttendeeName => "an attendee's name",
        F::AttendeeRole => "an attendee's role",
        F::AttendeeEmailLength | F::AttendeeEmail => "an attendee's email",
        F::AttendeeSmsLength | F::AttendeeSms => "an attendee's sms",
        F::AttendeeMute => "an attendee's isMute",
        F::AttendeeAutoInvite => "an attendee's isAutoInvite",
        F::AttendeeKind => "an attendee's type",
        F::AttendeeUnique => "an attendee's uniqueType",
        F::AttendeeText => "a text of an attendee",
        F::DepartmentName => "an attendee's deptName",
        F::Cycle => "cycleParams",
        F::CycleFirstDay => "startDate",
        F::CycleLastDay => "endDate",
        F::CyclePeriod => "cycle",
        F::CycleInterval => "interval",
        F::CyclePointsMissing | F::CyclePoints => "point",
        F::CycleRemindDays => "preRemindDays",
        F::Description => "description",
        F::Occurrence => "cycleSubConfID",
        F::RoomName => "vmrName",
        F::RoomHostPassword => "chairPwd",
        F::RoomGuestPassword => "gustPwd",
        F::RemindMinutes => "remindMinutes",
        F::HistoryDays => "historyDays",
        F::PasswordLength => "passwordLength",
        F::PasswordKinds => "passwordKinds",
        F::PasswordDays => "passwordDays",
    }
}
