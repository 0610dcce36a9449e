//! A store to test on, and nouns to fill it with.

use convoca_booking::ApplicationId;
use convoca_booking::booking::{Encryption, Resource};
use convoca_booking::recurrence::{Cycle, Period};
use convoca_booking::{
    AdminLevel, Attendee, Booking, Corporation, CorporationId, Defaults, Kind, Media, MeetingId, Occurrence, Profile,
    Recording, Room, RoomId, RoomKind, RoomUse, Rules, Secrets, User, UserId, UserKind, ZoneId,
};
use convoca_store::{Application, ApplicationScope, Effects, NewMeeting, Place, Provision, Store, Vault};
use jiff::{SignedDuration, Timestamp};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Runs each case of a module on both stores.
macro_rules! on_both_stores {
    ($($case:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                let world = crate::world::World::sqlite().await;
                super::$case(&world).await;
                world.end().await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                let world = crate::world::World::postgres().await;
                super::$case(&world).await;
                world.end().await;
            })*
        }
    };
}
pub(crate) use on_both_stores;

/// The key that test stores are sealed with.
pub(crate) const KEY: [u8; 32] = [42; 32];

/// A store of its own.
pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) place: Place,
    folder: Option<tempfile::TempDir>,
    database: Option<(String, String)>,
}

