//! How fast meetings are created, beside how fast the same engine keeps the same rows with no HTTP
//! in front.
//!
//! The baseline is `Store::insert_meeting` in this process, from as many tasks as there are
//! clients. The other side is the server as a process and clients that `POST`, each with one
//! connection and one request at a time. Both sides are optimised builds on the same machine,
//! begin with a fresh data folder in every round, take turns at going first, and write the same
//! rows, which is checked. The clients cost processor time too, and it counts against HTTP.

use crate::Failure;
use crate::client::Client;
use crate::disk;
use crate::figures::{Sample, cpu_time, machine, median, percentile_ms, row, whole};
use crate::home::{Engine, Home};
use crate::meetings::{Meetings, Requests};
use crate::postgres::Cluster;
use crate::server::{ACCOUNT, PASSWORD, Server};
use convoca_booking::{CorporationId, UserId};
use convoca_store::{ListQuery, Order, Viewer};
use jiff::Timestamp;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;
use tokio::task::JoinSet;

/// Clients, and tasks of the baseline.
const CLIENTS: usize = 16;

/// At the beginning of each side nothing is counted: caches fill and connections are made.
const WARM_UP: Duration = Duration::from_millis(500);

const PATH: &str = "/v1/mmc/management/conferences";

/// How long to measure.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Counted seconds of each side in each round.
    pub seconds: u64,
    /// Rounds.
    pub rounds: u32,
    /// Leave PostgreSQL out.
    pub sqlite_only: bool,
}

/// When to begin, to count and to end.
#[derive(Clone, Copy)]
struct Window {
    from: Instant,
    to: Instant,
}

/// Measures and prints.
///
/// # Errors
/// When something does not work; never because it is slow.
pub async fn run(binary: &Path, options: Options) -> Result<(), Failure> {
    println!("{}", machine());
    println!(
        "counted  meetings acknowledged in {} rounds of {} s a side, after {} ms unmeasured",
        options.rounds,
        options.seconds,
        WARM_UP.as_millis()
    );
    println!("         scheduled over 300 days, one attendee, one account; durable when answered");

    compare(Engine::Sqlite, CLIENTS, binary, options).await?;
    compare(Engine::Sqlite, 1, binary, options).await?;
    if options.sqlite_only {
        return Ok(());
    }
    match Cluster::find()? {
        Some(cluster) => {
            println!("\n{}, stock settings otherwise", cluster.describe()?);
            compare(Engine::Postgres(&cluster), CLIENTS, binary, options).await
        }
        None => {
            println!("\npostgres: not measured: PostgreSQL is not installed");
            Ok(())
        }
    }
}

/// Measures both sides in turns with so many clients.
async fn compare(engine: Engine<'_>, clients: usize, binary: &Path, options: Options) -> Result<(), Failure> {
    let (mut bare, mut http, mut disk) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..options.rounds {
        disk.extend(disk::sync_times().await?);
        if round % 2 == 0 {
            bare.push(store_side(engine, clients, binary, options).await?);
            http.push(http_side(engine, clients, binary, options).await?);
        } else {
            http.push(http_side(engine, clients, binary, options).await?);
            bare.push(store_side(engine, clients, binary, options).await?);
        }
    }
    let ratio = median(http.iter().zip(&bare).map(|(http, bare)| http.rate() / bare.rate()));
    let name = engine.name();
    println!();
    print_side(&format!("store_insert_meeting/{name}/{clients}_tasks"), &bare);
    print_side(&format!("http_create_meeting/{name}/{clients}_clients"), &http);
    let goal = match (clients, engine) {
        (CLIENTS, Engine::Sqlite) => "  (goal: at least 0.5, and HTTP's p99 under 20 ms)",
        (CLIENTS, Engine::Postgres(_)) => "  (goal: at least 0.5)",
        _ => "  (no goal; beside 16 it shows what sharing commits brings)",
    };
    print_latency("64 KiB to this disk, durable", &disk);
    row("ratio, HTTP to store", &format!("{ratio:.2}{goal}"));
    Ok(())
}

fn print_side(name: &str, samples: &[Sample]) {
    let rates: Vec<f64> = samples.iter().map(Sample::rate).collect();
    let all: Vec<Duration> = samples.iter().flat_map(|sample| sample.latencies.iter().copied()).collect();
    let rounds: Vec<String> = rates.iter().map(|rate| whole(*rate)).collect();
    let server = median(samples.iter().map(|sample| sample.cpu_each_us().0));
    let own = median(samples.iter().map(|sample| sample.cpu_each_us().1));
    println!("{name}");
    row("rate", &format!("{}/s  (rounds: {})", whole(median(rates)), rounds.join(", ")));
    print_latency("latency", &all);
    row("rows counted", &whole(all.len() as f64));
    row("processor time each", &format!("server {server:.0} µs, this process {own:.0} µs"));
}

