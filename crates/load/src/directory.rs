//! What a page of people costs in a large corporation, beside what it costs in a small one.
//!
//! Two data folders are filled through the store, a server runs on each, and one client asks both for
//! the same kind of page in turns, one request at a time, so that a latency is a cost.

use crate::Failure;
use crate::client::Client;
use crate::figures::{machine, percentile_ms, row, whole};
use crate::home::{Engine, Home};
use crate::meetings::{weak_random, weak_random_below};
use crate::postgres::Cluster;
use crate::server::{ACCOUNT, PASSWORD, Server};
use convoca_booking::{AdminLevel, CorporationId, Profile, Random, Room, RoomId, RoomKind, User, UserId, UserKind};
use convoca_store::Newcomer;
use jiff::Timestamp;
use serde_json::Value;
use std::path::Path;
use std::time::{Duration, Instant};

/// People that are added in one unit of work.
const BATCH: u64 = 500;

/// Rows of a page, the API's default.
const LIMIT: u64 = 10;

/// Share of pages that are asked for before any is counted.
const WARM_UP: usize = 10;

const PATH: &str = "/v1/usg/dcs/corp/member";

/// How much to measure.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// People in the smaller corporation.
    pub small: u64,
    /// People in the larger corporation.
    pub large: u64,
    /// Pages of each kind.
    pub pages: usize,
    /// Leave PostgreSQL out.
    pub sqlite_only: bool,
}

/// A kind of page.
#[derive(Clone, Copy)]
enum Kind {
    /// The first.
    First,
    /// Any.
    Deep,
    /// Any, in the order of the directory.
    DeepByPlace,
    /// The one who is looked for by a part of his e-mail address.
    SearchOne,
    /// The first of those whose name has a part that one in a hundred has.
    SearchMany,
}

const KINDS: [Kind; 5] = [Kind::First, Kind::Deep, Kind::DeepByPlace, Kind::SearchOne, Kind::SearchMany];

/// A filled folder with a server and a client that is signed in.
struct Side {
    people: u64,
    server: Server,
    client: Client,
    latencies: [Vec<Duration>; KINDS.len()],
}

/// Measures and prints.
///
/// # Errors
/// When something does not work; never because it is slow.
pub async fn run(binary: &Path, options: Options) -> Result<(), Failure> {
    println!("{}", machine());
    println!("counted  {} pages of {LIMIT} of each kind and size, in turns, one request at a time;", options.pages);
    println!("         each answer is checked for its status, its rows and its exact count");
    compare(Engine::Sqlite, binary, options).await?;
    if options.sqlite_only {
        return Ok(());
    }
    match Cluster::find()? {
        Some(cluster) => {
            println!("\n{}, stock settings otherwise", cluster.describe()?);
            compare(Engine::Postgres(&cluster), binary, options).await
        }
        None => {
            println!("\npostgres: not measured: PostgreSQL is not installed");
            Ok(())
        }
    }
}

async fn compare(engine: Engine<'_>, binary: &Path, options: Options) -> Result<(), Failure> {
    println!("\nserver_list_users/{}", engine.name());
    let small = Home::make(engine, binary).await?;
    fill(&small, options.small).await?;
    let large = Home::make(engine, binary).await?;
    fill(&large, options.large).await?;
    let mut sides =
        [Side::open(&small, options.small, binary).await?, Side::open(&large, options.large, binary).await?];
    for round in 0..options.pages + options.pages / WARM_UP {
        let counted = round >= options.pages / WARM_UP;
        for (place, kind) in KINDS.into_iter().enumerate() {
            let random = weak_random_below(u64::MAX);
            if round % 2 == 1 {
                sides.reverse();
            }
            for side in &mut sides {
                let latency = side.page(kind, random).await?;
                if counted {
                    side.latencies[place].push(latency);
                }
            }
            sides.sort_by_key(|side| side.people);
        }
    }
    print_pages(&sides);
    for side in sides {
        side.server.stop().await?;
    }
    Ok(())
}

fn print_pages(sides: &[Side; 2]) {
    for (place, kind) in KINDS.into_iter().enumerate() {
        let [small, large] = [&sides[0], &sides[1]].map(|side| percentile_ms(&side.latencies[place], 0.5));
        let [small_slow, large_slow] = [&sides[0], &sides[1]].map(|side| percentile_ms(&side.latencies[place], 0.99));
        let ratio = if small > 0.0 { large / small } else { 0.0 };
        row(
            kind.name(),
            &format!(
                "{}: p50 {small:.2} ms, p99 {small_slow:.2} ms; {}: p50 {large:.2} ms, p99 {large_slow:.2} ms; \
                 ratio of p50 {ratio:.2}  ({})",
                whole(sides[0].people as f64),
                whole(sides[1].people as f64),
                kind.goal(),
            ),
        );
    }
}

