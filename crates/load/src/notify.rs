//! How fast people are told of meetings, and what booking costs when many are.
//!
//! **Mails.** Meetings with 300 invited people are booked one after the other, and mails go to a
//! sink in this process. The time runs from the first request to the last mail, so it holds the
//! bookings, the outbox and the making of each mail. The other side sends the last of these mails
//! as often over as many connections as the server works on jobs at once, with the same library and
//! nothing around it.
//!
//! **Latency.** How long a request to book takes, with nobody and with 300 people invited: at rest
//! and with no notices, with notices, and of a meeting without notices while the mails of others are
//! going out.

mod raw;
mod sink;

use crate::Failure;
use crate::client::Client;
use crate::figures::{cpu_time, machine, median, percentile_ms, row, whole};
use crate::home::{Engine, Home};
use crate::postgres::Cluster;
use crate::server::{ACCOUNT, PASSWORD};
use jiff::{SignedDuration, Timestamp};
use sink::{Sink, Tally};
use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// How many people are invited to a meeting: the most in the issue's list of bad input.
const INVITED: usize = 300;

/// Connections of the other side: as many as the server has jobs worked on at once.
const CONNECTIONS: usize = 16;

/// Requests of each kind whose latency is taken at rest.
const AT_REST: usize = 100;

/// Pause between requests while mails are going out, so that they are guests and not the load.
const PAUSE: Duration = Duration::from_millis(50);

const PATH: &str = "/v1/mmc/management/conferences";

/// How much to measure.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Mails of each side in each round.
    pub mails: usize,
    /// Rounds.
    pub rounds: u32,
    /// Leave PostgreSQL out.
    pub sqlite_only: bool,
}

/// What one round has measured.
struct Round {
    /// Mails a second, from the server and by the library alone.
    rates: (f64, f64),
    /// Bytes of a mail.
    bytes: f64,
    /// Processor time of the server for each mail, in microseconds.
    server_us: f64,
    nobody: Vec<Duration>,
    invited: Vec<Duration>,
    told: Vec<Duration>,
    meanwhile: Vec<Duration>,
}

/// Measures and prints.
///
/// # Errors
/// When something does not work, a mail is lost, or one comes twice; never because it is slow.
pub async fn run(binary: &Path, options: Options) -> Result<(), Failure> {
    println!("{}", machine());
    println!("counted  {} mails a side in {} rounds, {INVITED} people a meeting", options.mails, options.rounds);
    println!("         text, HTML and calendar; one account; both ends on this machine, without TLS");
    measure(Engine::Sqlite, binary, options).await?;
    if options.sqlite_only {
        return Ok(());
    }
    match Cluster::find()? {
        Some(cluster) => {
            println!("\n{}, stock settings otherwise", cluster.describe()?);
            measure(Engine::Postgres(&cluster), binary, options).await
        }
        None => {
            println!("\npostgres: not measured: PostgreSQL is not installed");
            Ok(())
        }
    }
}

async fn measure(engine: Engine<'_>, binary: &Path, options: Options) -> Result<(), Failure> {
    let mut rounds = Vec::new();
    for number in 0..options.rounds {
        rounds.push(round(engine, binary, options.mails, number % 2 == 1).await?);
    }
    print(engine, &rounds);
    Ok(())
}

/// Measures once. The other side needs a mail to send, so when it is to go first it sends one that
/// was made for it beforehand.
async fn round(engine: Engine<'_>, binary: &Path, mails: usize, raw_first: bool) -> Result<Round, Failure> {
    let home = Home::make(engine, binary).await?;
    let sink = Sink::start().await?;
    let url = format!("smtp://{}?tls=none", sink.address());
    let server = home.serve_with(binary, &[("CONVOCA_SMTP_URL", &url)]).await?;
    let mut client = Client::connect(server.address()).await?;
    client.sign_in(ACCOUNT, PASSWORD).await?;
    let mut requests = Requests::new()?;

    let (mut nobody, mut invited) = (Vec::new(), Vec::new());
    for _ in 0..AT_REST {
        nobody.push(post(&mut client, requests.next(0, false)).await?);
        invited.push(post(&mut client, requests.next(INVITED, false)).await?);
    }

    post(&mut client, requests.next(1, true)).await?;
    let pattern = sink.wait_for(1).await?;
    let alone = |mail: Vec<u8>| async move {
        let other = Sink::start().await?;
        let span = raw::send(other.address(), mails, &mail, CONNECTIONS).await?;
        whole_tally(&other.wait_for(mails).await?, mails)?;
        Ok::<_, Failure>(mails as f64 / span.as_secs_f64())
    };
    let before = if raw_first { Some(alone(pattern.mail.clone()).await?) } else { None };

    let cpu = || server.process().map_or(Duration::ZERO, cpu_time);
    let (cpu_before, begin) = (cpu(), Instant::now());
    let mut told = Vec::new();
    let mut left = mails;
    while left > 0 {
        let invited = left.min(INVITED);
        told.push(post(&mut client, requests.next(invited, true)).await?);
        left -= invited;
    }
    let mut meanwhile = Vec::new();
    let stalled = Instant::now() + Duration::from_secs(3600);
    while !sink.has(mails + 1) && Instant::now() < stalled {
        meanwhile.push(post(&mut client, requests.next(0, false)).await?);
        sleep(PAUSE).await;
    }
    let tally = sink.wait_for(mails + 1).await?;
    let server_cpu = cpu() - cpu_before;
    server.stop().await?;
    // What came after the last one that was waited for counts too.
    whole_tally(&sink.wait_for(mails + 1).await?, mails + 1)?;
    let library = match before {
        Some(rate) => rate,
        None => alone(tally.mail.clone()).await?,
    };
    Ok(Round {
        rates: (mails as f64 / (tally.at - begin).as_secs_f64(), library),
        bytes: (tally.bytes - pattern.bytes) as f64 / mails as f64,
        server_us: server_cpu.as_secs_f64() * 1e6 / mails as f64,
        nobody,
        invited,
        told,
        meanwhile,
    })
}

