//! The vendor's error codes that this server answers with, and the vendor's meaning of each. Which
//! mistake gets which code, and its HTTP status, is decided by the server.
//!
//! The one published error text is a constant in upper snake case; the others are formed alike.

use std::fmt;

#[cfg(test)]
mod tests;

/// Family of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Prefix {
    /// Meetings.
    Mmc,
    /// Users, directory and sign-in.
    Usg,
    /// Webinars. The vendor lists no numbers of its own for them, so they are those of meetings.
    Wss,
}

/// An error code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Code {
    /// Family.
    pub prefix: Prefix,
    /// Nine digits.
    pub number: &'static str,
    /// Name in upper snake case.
    pub name: &'static str,
}

impl Code {
    /// The same as calls on webinars answer it: what is a meeting's reason becomes a webinar's, and a
    /// reason of sign-in stays what it is.
    #[must_use]
    pub fn of_webinars(self) -> Self {
        let prefix = if self.prefix == Prefix::Mmc { Prefix::Wss } else { self.prefix };
        Self { prefix, ..self }
    }
}

impl fmt::Display for Code {
    /// As in `error_code`, such as `MMC.111070005`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = match self.prefix {
            Prefix::Mmc => "MMC",
            Prefix::Usg => "USG",
            Prefix::Wss => "WSS",
        };
        write!(f, "{prefix}.{}", self.number)
    }
}

