//! What tests of several modules begin with: a corporation, its people and rooms, a fixed time, and
//! a seeded source of bytes.

pub(crate) mod arbitrary;

use crate::attendee::Attendee;
use crate::booking::Media;
use crate::create::{Context, create};
use crate::draft::{AttendeeDraft, CycleDraft};
use crate::{
    AdminLevel, Booking, Corporation, CorporationId, Defaults, Draft, Period, Profile, Random, Role, Room, RoomId,
    RoomKind, Secrets, User, UserId, UserKind, ZoneRules,
};
use jiff::Timestamp;

/// An instant written as in the documents.
pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().expect("tests write instants well")
}

/// Tuesday 4 March 2031, 08:10:20 UTC, in Beijing 16:10:20.
pub(crate) fn now() -> Timestamp {
    at("2031-03-04T08:10:20Z")
}

pub(crate) fn corporation() -> Corporation {
    Corporation::new(CorporationId::new("100000001"), "Roofers", Defaults::default())
}

/// A user of the corporation with this name, which is also his ID.
pub(crate) fn user(name: &str) -> User {
    User {
        id: UserId::new(name),
        corporation: corporation().id,
        account: name.to_owned(),
        name: name.to_owned(),
        email: String::new(),
        phone: String::new(),
        third_account: None,
        number: String::new(),
        admin: AdminLevel::None,
        kind: UserKind::Corporation,
        disabled: false,
        created_at: now(),
        profile: Profile::default(),
    }
}

/// A room of ana's.
pub(crate) fn room(kind: RoomKind) -> Room {
    Room {
        id: RoomId::new("room"),
        corporation: corporation().id,
        number: "8123456789".to_owned(),
        name: "Attic".to_owned(),
        kind,
        owner: Some(UserId::new("ana")),
        host_password: "111111".to_owned(),
        guest_password: "222222".to_owned(),
        guests_first: true,
        guests_first_notice: false,
        capacity: 0,
        disabled: false,
        audience: 0,
        order: None,
        package: None,
        expires_at: None,
    }
}

/// Runs `test` with a source of bytes that is the same every time (an xorshift generator).
pub(crate) fn seeded<T>(seed: u64, test: impl FnOnce(&mut Random<'_>) -> T) -> T {
    let mut state = seed | 1;
    let mut fill = move |bytes: &mut [u8]| {
        for byte in bytes {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            *byte = state.to_be_bytes()[0];
        }
    };
    test(&mut Random::new(&mut fill))
}

/// Where ana books, at [`now`], in no room.
pub(crate) struct Scene {
    pub(crate) corporation: Corporation,
    pub(crate) user: User,
    pub(crate) room: Option<Room>,
    pub(crate) now: Timestamp,
}

impl Scene {
    pub(crate) fn new() -> Self {
        Self { corporation: corporation(), user: user("ana"), room: None, now: now() }
    }

    pub(crate) fn in_room(kind: RoomKind) -> Self {
        Self { room: Some(room(kind)), ..Self::new() }
    }

    pub(crate) fn context(&self) -> Context<'_> {
        Context {
            corporation: &self.corporation,
            user: &self.user,
            rules: ZoneRules::Iana,
            room: self.room.as_ref(),
            now: self.now,
        }
    }

    /// Books what must be bookable.
    pub(crate) fn book(&self, draft: Draft) -> (Booking, Secrets) {
        seeded(7, |random| create(&self.context(), draft, random)).expect("the test's draft is fine")
    }
}

/// The least that makes a meeting.
pub(crate) fn draft() -> Draft {
    Draft { media: Some(Media { voice: true, ..Media::default() }), ..Draft::default() }
}

/// A meeting on 2 May 2031 at noon UTC.
pub(crate) fn scheduled() -> Draft {
    Draft { start: Some(at("2031-05-02T12:00:00Z")), ..draft() }
}

/// The documents' series: Tuesday and Thursday every second week, 09:00 in Beijing.
pub(crate) fn series() -> Draft {
    Draft {
        start: Some(at("2031-06-03T01:00:00Z")),
        series: true,
        cycle: Some(cycle(Period::Week, 2, &[2, 4], "2031-06-03", "2031-07-15")),
        ..draft()
    }
}

pub(crate) fn cycle(period: Period, interval: i64, points: &[i64], first: &str, last: &str) -> CycleDraft {
    CycleDraft {
        first_day: Some(first.to_owned()),
        last_day: Some(last.to_owned()),
        period: Some(period),
        interval: Some(interval),
        points: Some(points.to_vec()),
        remind_days: None,
    }
}

/// An invited user of this server.
pub(crate) fn invited(name: &str, role: Role) -> AttendeeDraft {
    let attendee = Attendee { user: Some(UserId::new(name)), name: name.to_owned(), role, ..Attendee::default() };
    AttendeeDraft { attendee, ..AttendeeDraft::default() }
}