/// That nothing was lost and nothing came twice: each mail has a recipient of its own.
fn whole_tally(tally: &Tally, mails: usize) -> Result<(), Failure> {
    if (tally.mails, tally.recipients) == (mails, mails) {
        return Ok(());
    }
    Err(format!("{} mails to {} people have come instead of {mails}", tally.mails, tally.recipients).into())
}

async fn post(client: &mut Client, body: String) -> Result<Duration, Failure> {
    let begin = Instant::now();
    client.post(PATH, body).await?.good()?;
    Ok(begin.elapsed())
}

/// Bodies of requests, in which nobody is invited twice.
struct Requests {
    start: String,
    people: usize,
}

impl Requests {
    fn new() -> Result<Self, Failure> {
        let start = Timestamp::now().checked_add(SignedDuration::from_hours(72))?;
        Ok(Self { start: start.strftime("%Y-%m-%d %H:%M").to_string(), people: 0 })
    }

    fn next(&mut self, invited: usize, told: bool) -> String {
        let mut attendees = String::new();
        for number in self.people..self.people + invited {
            let comma = if attendees.is_empty() { "" } else { "," };
            // Writing into a String cannot fail.
            let _ = write!(attendees, r#"{comma}{{"name":"Guest {number}","email":"guest{number}@example.com"}}"#);
        }
        self.people += invited;
        format!(
            r#"{{"subject":"Weekly review of the works","mediaTypes":"HDVideo","startTime":"{}","length":60,"language":"en-US","timeZoneID":"26","attendees":[{attendees}],"confConfigInfo":{{"isSendNotify":{told},"isSendCalendar":{told},"isSendSms":false}}}}"#,
            self.start
        )
    }
}

fn print(engine: Engine<'_>, rounds: &[Round]) {
    let name = engine.name();
    let rates = |of: fn(&Round) -> f64| {
        let rates: Vec<f64> = rounds.iter().map(of).collect();
        let each: Vec<String> = rates.iter().map(|rate| whole(*rate)).collect();
        format!("{}/s  (rounds: {})", whole(median(rates)), each.join(", "))
    };
    println!("\nnotify_mails/{name}");
    row("by the server", &rates(|round| round.rates.0));
    row("by the library alone", &rates(|round| round.rates.1));
    row("a mail", &format!("{} bytes", whole(median(rounds.iter().map(|round| round.bytes)))));
    let server = median(rounds.iter().map(|round| round.server_us));
    row("processor time each", &format!("server {server:.0} µs"));
    let ratio = median(rounds.iter().map(|round| round.rates.0 / round.rates.1));
    row("ratio, server to library", &format!("{ratio:.2}"));
    println!("http_create_meeting/{name}");
    let latency = |name: &str, of: fn(&Round) -> &Vec<Duration>| {
        let all: Vec<Duration> = rounds.iter().flat_map(|round| of(round).iter().copied()).collect();
        let (half, most) = (percentile_ms(&all, 0.5), percentile_ms(&all, 0.99));
        row(name, &format!("p50 {half:.1} ms, p99 {most:.1} ms  ({} requests)", all.len()));
    };
    latency("nobody invited, at rest", |round| &round.nobody);
    latency("300 invited, not told", |round| &round.invited);
    latency("300 invited, told", |round| &round.told);
    latency("nobody invited, others being told", |round| &round.meanwhile);
}
