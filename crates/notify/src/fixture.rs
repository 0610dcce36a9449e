//! What tests of several modules begin with: a booked meeting or series, and somebody to tell.

use crate::Topic;
use crate::notice::{Notice, Recipient, Scope, Sender};
use convoca_booking::booking::Media;
use convoca_booking::create::{Context, create};
use convoca_booking::draft::CycleDraft;
use convoca_booking::{
    AdminLevel, Booking, Corporation, CorporationId, Defaults, Draft, Kind, Occurrence, Period, Profile, Random,
    Secrets, User, UserId, UserKind, ZoneId, ZoneRules,
};
use jiff::Timestamp;

/// An instant written as in the documents.
pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().expect("tests write instants well")
}

/// When tests book.
pub(crate) fn now() -> Timestamp {
    at("2031-02-01T08:00:00Z")
}

/// London, with daylight saving from 30 March to 26 October 2031.
pub(crate) const LONDON: u8 = 26;

/// A meeting, and how its zone is read.
pub(crate) struct Scene {
    pub(crate) booking: Booking,
    pub(crate) secrets: Secrets,
    pub(crate) rules: ZoneRules,
    pub(crate) to: Recipient,
}

impl Scene {
    /// A meeting in London on 5 March 2031 at 10:00.
    pub(crate) fn single() -> Self {
        Self::book(draft(LONDON, "2031-03-05T10:00:00Z"), ZoneRules::Iana).expect("the draft is fine")
    }

    /// A series at the time of day of `start`; its points and days as given.
    pub(crate) fn series(zone: u8, start: &str, cycle: (Period, i64, &[i64]), days: (&str, &str)) -> Self {
        Self::series_by(zone, ZoneRules::Iana, start, cycle, days).expect("the draft is fine")
    }

    /// The same by other rules; `None` when it cannot be booked.
    pub(crate) fn series_by(
        zone: u8,
        rules: ZoneRules,
        start: &str,
        (period, interval, points): (Period, i64, &[i64]),
        (first, last): (&str, &str),
    ) -> Option<Self> {
        let cycle = CycleDraft {
            first_day: Some(first.to_owned()),
            last_day: Some(last.to_owned()),
            period: Some(period),
            interval: Some(interval),
            points: Some(points.to_vec()),
            remind_days: None,
        };
        Self::book(Draft { series: true, cycle: Some(cycle), ..draft(zone, start) }, rules)
    }

    fn book(draft: Draft, rules: ZoneRules) -> Option<Self> {
        let corporation = Corporation::new(CorporationId::new("100000001"), "Roofers", Defaults::default());
        let user = User {
            id: UserId::new("ana"),
            corporation: corporation.id.clone(),
            account: "ana".to_owned(),
            name: "Ana".to_owned(),
            email: String::new(),
            phone: String::new(),
            third_account: None,
            number: String::new(),
            admin: AdminLevel::None,
            kind: UserKind::Corporation,
            disabled: false,
            created_at: now(),
            profile: Profile::default(),
        };
        let cx = Context { corporation: &corporation, user: &user, rules, room: None, now: now() };
        let mut state = 7_u64;
        let mut fill = move |bytes: &mut [u8]| {
            for byte in bytes {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                *byte = state.to_be_bytes()[0];
            }
        };
        let (booking, secrets) = create(&cx, draft, &mut Random::new(&mut fill)).ok()?;
        let to = Recipient { name: "Bea".to_owned(), address: "bea@example.org".to_owned(), host: false };
        Some(Self { booking, secrets, rules, to })
    }

    /// The same in another language.
    pub(crate) fn in_language(mut self, tag: &str) -> Self {
        tag.clone_into(&mut self.booking.language);
        self
    }

    /// The same to a host.
    pub(crate) fn for_host(mut self) -> Self {
        self.to.host = true;
        self
    }

    /// A notice of the whole meeting, with a calendar.
    pub(crate) fn notice(&self, what: Topic) -> Notice<'_> {
        Notice {
            what,
            booking: &self.booking,
            secrets: &self.secrets,
            scope: Scope::Whole,
            to: &self.to,
            public_url: "https://meet.example",
            reply_url: None,
            rules: self.rules,
            access_number: "",
            calendar: true,
            now: now(),
            uid: "0123456789abcdef0123456789abcdef",
        }
    }

    /// The occurrences of the series.
    pub(crate) fn occurrences(&self) -> &[Occurrence] {
        match &self.booking.kind {
            Kind::Series { occurrences, .. } => occurrences,
            Kind::Instant { .. } | Kind::Scheduled => &[],
        }
    }

    /// The same, to be changed.
    pub(crate) fn occurrences_mut(&mut self) -> &mut Vec<Occurrence> {
        match &mut self.booking.kind {
            Kind::Series { occurrences, .. } => occurrences,
            Kind::Instant { .. } | Kind::Scheduled => panic!("the meeting is no series"),
        }
    }
}

/// Who mails come from.
pub(crate) fn sender() -> Sender {
    Sender { name: "Meetings".to_owned(), address: "meetings@meet.example".to_owned() }
}

fn draft(zone: u8, start: &str) -> Draft {
    Draft {
        subject: Some("Roof & gutter".to_owned()),
        start: Some(at(start)),
        length_min: Some(60),
        zone: ZoneId::new(zone),
        language: Some("en-US".to_owned()),
        media: Some(Media { voice: true, ..Media::default() }),
        ..Draft::default()
    }
}
