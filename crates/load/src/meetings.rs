//! The meetings that benchmarks book, once as requests and once as what the server keeps of them.
//!
//! They are scheduled ones of an hour with one attendee from outside, spread evenly over 300 days
//! from tomorrow on, so none of them is over while a benchmark runs.

use crate::Failure;
use convoca_booking::attendee::Attendee;
use convoca_booking::create::{Context, create};
use convoca_booking::draft::AttendeeDraft;
use convoca_booking::{Booking, Corporation, Draft, Media, MeetingId, Random, Secrets, User, ZoneRules};
use convoca_store::{Effects, NewMeeting};
use jiff::{SignedDuration, Timestamp};
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::atomic::{AtomicU64, Ordering};

/// Minutes over which meetings are spread: 300 days.
const SPREAD_MIN: u64 = 300 * 24 * 60;

/// Has no divisor in common with [`SPREAD_MIN`], so successive meetings lie far apart and every
/// minute gets its turn.
const STRIDE_MIN: u64 = 7_919;

/// How many digits after the 9 a meeting's ID has, as a number.
const IDS: u64 = 100_000_000;

/// Has no divisor in common with [`IDS`], so that IDs look random and yet never repeat.
const ID_STRIDE: u64 = 61_803_399;

/// How many different secrets are drawn beforehand.
const SECRETS: usize = 1_024;

const SUBJECT: &str = "Weekly review of the works";
const LENGTH_MIN: i64 = 60;
const NAME: &str = "Dagny Holm";
const EMAIL: &str = "dagny.holm@example.com";

/// An endless supply of meetings, for any number of tasks.
pub struct Meetings {
    pattern: Booking,
    secrets: Vec<Secrets>,
    from: Timestamp,
    next: AtomicU64,
}

impl Meetings {
    /// Meetings that `user` books now.
    ///
    /// # Errors
    /// When the booking rules refuse them.
    pub fn of(corporation: &Corporation, user: &User) -> Result<Self, Failure> {
        let now = now();
        let from = first_start(now);
        let cx = Context { corporation, user, rules: ZoneRules::default(), room: None, now };
        let mut fill = weak_random();
        let mut random = Random::new(&mut fill);
        let (pattern, _) = create(&cx, draft(from), &mut random)?;
        let secrets = (0..SECRETS)
            .map(|_| create(&cx, draft(from), &mut random).map(|(_, secrets)| secrets))
            .collect::<Result<_, _>>()?;
        Ok(Self { pattern, secrets, from, next: AtomicU64::new(0) })
    }

    /// The next meeting, as the server would hand it to the store. It is copied from one that the
    /// booking rules made, because making it is not what is measured.
    pub fn next(&self) -> NewMeeting {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let mut booking = self.pattern.clone();
        booking.id = MeetingId::new(format!("9{:08}", number.wrapping_mul(ID_STRIDE) % IDS));
        booking.start = start(self.from, number);
        let drawn = usize::try_from(number % self.secrets.len() as u64).unwrap_or(0);
        NewMeeting {
            most: None,
            booking,
            secrets: self.secrets[drawn].clone(),
            remember: None,
            effects: Effects::default(),
            now: self.pattern.created_at,
        }
    }

    /// Whether `booking` differs from ours in nothing but its ID and its times.
    pub fn is_like(&self, booking: &Booking) -> bool {
        let mut ours = self.pattern.clone();
        ours.id = booking.id.clone();
        ours.start = booking.start;
        ours.created_at = booking.created_at;
        ours == *booking
    }
}

/// Bodies of requests that book such meetings.
pub struct Requests {
    from: Timestamp,
    next: AtomicU64,
}

impl Requests {
    /// Requests from now on.
    pub fn new() -> Self {
        Self { from: first_start(now()), next: AtomicU64::new(0) }
    }

    /// The next one.
    pub fn next(&self) -> String {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let start = start(self.from, number).strftime("%Y-%m-%d %H:%M");
        format!(
            r#"{{"subject":"{SUBJECT}","mediaTypes":"HDVideo","startTime":"{start}","length":{LENGTH_MIN},"attendees":[{{"name":"{NAME}","email":"{EMAIL}"}}]}}"#
        )
    }
}

impl Default for Requests {
    fn default() -> Self {
        Self::new()
    }
}

fn draft(start: Timestamp) -> Draft {
    Draft {
        subject: Some(SUBJECT.to_owned()),
        start: Some(start),
        length_min: Some(LENGTH_MIN),
        media: Some(Media { hd_video: true, ..Media::default() }),
        attendees: Some(vec![AttendeeDraft {
            attendee: Attendee { name: NAME.to_owned(), email: EMAIL.to_owned(), ..Attendee::default() },
            kind: None,
            auto_invite: None,
        }]),
        ..Draft::default()
    }
}

/// The time in whole milliseconds, as the server keeps it.
fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
}

/// A day ahead, on the minute.
fn first_start(now: Timestamp) -> Timestamp {
    let minute = now.as_second().div_euclid(60) * 60;
    Timestamp::from_second(minute).unwrap_or(now) + SignedDuration::from_hours(24)
}

fn start(from: Timestamp, number: u64) -> Timestamp {
    let minutes = number.wrapping_mul(STRIDE_MIN) % SPREAD_MIN;
    from + SignedDuration::from_mins(i64::try_from(minutes).unwrap_or(0))
}

/// Random bytes that are good enough for what is thrown away after a benchmark.
pub(crate) fn weak_random() -> impl FnMut(&mut [u8]) {
    let seed = RandomState::new();
    let mut count = 0_u64;
    move |bytes| {
        for part in bytes.chunks_mut(8) {
            count += 1;
            let mut hasher = seed.build_hasher();
            hasher.write_u64(count);
            part.copy_from_slice(&hasher.finish().to_le_bytes()[..part.len()]);
        }
    }
}

/// A number below `below`, different each time.
pub fn weak_random_below(below: u64) -> u64 {
    RandomState::new().build_hasher().finish() % below.max(1)
}