impl World {
    /// A store on a new SQLite file.
    pub(crate) async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::Sqlite(folder.path().join("convoca.db"));
        let store = Store::open(place.clone(), Vault::from_key(KEY)).await.unwrap();
        Self { store, place, folder: Some(folder), database: None }
    }

    /// A store on a new database of the PostgreSQL server that the environment names.
    pub(crate) async fn postgres() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let Ok(server) = std::env::var("CONVOCA_TEST_POSTGRES") else {
            panic!("CONVOCA_TEST_POSTGRES is not set; ./test starts a PostgreSQL server and sets it")
        };
        let stamp = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_micros();
        let name = format!("convoca_{}_{stamp}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        command(&server, format!("CREATE DATABASE {name}")).await;
        let (base, parameters) = match server.split_once('?') {
            Some((base, parameters)) => (base, format!("?{parameters}")),
            None => (server.as_str(), String::new()),
        };
        let slashes = base.find("://").unwrap() + 3;
        let end = base[slashes..].find('/').map_or(base.len(), |slash| slashes + slash);
        let place = Place::Postgres(format!("{}/{name}{parameters}", &base[..end]));
        let store = Store::open(place.clone(), Vault::from_key(KEY)).await.unwrap();
        Self { store, place, folder: None, database: Some((server, name)) }
    }

    /// Another server on the same data.
    pub(crate) async fn another(&self) -> Store {
        Store::open(self.place.clone(), Vault::from_key(KEY)).await.unwrap()
    }

    /// Closes the store and drops its data.
    pub(crate) async fn end(self) {
        self.store.close().await;
        if let Some((server, name)) = self.database {
            command(&server, format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
        drop(self.folder);
    }

    /// A corporation with its administrator `<id>.admin` and his room.
    pub(crate) async fn corporation(&self, id: &str) -> Provision {
        let provision = provision(id);
        assert!(self.store.provision(provision.clone()).await.unwrap());
        provision
    }

    /// A user of the corporation with his personal room.
    pub(crate) async fn user(&self, corporation: &str, name: &str) -> (User, Room) {
        let user = user(corporation, name);
        let room = room(corporation, RoomKind::Personal, name, Some(&user.id));
        self.store.insert_user(&user, Some("hash"), &room, None).await.unwrap();
        (user, room)
    }

    /// Keeps a meeting.
    pub(crate) async fn insert(&self, booking: &Booking, now: Timestamp) {
        self.store.insert_meeting(new_meeting(booking, now)).await.unwrap();
    }
}

async fn command(server: &str, sql: String) {
    let mut connection = PgConnection::connect(server).await.unwrap();
    sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// 2031-03-01T00:00:00Z plus so many minutes.
pub(crate) fn at(minutes: i64) -> Timestamp {
    let start: Timestamp = "2031-03-01T00:00:00Z".parse().unwrap();
    start + SignedDuration::from_mins(minutes)
}

/// A provision with one cloud room.
pub(crate) fn provision(id: &str) -> Provision {
    let mut admin = user(id, &format!("{id}.admin"));
    admin.admin = AdminLevel::Default;
    Provision {
        corporation: Corporation::new(CorporationId::new(id), &format!("Corporation {id}"), Defaults::default()),
        personal: room(id, RoomKind::Personal, &admin.account, Some(&admin.id)),
        rooms: vec![room(id, RoomKind::Cloud, &format!("{id} cloud"), None)],
        admin,
        password_hash: Some("hash of the administrator".to_owned()),
        application: Some(application(id, "app")),
        provider_admin: None,
        effects: Effects::default(),
        only_if_empty: false,
    }
}

/// An application `<corporation>-<name>`.
pub(crate) fn application(corporation: &str, name: &str) -> Application {
    Application {
        id: ApplicationId::new(format!("{corporation}-{name}")),
        corporation: CorporationId::new(corporation),
        name: name.to_owned(),
        description: String::new(),
        key: format!("key-of-{corporation}-{name}"),
        scope: ApplicationScope::Corporation,
        stopped: false,
        created_at: at(0),
        updated_at: at(0),
    }
}

/// A user whose ID is `id-<name>`.
pub(crate) fn user(corporation: &str, name: &str) -> User {
    User {
        id: UserId::new(format!("id-{name}")),
        corporation: CorporationId::new(corporation),
        account: name.to_owned(),
        name: format!("Name of {name}"),
        email: String::new(),
        phone: String::new(),
        third_account: None,
        number: format!("sip-{name}"),
        admin: AdminLevel::None,
        kind: UserKind::Corporation,
        disabled: false,
        created_at: at(0),
        profile: Profile::default(),
    }
}

/// A room whose ID is `room-<name>` and whose number is `number-<name>`.
pub(crate) fn room(corporation: &str, kind: RoomKind, name: &str, owner: Option<&UserId>) -> Room {
    Room {
        id: RoomId::new(format!("room-{name}")),
        corporation: CorporationId::new(corporation),
        number: format!("number-{name}"),
        name: format!("Room of {name}"),
        kind,
        owner: owner.cloned(),
        host_password: "111222".to_owned(),
        guest_password: "33344455".to_owned(),
        guests_first: false,
        guests_first_notice: false,
        capacity: 0,
        disabled: false,
        audience: 0,
        order: None,
        package: None,
        expires_at: None,
    }
}

/// A meeting booked for later by `scheduler`, `start` minutes after [`at`]`(0)`.
pub(crate) fn booking(id: &str, scheduler: &User, start: i64, length: u16) -> Booking {
    Booking {
        id: MeetingId::new(id),
        corporation: scheduler.corporation.clone(),
        corporation_name: "Corporation".to_owned(),
        scheduler: scheduler.id.clone(),
        scheduler_name: scheduler.name.clone(),
        subject: format!("Subject {id}"),
        kind: Kind::Scheduled,
        start: at(start),
        length_min: length,
        zone: ZoneId::BEIJING,
        language: "en-US".to_owned(),
        media: Media::default(),
        attendees: Vec::new(),
        recording: Recording::default(),
        encryption: Encryption::default(),
        room: None,
        rules: Rules::default(),
        capacity: 0,
        interpretation: false,
        resource: Resource::default(),
        group_uri: String::new(),
        created_at: at(0),
        cancelled_at: None,
        holding: None,
        ended_at: None,
        last_holding: None,
        closed_until: None,
        concluded_until: None,
        sequence: 0,
        webinar: None,
    }
}

/// The meeting with these people invited.
pub(crate) fn inviting(mut booking: Booking, people: &[&User]) -> Booking {
    let invite = |user: &&User| Attendee { user: Some(user.id.clone()), ..Attendee::default() };
    booking.attendees = people.iter().map(invite).collect();
    booking
}

/// The meeting as a series that begins at each of these minutes.
pub(crate) fn series(mut booking: Booking, starts: &[i64]) -> Booking {
    let day = "2031-03-01".parse().unwrap();
    let length = booking.length();
    let occurrence = |start: &i64| Occurrence::new(format!("{start:032x}"), at(*start), at(*start) + length);
    booking.start = at(starts[0]);
    booking.kind = Kind::Series {
        cycle: Cycle {
            first_day: day,
            last_day: day,
            period: Period::Day,
            interval: 1,
            points: vec![],
            remind_days: 0,
        },
        occurrences: starts.iter().map(occurrence).collect(),
    };
    booking
}

/// The meeting as an instant one.
pub(crate) fn instant(mut booking: Booking) -> Booking {
    booking.kind = Kind::Instant { holding: "0".repeat(32) };
    booking
}

/// The meeting in a room.
pub(crate) fn held_in(mut booking: Booking, room: &Room) -> Booking {
    booking.room = Some(RoomUse {
        room: room.id.clone(),
        number: room.number.clone(),
        kind: room.kind,
        capacity: room.capacity,
        random_id: true,
    });
    booking
}

/// Secrets that are easy to look for.
pub(crate) fn secrets() -> Secrets {
    Secrets {
        host_password: "host-password-987654".to_owned(),
        guest_password: "guest-password-123456".to_owned(),
        host_token: "host-token-abcdef".to_owned(),
        guest_token: "guest-token-fedcba".to_owned(),
        audience_password: String::new(),
        audience_token: String::new(),
    }
}

/// The meeting to be kept, with nothing to remember.
pub(crate) fn new_meeting(booking: &Booking, now: Timestamp) -> NewMeeting {
    NewMeeting {
        booking: booking.clone(),
        secrets: secrets(),
        remember: None,
        effects: Effects::default(),
        most: None,
        now,
    }
}

/// The same numbers for the same seed (xorshift64*).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % end
    }
}