/// Adds so many people through the store.
async fn fill(home: &Home<'_>, people: u64) -> Result<(), Failure> {
    row("filling a store", &format!("{} people …", whole(people as f64)));
    let store = home.open().await?;
    let admin = store.user_by_account(ACCOUNT).await?.ok_or("the first start made no administrator")?.user;
    let begin = Instant::now();
    for first in (0..people).step_by(usize::try_from(BATCH)?) {
        let batch: Vec<Newcomer> =
            (first..people.min(first + BATCH)).map(|number| newcomer(&admin.corporation, number)).collect();
        store.insert_users(&batch, None).await?;
    }
    let seconds = begin.elapsed().as_secs_f64();
    store.close().await;
    home.settle()?;
    row("filled", &format!("{} people in {seconds:.1} s, {}/s", whole(people as f64), whole(people as f64 / seconds)));
    Ok(())
}

/// One of them.
fn newcomer(corporation: &CorporationId, number: u64) -> Newcomer {
    let id = UserId::new(format!("{number:032x}"));
    let user = User {
        id: id.clone(),
        corporation: corporation.clone(),
        account: format!("dagny{number:07}@works.example"),
        name: format!("Dagny Holm {:02}th", number % 100),
        email: format!("dagny.holm.{number:07}@example.com"),
        phone: format!("+4770{number:07}"),
        third_account: Some(format!("third-{number:07}")),
        number: format!("+98{number:09}"),
        admin: AdminLevel::None,
        kind: UserKind::Corporation,
        disabled: false,
        created_at: Timestamp::UNIX_EPOCH,
        profile: Profile { sort_level: u32::try_from(number % 1000).unwrap_or(0), ..Profile::default() },
    };
    let mut fill = weak_random();
    let personal = Room {
        id: RoomId::new(format!("{number:032x}")),
        number: format!("3{number:09}"),
        ..Room::new(corporation, RoomKind::Personal, &user.name, Some(&id), &mut Random::new(&mut fill))
    };
    Newcomer { user, password_hash: None, personal, told: None }
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::First => "first page",
            Self::Deep => "any page",
            Self::DeepByPlace => "any page, by place",
            Self::SearchOne => "search for one",
            Self::SearchMany => "search for one in a hundred",
        }
    }

    /// What is hoped for.
    fn goal(self) -> &'static str {
        match self {
            Self::First | Self::Deep => "goal: at most 2",
            // Everybody is looked at, in memory.
            Self::DeepByPlace | Self::SearchOne | Self::SearchMany => "goal: p99 under 50 ms",
        }
    }

    /// The query, how many rows it finds on its page and how many in all.
    fn query(self, people: u64, random: u64) -> (String, u64, u64) {
        // The administrator is one of them.
        let total = people + 1;
        let deep = random % (total.saturating_sub(LIMIT) + 1);
        match self {
            Self::First => (format!("offset=0&limit={LIMIT}"), LIMIT.min(total), total),
            Self::Deep => (format!("offset={deep}&limit={LIMIT}"), LIMIT.min(total), total),
            Self::DeepByPlace => (format!("offset={deep}&limit={LIMIT}&sortField=sortLevel"), LIMIT.min(total), total),
            Self::SearchOne => (format!("searchKey=holm.{:07}%40", random % people), 1, 1),
            Self::SearchMany => {
                let hundredth = people.div_ceil(100);
                (format!("searchKey=holm%2000th&limit={LIMIT}"), LIMIT.min(hundredth), hundredth)
            }
        }
    }
}

impl Side {
    async fn open(home: &Home<'_>, people: u64, binary: &Path) -> Result<Self, Failure> {
        let server = home.serve(binary).await?;
        let mut client = Client::connect(server.address()).await?;
        client.sign_in(ACCOUNT, PASSWORD).await?;
        Ok(Self { people, server, client, latencies: Default::default() })
    }

    /// Asks for a page; how long it took. What it says is checked off the clock.
    async fn page(&mut self, kind: Kind, random: u64) -> Result<Duration, Failure> {
        let (query, expected, total) = kind.query(self.people, random);
        let path = format!("{PATH}?{query}");
        let begin = Instant::now();
        let body = self.client.get(&path).await?.good()?;
        let took = begin.elapsed();
        let page: Value = serde_json::from_slice(&body)?;
        let rows = page["data"].as_array().map_or(0, Vec::len) as u64;
        let count = page["count"].as_u64();
        if rows != expected || count != Some(total) {
            return Err(format!("{query} of {} has {rows} rows and counts {count:?}", self.people).into());
        }
        Ok(took)
    }
}