fn print_latency(name: &str, latencies: &[Duration]) {
    let (middle, slow) = (percentile_ms(latencies, 0.5), percentile_ms(latencies, 0.99));
    row(name, &format!("p50 {middle:.2} ms, p99 {slow:.2} ms"));
}

/// The store alone, in this process.
async fn store_side(engine: Engine<'_>, tasks: usize, binary: &Path, options: Options) -> Result<Sample, Failure> {
    let home = Home::make(engine, binary).await?;
    let store = home.open().await?;
    let meetings = Arc::new(home.meetings(&store).await?);
    let (window, cpu) = (Window::new(options), cpu_time(std::process::id()));
    let mut running = JoinSet::new();
    for _ in 0..tasks {
        let (store, meetings) = (store.clone(), Arc::clone(&meetings));
        running.spawn(async move {
            let mut part = Sample::default();
            while Instant::now() < window.to {
                let meeting = meetings.next();
                let begin = Instant::now();
                store.insert_meeting(meeting).await?;
                window.count(&mut part, begin);
            }
            Ok::<_, Failure>(part)
        });
    }
    let mut sample = gather(running, window).await?;
    sample.own_cpu = cpu_time(std::process::id()) - cpu;
    store.close().await;
    Ok(sample)
}

/// The server, and clients on a thread of their own.
async fn http_side(engine: Engine<'_>, clients: usize, binary: &Path, options: Options) -> Result<Sample, Failure> {
    let home = Home::make(engine, binary).await?;
    let server = home.serve(binary).await?;
    let signed_in = Client::connect(server.address()).await?.sign_in(ACCOUNT, PASSWORD).await?;
    let before = (cpu_of(&server), cpu_time(std::process::id()));
    let (address, token) = (server.address(), signed_in.token.clone());
    let (tell, told) = oneshot::channel();
    std::thread::Builder::new().name("clients".to_owned()).spawn(move || {
        // Nobody listens any more when the benchmark was interrupted.
        let _ = tell.send(drive(address, &token, clients, options));
    })?;
    let mut sample = told.await??;
    sample.server_cpu = cpu_of(&server) - before.0;
    sample.own_cpu = cpu_time(std::process::id()) - before.1;
    server.stop().await?;
    let (user, corporation) = (UserId::new(signed_in.user), CorporationId::new(signed_in.corporation));
    check(&home, user, corporation, sample.total).await?;
    Ok(sample)
}

fn cpu_of(server: &Server) -> Duration {
    server.process().map_or(Duration::ZERO, cpu_time)
}

/// Runs clients until the window closes. All of them share the present thread: more would only
/// take time from the server.
fn drive(address: SocketAddr, token: &str, clients: usize, options: Options) -> Result<Sample, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let requests = Arc::new(Requests::new());
        let window = Window::new(options);
        let mut running = JoinSet::new();
        for _ in 0..clients {
            let (requests, token) = (Arc::clone(&requests), token.to_owned());
            running.spawn(async move {
                let mut client = Client::connect(address).await?;
                client.set_token(&token)?;
                let mut part = Sample::default();
                while Instant::now() < window.to {
                    let body = requests.next();
                    let begin = Instant::now();
                    client.post(PATH, body).await?.good()?;
                    window.count(&mut part, begin);
                }
                Ok::<_, Failure>(part)
            });
        }
        gather(running, window).await
    })
}

impl Window {
    fn new(options: Options) -> Self {
        let from = Instant::now() + WARM_UP;
        Self { from, to: from + Duration::from_secs(options.seconds) }
    }

    /// Counts an operation that began at `begin` and ends now, if it ends within the window.
    fn count(self, sample: &mut Sample, begin: Instant) {
        let end = Instant::now();
        sample.total += 1;
        if end >= self.from && end < self.to {
            sample.latencies.push(end - begin);
        }
    }
}

async fn gather(mut running: JoinSet<Result<Sample, Failure>>, window: Window) -> Result<Sample, Failure> {
    let mut sample = Sample { window: window.to - window.from, ..Sample::default() };
    while let Some(part) = running.join_next().await {
        let part = part??;
        sample.total += part.total;
        sample.latencies.extend(part.latencies);
    }
    Ok(sample)
}

/// That the server kept what it acknowledged, and rows like those of the other side.
async fn check(home: &Home<'_>, user: UserId, corporation: CorporationId, acknowledged: u64) -> Result<(), Failure> {
    let store = home.open().await?;
    let query = ListQuery {
        corporation,
        viewer: Viewer::User(user),
        now: Timestamp::now(),
        until: None,
        search: None,
        order: Order::Ascending,
        offset: 0,
        limit: 1,
    };
    let page = store.list_meetings(&query).await?;
    if page.total != acknowledged {
        let kept = page.total;
        return Err(format!("the server acknowledged {acknowledged} meetings and kept {kept}").into());
    }
    let meetings: Meetings = home.meetings(&store).await?;
    if !page.items.iter().all(|item| meetings.is_like(&item.booking)) {
        return Err("the two sides do not write the same rows, so they cannot be compared".into());
    }
    store.close().await;
    Ok(())
}