macro_rules! codes {
    ($( $(#[doc = $doc:literal])+ $NAME:ident = $Prefix:ident $number:literal; )+) => {
        $(
            $(#[doc = $doc])+
            pub const $NAME: Code = Code { prefix: Prefix::$Prefix, number: $number, name: stringify!($NAME) };
        )+

        /// Every code.
        pub const ALL: &[Code] = &[$($NAME),+];
    };
}

codes! {
    /// Bad request.
    BAD_REQUEST = Mmc "111070001";
    /// Not allowed.
    NOT_ALLOWED = Mmc "111070002";
    /// Processing failed.
    PROCESSING_FAILED = Mmc "111070003";
    /// No such meeting; also one that is over or cancelled.
    CONF_NOT_FOUND = Mmc "111070005";
    /// No such room.
    VMR_NOT_FOUND = Mmc "111070006";
    /// Not allowed to see this meeting.
    CONF_NOT_VISIBLE = Mmc "111070010";
    /// Subscribing refused.
    SUBSCRIBE_REFUSED = Mmc "111070121";
    /// Unsubscribing failed.
    UNSUBSCRIBE_FAILED = Mmc "111070122";

    /// Internal service fault.
    SERVICE_FAULT = Mmc "111071001";
    /// Creating failed, try again.
    CREATE_FAILED = Mmc "111071003";
    /// Room is booked at that time.
    VMR_BUSY = Mmc "111071005";
    /// A room meeting cannot become an instant one.
    VMR_CONF_NOT_INSTANT = Mmc "111071009";
    /// Room flag cannot change.
    VMR_FLAG_FIXED = Mmc "111071010";
    /// Start is in the past.
    START_TIME_IN_PAST = Mmc "111071013";
    /// Start is too far ahead.
    START_TIME_TOO_FAR = Mmc "111071014";
    /// Length out of range.
    LENGTH_INVALID = Mmc "111071015";
    /// List of occurrences to cancel is empty.
    SUB_CONF_LIST_EMPTY = Mmc "111071016";
    /// Too many participants.
    TOO_MANY_PARTICIPANTS = Mmc "111071017";
    /// Media type missing or unknown.
    MEDIA_TYPE_INVALID = Mmc "111071018";
    /// Meeting type unknown.
    CONF_TYPE_INVALID = Mmc "111071019";
    /// Series without its parameters.
    CYCLE_PARAMS_MISSING = Mmc "111071020";
    /// Length out of range.
    LENGTH_OUT_OF_RANGE = Mmc "111071021";
    /// Subject too long.
    SUBJECT_TOO_LONG = Mmc "111071022";
    /// Group URI too long.
    GROUP_URI_TOO_LONG = Mmc "111071023";
    /// E-mail address malformed.
    EMAIL_INVALID = Mmc "111071024";
    /// Number for SMS malformed.
    SMS_INVALID = Mmc "111071025";
    /// Department name too long.
    DEPT_NAME_TOO_LONG = Mmc "111071026";
    /// Auto-record flag out of range.
    AUTO_RECORD_INVALID = Mmc "111071032";
    /// Encryption mode out of range.
    ENCRYPT_MODE_INVALID = Mmc "111071034";
    /// Language wrong.
    LANGUAGE_INVALID = Mmc "111071035";
    /// Auto-extension out of range.
    PROLONG_INVALID = Mmc "111071036";
    /// `vmrID` too long.
    VMR_ID_TOO_LONG = Mmc "111071037";
    /// Record type out of range.
    RECORD_TYPE_INVALID = Mmc "111071038";
    /// Live address too long.
    LIVE_ADDRESS_TOO_LONG = Mmc "111071039";
    /// Auxiliary live address too long.
    AUX_ADDRESS_TOO_LONG = Mmc "111071040";
    /// Series without a first day.
    CYCLE_START_DATE_MISSING = Mmc "111071041";
    /// Series without a last day.
    CYCLE_END_DATE_MISSING = Mmc "111071042";
    /// Period of the series unknown.
    CYCLE_INVALID = Mmc "111071043";
    /// Interval of the series out of range.
    CYCLE_INTERVAL_INVALID = Mmc "111071044";
    /// Days of the series missing.
    CYCLE_POINT_MISSING = Mmc "111071045";
    /// Days of the series out of range.
    CYCLE_POINT_INVALID = Mmc "111071046";
    /// `vmrFlag` out of range.
    VMR_FLAG_INVALID = Mmc "111071047";
    /// `recordAuxStream` out of range.
    RECORD_AUX_STREAM_INVALID = Mmc "111071048";
    /// Out of meeting IDs.
    CONF_ID_EXHAUSTED = Mmc "111071054";
    /// Corporation has no concurrency.
    NO_CONCURRENCY = Mmc "111071060";
    /// Parameter check failed: what has no code of its own.
    PARAM_INVALID = Mmc "111071061";
    /// Body is not valid JSON.
    BODY_NOT_JSON = Mmc "111071062";
    /// Not the owner of the room.
    VMR_NOT_OWNED = Mmc "111071063";
    /// Room is running another meeting.
    VMR_RUNNING = Mmc "111071064";
    /// Cannot change: already started.
    CONF_ALREADY_STARTED = Mmc "111071065";
    /// Too many attendees.
    TOO_MANY_ATTENDEES = Mmc "111071066";
    /// Cannot cancel: running.
    CONF_RUNNING = Mmc "111071067";
    /// Live room of an occurrence cannot change.
    SUB_CONF_LIVE_ROOM_FIXED = Mmc "111071070";
    /// Guest password malformed.
    GUEST_PWD_INVALID = Mmc "111071080";
    /// Guest password equals the meeting ID.
    GUEST_PWD_IS_CONF_ID = Mmc "111071081";
    /// Layouts: too many.
    TOO_MANY_LAYOUTS = Mmc "111071085";
    /// Too many meetings.
    TOO_MANY_CONFS = Mmc "111071082";
    /// Webinar and meeting cannot turn into each other.
    WEBINAR_FIXED = Mmc "111071089";
    /// Audience cannot be added.
    AUDIENCE_NOT_INVITED = Mmc "111071090";
    /// Corporation has no interpretation.
    NO_INTERPRETATION = Mmc "111071097";
    /// Guest password equals the host's.
    GUEST_PWD_IS_CHAIR_PWD = Mmc "111071105";
    /// Audience password malformed.
    AUDIENCE_PWD_INVALID = Mmc "111071107";
    /// Audience password equals the meeting ID.
    AUDIENCE_PWD_IS_CONF_ID = Mmc "111071108";
    /// Audience password equals the host's.
    AUDIENCE_PWD_IS_CHAIR_PWD = Mmc "111071109";
    /// Audience password equals the guests'.
    AUDIENCE_PWD_IS_GUEST_PWD = Mmc "111071111";
    /// Fixed or random ID cannot change.
    VMR_ID_TYPE_CHANGED = Mmc "111071112";
    /// Room cannot change.
    VMR_CHANGED = Mmc "111071113";
    /// Room flag cannot change.
    VMR_FLAG_CHANGED = Mmc "111071114";
    /// New time of an occurrence out of range.
    SUB_CONF_TIME_INVALID = Mmc "111071119";

    /// Not started.
    CONF_NOT_STARTED = Mmc "111072005";
    /// Ended.
    CONF_ENDED = Mmc "111072006";
    /// No such participant.
    PARTICIPANT_NOT_FOUND = Mmc "111072008";
    /// Not supported.
    NOT_SUPPORTED = Mmc "111072010";
    /// Wrong state for this.
    CONF_WRONG_STATE = Mmc "111072011";
    /// An operation on a participant failed.
    CONF_OPERATION_FAILED = Mmc "111072012";
    /// Too early to start.
    CONF_TOO_EARLY = Mmc "111072015";
    /// No attendees.
    NO_ATTENDEES = Mmc "111072017";
    /// Host password wrong.
    HOST_PASSWORD_WRONG = Mmc "111072018";
    /// Attendee: neither number nor another way to reach him.
    ATTENDEE_NUMBER_MISSING = Mmc "111072031";
    /// Attendee: number too long.
    ATTENDEE_NUMBER_TOO_LONG = Mmc "111072032";
    /// Attendee: number malformed.
    ATTENDEE_NUMBER_INVALID = Mmc "111072033";
    /// Attendee: name too long.
    ATTENDEE_NAME_TOO_LONG = Mmc "111072034";
    /// Attendee: role out of range.
    ATTENDEE_ROLE_INVALID = Mmc "111072035";
    /// Attendee: e-mail address too long.
    ATTENDEE_EMAIL_TOO_LONG = Mmc "111072036";
    /// Attendee: number for SMS too long.
    ATTENDEE_SMS_TOO_LONG = Mmc "111072037";
    /// Attendee: mute flag out of range.
    ATTENDEE_MUTE_INVALID = Mmc "111072038";
    /// Attendee: auto-invite flag out of range.
    ATTENDEE_AUTO_INVITE_INVALID = Mmc "111072039";
    /// Voice meeting: not possible.
    VOICE_MEETING = Mmc "111072025";
    /// Layout: empty.
    LAYOUT_EMPTY = Mmc "111072028";
    /// Layout: more than one pane with the shared screen.
    LAYOUT_SCREENS = Mmc "111072029";
    /// View type out of range.
    VIEW_TYPE_INVALID = Mmc "111072040";
    /// Layout: manual flag.
    LAYOUT_MANUAL_INVALID = Mmc "111072041";
    /// Layout: polling time.
    LAYOUT_TIME_INVALID = Mmc "111072042";
    /// Layout: type missing.
    LAYOUT_TYPE_MISSING = Mmc "111072043";
    /// Layout: type unknown.
    LAYOUT_TYPE_INVALID = Mmc "111072044";
    /// Display mode missing.
    DISPLAY_MODE_MISSING = Mmc "111072051";
    /// Display mode unknown.
    DISPLAY_MODE_INVALID = Mmc "111072052";
    /// Picture type unknown.
    PICTURE_TYPE_INVALID = Mmc "111072053";
    /// Pane index beyond the number of panes.
    PANE_BEYOND = Mmc "111072058";
    /// No host in the meeting.
    NO_HOST = Mmc "111072059";
    /// Extending: longest reached.
    LONGEST_REACHED = Mmc "111074003";
    /// A switch is not 0 or 1.
    SWITCH_INVALID = Mmc "111072045";
    /// Name missing.
    NAME_MISSING = Mmc "111072046";
    /// New name too long.
    NEW_NAME_TOO_LONG = Mmc "111072047";
    /// Locked.
    CONF_LOCKED = Mmc "111072050";
    /// Body missing.
    BODY_MISSING = Mmc "111072057";
    /// Audience: only for one of it.
    ONLY_ON_AUDIENCE = Mmc "111072090";
    /// Audience: too many hands.
    TOO_MANY_AUDIENCE_HANDS = Mmc "111072102";
    /// Audience: too many speakers.
    TOO_MANY_AUDIENCE_SPEAKERS = Mmc "111072103";
    /// Audience cannot be co-host.
    AUDIENCE_IS_NO_COHOST = Mmc "111072108";
    /// No changing roles in a webinar.
    WEBINAR_ROLE_FIXED = Mmc "111072207";
    /// Audience cannot be host.
    AUDIENCE_IS_NO_HOST = Mmc "111072213";
    /// No such meeting or wrong password; the one published error text.
    CONF_NOT_FOUND_OR_AUTH_FAILED = Mmc "111072065";
    /// The host cannot raise a hand.
    HOST_HAS_NO_HAND = Mmc "111072069";
    /// Guests may not do this.
    GUEST_NOT_ALLOWED = Mmc "111072070";
    /// Only on oneself.
    ONLY_ONESELF = Mmc "111072071";
    /// That participant cannot be host.
    CANNOT_BE_HOST = Mmc "111072072";
    /// Cap on participants reached.
    CONF_FULL = Mmc "111072101";
    /// That participant cannot be co-host.
    CANNOT_BE_COHOST = Mmc "111072106";
    /// The host cannot be co-host.
    HOST_IS_NO_COHOST = Mmc "111072107";
    /// Cannot be done to the host.
    NOT_ON_HOST = Mmc "111072110";
    /// That participant cannot be asked to share.
    CANNOT_SHARE = Mmc "111072111";
    /// The meeting was booked without recording.
    NOT_RECORDED = Mmc "111072020";
    /// The meeting was booked without live streaming, or cannot be streamed now.
    STREAMING_FAILED = Mmc "111072068";
    /// No space for recordings was bought.
    NO_RECORDING_SPACE = Mmc "111072066";
    /// The space for recordings is used up.
    RECORDING_SPACE_FULL = Mmc "111072067";
    /// The server has nothing to record with, or nowhere to.
    RECORDING_MISSING = Mmc "111077001";
    /// There is no such recording, or it may not be watched.
    NO_SUCH_RECORDING = Mmc "111077201";
    /// A co-host cannot be put into the waiting room.
    COHOST_CANNOT_WAIT = Mmc "111112004";
    /// That client cannot be put into the waiting room.
    CLIENT_CANNOT_WAIT = Mmc "111112008";
    /// Package of the room in the wrong state: expired or stopped.
    ROOM_PACKAGE_STATE = Mmc "111073007";
    /// The corporation's concurrency is used up.
    CONCURRENCY_USED_UP = Mmc "111076004";
    /// Conference token missing or unknown.
    CONF_TOKEN_INVALID = Mmc "111081006";
    /// Too many requests to a meeting call.
    TOO_MANY_REQUESTS = Mmc "100000429";

    /// Token invalid, when a token is validated.
    VALIDATED_TOKEN_INVALID = Usg "000000004";
    /// Busy.
    USG_BUSY = Usg "200000001";
    /// Internal service fault.
    USG_SERVICE_FAULT = Usg "200000002";
    /// Parameter wrong.
    USG_PARAM_INVALID = Usg "200000003";
    /// Illegal request.
    USG_ILLEGAL_REQUEST = Usg "200000004";
    /// No such user.
    USER_NOT_FOUND = Usg "201040000";
    /// Account exists already.
    ACCOUNT_EXISTS = Usg "201040001";
    /// No more users allowed.
    TOO_MANY_USERS = Usg "201040005";
    /// Activation code missing.
    ACTIVATION_CODE_MISSING = Usg "201050012";
    /// Activation code wrong.
    ACTIVATION_CODE_WRONG = Usg "201050015";
    /// No such terminal type.
    DEVICE_TYPE_NOT_FOUND = Usg "206040000";
    /// Password too weak.
    PASSWORD_TOO_WEAK = Usg "201040016";
    /// User exists already.
    USER_EXISTS = Usg "201040046";
    /// Account cannot change.
    ACCOUNT_FIXED = Usg "201040047";
    /// Host and guest password of a room are equal.
    VMR_PASSWORDS_EQUAL = Usg "201080006";
    /// Same as a meeting password.
    VMR_PASSWORD_IS_CONF_PASSWORD = Usg "201080017";
    /// Application void.
    APPLICATION_VOID = Usg "201510003";
    /// Wrong account or password.
    WRONG_ACCOUNT_OR_PASSWORD = Usg "206010000";
    /// Account not active.
    ACCOUNT_NOT_ACTIVE = Usg "206010007";
    /// Single sign-on failed.
    SSO_FAILED = Usg "206010022";
    /// Single sign-on not supported.
    SSO_NOT_SUPPORTED = Usg "206010023";
    /// Authentication type wrong.
    AUTH_TYPE_INVALID = Usg "206010024";
    /// App ID sign-in failed.
    APP_ID_AUTH_FAILED = Usg "206010025";
    /// App ID sign-in: no automatic registration.
    APP_ID_NO_REGISTRATION = Usg "206010030";
    /// App ID sign-in: automatic registration failed.
    APP_ID_REGISTRATION_FAILED = Usg "206010031";
    /// Ordinary users may not do this.
    ORDINARY_USER_NOT_ALLOWED = Usg "206010036";
    /// App ID signature expired.
    APP_ID_SIGNATURE_EXPIRED = Usg "206010057";
    /// Phone number taken.
    PHONE_TAKEN = Usg "206010065";
    /// E-mail address taken.
    EMAIL_TAKEN = Usg "206010066";
    /// Captcha missing.
    CAPTCHA_MISSING = Usg "206010011";
    /// Captcha wrong.
    CAPTCHA_WRONG = Usg "206010012";
    /// Code wrong or expired.
    CODE_WRONG_OR_EXPIRED = Usg "206030001";
    /// Code wrong.
    CODE_WRONG = Usg "206030002";
    /// Sending the code failed.
    CODE_NOT_SENT = Usg "206030003";
    /// Wait before another code.
    CODE_TOO_SOON = Usg "206030004";
    /// Password cannot be changed.
    PASSWORD_FIXED = Usg "206030005";
    /// Old password wrong.
    OLD_PASSWORD_WRONG = Usg "206030006";
    /// Password used before.
    PASSWORD_USED_BEFORE = Usg "206030009";
    /// Password changed within 5 minutes.
    PASSWORD_TOO_SOON = Usg "206030011";
    /// Password too like the old one.
    PASSWORD_TOO_ALIKE = Usg "206030013";
    /// Not allowed to reset.
    PASSWORD_RESET_NOT_ALLOWED = Usg "206030016";
    /// Code asked for too often.
    CODE_TOO_OFTEN = Usg "206030019";
    /// No SMS.
    CODE_NO_SMS = Usg "206060012";
    /// Token missing, unknown or expired.
    TOKEN_INVALID = Usg "206020000";
    /// Displaced by another sign-in.
    TOKEN_DISPLACED = Usg "206020002";
    /// No such user, when signing in or recovering a password.
    SIGN_IN_USER_NOT_FOUND = Usg "206030000";
    /// Length of a password wrong.
    PASSWORD_LENGTH_INVALID = Usg "206030007";
    /// Password too simple.
    PASSWORD_TOO_SIMPLE = Usg "206030008";
    /// Password repeats a character too often.
    PASSWORD_REPEATS = Usg "206030010";
    /// Password contains the account.
    PASSWORD_CONTAINS_ACCOUNT = Usg "206030012";
    /// Format of a password wrong.
    PASSWORD_FORMAT_INVALID = Usg "206030014";
    /// Locked, try again later.
    ACCOUNT_LOCKED = Usg "206030015";
    /// Too many requests to a call about users or sign-in.
    USG_TOO_MANY_REQUESTS = Usg "100000429";
}
