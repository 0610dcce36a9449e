//! What a page of a list costs with many bookings, beside what it costs with few.
//!
//! Two data folders are filled through the store, a server runs on each, and one client asks both
//! for the same kind of page in turns, one request at a time, so that a latency is a cost. All
//! bookings are one user's, who asks for his own list. How long a server takes to start on each
//! folder is measured as well.

use crate::Failure;
use crate::client::Client;
use crate::figures::{machine, percentile_ms, row, whole};
use crate::home::{Engine, Home};
use crate::meetings::weak_random_below;
use crate::postgres::Cluster;
use crate::server::{ACCOUNT, PASSWORD, Server};
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Tasks that fill a store: as many as SQLite's writer takes into one commit.
const FILLERS: usize = 128;

/// Rows of a page, the API's default.
const LIMIT: u64 = 20;

/// Starts of each server that are measured.
const STARTS: usize = 5;

/// Share of pages that are asked for before any is counted.
const WARM_UP: usize = 10;

const PATH: &str = "/v1/mmc/management/conferences";

/// How much to measure.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Bookings in the smaller store.
    pub small: u64,
    /// Bookings in the larger store.
    pub large: u64,
    /// Pages of each kind.
    pub pages: usize,
    /// Leave PostgreSQL out.
    pub sqlite_only: bool,
}

/// A kind of page.
#[derive(Clone, Copy)]
enum Kind {
    First,
    Deep,
    Last,
    FirstDescending,
    DeepDescending,
}

const KINDS: [Kind; 5] = [Kind::First, Kind::Deep, Kind::Last, Kind::FirstDescending, Kind::DeepDescending];

/// A filled folder with a server and a client that is signed in.
struct Side<'h> {
    home: &'h Home<'h>,
    bookings: u64,
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
    println!("\nserver_list_meetings/{}", engine.name());
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
            sides.sort_by_key(|side| side.bookings);
        }
    }
    print_pages(&sides);
    for side in sides {
        side.time_starts(binary).await?;
    }
    Ok(())
}

fn print_pages(sides: &[Side<'_>; 2]) {
    for (place, kind) in KINDS.into_iter().enumerate() {
        let [small, large] = [&sides[0], &sides[1]].map(|side| percentile_ms(&side.latencies[place], 0.5));
        let [small_slow, large_slow] = [&sides[0], &sides[1]].map(|side| percentile_ms(&side.latencies[place], 0.99));
        let ratio = if small > 0.0 { large / small } else { 0.0 };
        row(
            kind.name(),
            &format!(
                "{}: p50 {small:.2} ms, p99 {small_slow:.2} ms; {}: p50 {large:.2} ms, p99 {large_slow:.2} ms; \
                 ratio of p50 {ratio:.2}  (goal: at most 2)",
                whole(sides[0].bookings as f64),
                whole(sides[1].bookings as f64),
            ),
        );
    }
}

/// Books so many meetings through the store, many at once.
async fn fill(home: &Home<'_>, bookings: u64) -> Result<(), Failure> {
    row("filling a store", &format!("{} bookings …", whole(bookings as f64)));
    let store = home.open().await?;
    let meetings = Arc::new(home.meetings(&store).await?);
    let left = Arc::new(AtomicU64::new(bookings));
    let begin = Instant::now();
    let mut running = JoinSet::new();
    for _ in 0..FILLERS {
        let (store, meetings, left) = (store.clone(), Arc::clone(&meetings), Arc::clone(&left));
        running.spawn(async move {
            let take = |left: u64| left.checked_sub(1);
            while left.try_update(Ordering::Relaxed, Ordering::Relaxed, take).is_ok() {
                store.insert_meeting(meetings.next()).await?;
            }
            Ok::<_, Failure>(())
        });
    }
    while let Some(done) = running.join_next().await {
        done??;
    }
    let seconds = begin.elapsed().as_secs_f64();
    store.close().await;
    home.settle()?;
    let size = match home.bytes()? {
        bytes if bytes > 1_000_000 => format!(", {} MB on disk", whole(bytes as f64 / 1e6)),
        _ => String::new(),
    };
    row(
        "filled",
        &format!("{} bookings in {seconds:.1} s, {}/s{size}", whole(bookings as f64), whole(bookings as f64 / seconds)),
    );
    Ok(())
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::First => "first page",
            Self::Deep => "any page",
            Self::Last => "last page",
            Self::FirstDescending => "first page, latest first",
            Self::DeepDescending => "any page, latest first",
        }
    }

    /// Where the page begins and how the list is ordered.
    fn query(self, bookings: u64, random: u64) -> (u64, &'static str) {
        let last = bookings.saturating_sub(LIMIT);
        match self {
            Self::First => (0, "ASC_StartTIME"),
            Self::Deep => (random % (last + 1), "ASC_StartTIME"),
            Self::Last => (last, "ASC_StartTIME"),
            Self::FirstDescending => (0, "DSC_StartTIME"),
            Self::DeepDescending => (random % (last + 1), "DSC_StartTIME"),
        }
    }
}

impl<'h> Side<'h> {
    async fn open(home: &'h Home<'h>, bookings: u64, binary: &Path) -> Result<Self, Failure> {
        let server = home.serve(binary).await?;
        let mut client = Client::connect(server.address()).await?;
        client.sign_in(ACCOUNT, PASSWORD).await?;
        Ok(Self { home, bookings, server, client, latencies: Default::default() })
    }

    /// Asks for a page; how long it took. What it says is checked off the clock.
    async fn page(&mut self, kind: Kind, random: u64) -> Result<Duration, Failure> {
        let (offset, order) = kind.query(self.bookings, random);
        let path = format!("{PATH}?offset={offset}&limit={LIMIT}&sortType={order}");
        let begin = Instant::now();
        let body = self.client.get(&path).await?.good()?;
        let took = begin.elapsed();
        let page: Value = serde_json::from_slice(&body)?;
        let rows = page["data"].as_array().map_or(0, Vec::len) as u64;
        let count = page["count"].as_u64();
        if rows != LIMIT.min(self.bookings) || count != Some(self.bookings) {
            let bookings = self.bookings;
            return Err(format!("a page of {bookings} at {offset} has {rows} rows and counts {count:?}").into());
        }
        Ok(took)
    }

    /// Ends the server and starts it again, some times.
    async fn time_starts(self, binary: &Path) -> Result<(), Failure> {
        self.server.stop().await?;
        let mut starts = Vec::new();
        for _ in 0..STARTS {
            let (server, took) = self.home.serve_timed(binary).await?;
            starts.push(took);
            server.stop().await?;
        }
        row(
            "start of the server until healthy",
            &format!(
                "{} bookings: median {:.0} ms, slowest {:.0} ms of {STARTS}  (goal: under 1 s)",
                whole(self.bookings as f64),
                percentile_ms(&starts, 0.5),
                percentile_ms(&starts, 1.0)
            ),
        );
        Ok(())
    }
}
