//! How many operations a second a program gets done on a large meeting, and how soon those who listen
//! hear of them.
//!
//! **Operations.** People in one meeting, by signalling alone, and programs that listen to all of it.
//! Several connections mute, unmute, rename and raise hands without a pause. The other side is as many
//! requests over the same connections that do nothing (`GET /health`).
//!
//! **Time to push.** From the moment a rename is sent until a listener has it, with one operation at a
//! time and while the others run. The other side is a frame that the server sends back at once, over
//! the same WebSocket.

mod crowd;
mod listener;

use crate::Failure;
use crate::client::Client;
use crate::figures::{cpu_time, machine, median, percentile_ms, row, whole};
use crate::home::{Engine, Home};
use crate::participant::link::Link;
use crate::server::{ACCOUNT, PASSWORD, Server};
use crowd::Crowd;
use http::Method;
use jiff::{SignedDuration, Timestamp};
use listener::Listeners;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Connections that operate at the same time.
const CONNECTIONS: usize = 8;

/// Renames whose push is waited for, one at a time.
const AT_REST: u64 = 200;

/// Frames that are sent back.
const ECHOES: usize = 200;

const MEETINGS: &str = "/v1/mmc/management/conferences";
const CONTROL: &str = "/v1/mmc/control/conferences";

/// How much to measure.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// People in the meeting.
    pub participants: usize,
    /// Programs that listen.
    pub subscribers: usize,
    /// Counted seconds of each side in each round.
    pub seconds: u64,
    /// Rounds.
    pub rounds: u32,
}

/// What one round has measured.
struct Round {
    /// Operations a second, and requests that do nothing.
    rates: (f64, f64),
    /// Processor time of the server for each operation, in microseconds.
    server_us: f64,
    /// From a rename to its push, one at a time and under load, and an echo.
    rest: Vec<Duration>,
    load: Vec<Duration>,
    echo: Vec<Duration>,
    /// From a rename to its answer, one at a time.
    answer: Vec<Duration>,
}

/// A meeting under way.
struct Meeting {
    id: String,
    link: Link,
    /// Conference token.
    token: String,
}

/// Measures and prints.
///
/// # Errors
/// When something does not work, or a push does not come; never because it is slow.
pub async fn run(binary: &Path, options: Options) -> Result<(), Failure> {
    let Options { participants, subscribers, seconds, rounds } = options;
    println!("{}", machine());
    println!("counted  {seconds} s a side in {rounds} rounds; {participants} people, {subscribers} who listen to all");
    println!("         {CONNECTIONS} connections that operate; all ends on this machine, without TLS; SQLite");
    let mut measured = Vec::new();
    for number in 0..rounds {
        measured.push(round(binary, options, number % 2 == 1).await?);
    }
    print(options, &measured);
    Ok(())
}

async fn round(binary: &Path, options: Options, other_first: bool) -> Result<Round, Failure> {
    let home = Home::make(Engine::Sqlite, binary).await?;
    let server = home.serve(binary).await?;
    let address = server.address();
    let mut client = Client::connect(address).await?;
    client.sign_in(ACCOUNT, PASSWORD).await?;
    let meeting = begin(&mut client, address).await?;
    let crowd = Crowd::join(&meeting.link, options.participants).await?;
    let mut listeners = Listeners::new();
    for _ in 0..options.subscribers {
        let path = format!("{CONTROL}/wsToken?conferenceID={}", meeting.id);
        let header = [("X-Conference-Authorization", meeting.token.as_str())];
        let answer = client.send(Method::GET, &path, &header, "").await?.good()?;
        let answer: Value = serde_json::from_slice(&answer)?;
        let ticket = answer["webSocketToken"].as_str().ok_or("no token for the WebSocket")?;
        listeners.add(address, &meeting.id, ticket, &meeting.token, crowd.people.len()).await?;
    }
    let span = Duration::from_secs(options.seconds);
    let before = if other_first { Some(nothing(address, span).await?) } else { None };

    let (mut rest, mut answer) = (Vec::new(), Vec::new());
    for mark in 0..AT_REST {
        let person = &crowd.people[mark as usize % crowd.people.len()];
        let begin = Instant::now();
        rename(&mut client, &meeting, person, mark).await?;
        answer.push(begin.elapsed());
        rest.extend(listeners.wait_for(mark).await?.into_iter().map(|heard| heard.saturating_duration_since(begin)));
    }
    let echo = listeners.echo(ECHOES).await?;

    let cpu = || server.process().map_or(Duration::ZERO, cpu_time);
    let (cpu_before, begin) = (cpu(), Instant::now());
    let done = operate(address, &meeting, &crowd.people, span).await?;
    let took = begin.elapsed();
    let mut load = Vec::new();
    for (mark, sent) in &done.renames {
        let heard = listeners.wait_for(*mark).await?;
        load.extend(heard.into_iter().map(|heard| heard.saturating_duration_since(*sent)));
    }
    let used = cpu() - cpu_before;
    let other = match before {
        Some(rate) => rate,
        None => nothing(address, span).await?,
    };
    drop((listeners, crowd));
    stop(server).await?;
    Ok(Round {
        rates: (done.count as f64 / took.as_secs_f64(), other),
        server_us: used.as_secs_f64() * 1e6 / done.count.max(1) as f64,
        rest,
        load,
        echo,
        answer,
    })
}

/// Books a meeting, starts it and gets a token for it.
async fn begin(client: &mut Client, address: SocketAddr) -> Result<Meeting, Failure> {
    let start = Timestamp::now().checked_add(SignedDuration::from_hours(2))?.strftime("%Y-%m-%d %H:%M").to_string();
    let body = json!({
        "subject": "All hands", "mediaTypes": "HDVideo", "startTime": start, "length": 120,
        "confConfigInfo": {"isSendNotify": false, "isSendCalendar": false, "isSendSms": false},
    });
    let made: Value = serde_json::from_slice(&client.post(MEETINGS, body.to_string()).await?.good()?)?;
    let made = &made[0];
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let id = text(&made["conferenceID"]).ok_or("the booking has no ID")?;
    let mut link = Link::parse(made["guestJoinUri"].as_str().ok_or("the booking has no link")?)?;
    (link.secure, link.authority) = (false, address.to_string());
    let passwords = made["passwordEntry"].as_array().ok_or("the booking has no passwords")?;
    let host = passwords.iter().find(|one| one["conferenceRole"] == "chair").ok_or("the host has no password")?;
    let password = text(&host["password"]).ok_or("the host has no password")?;
    let body = json!({"conferenceID": id, "password": password});
    client.post(&format!("{MEETINGS}/start"), body.to_string()).await?.good()?;
    let headers = [("X-Password", password.as_str()), ("X-Login-Type", "1")];
    let answer = client.send(Method::GET, &format!("{CONTROL}/token?conferenceID={id}"), &headers, "").await?.good()?;
    let answer: Value = serde_json::from_slice(&answer)?;
    let token = text(&answer["data"]["token"]).ok_or("no conference token")?;
    Ok(Meeting { id, link, token })
}

async fn stop(server: Server) -> Result<(), Failure> {
    server.stop().await
}

async fn put(client: &mut Client, meeting: &Meeting, what: &str, person: &str, body: Value) -> Result<(), Failure> {
    let path = format!("{CONTROL}/participants/{what}?conferenceID={}&participantID={person}", meeting.id);
    let headers = [("X-Conference-Authorization", meeting.token.as_str())];
    client.send(Method::PUT, &path, &headers, body.to_string()).await?.good()?;
    Ok(())
}

/// Gives somebody a name that listeners recognise.
async fn rename(client: &mut Client, meeting: &Meeting, person: &str, mark: u64) -> Result<(), Failure> {
    let name = listener::name(mark);
    put(client, meeting, "name", person, json!({"number": person, "participantID": person, "newName": name})).await
}

/// What was done.
struct Done {
    count: u64,
    renames: Vec<(u64, Instant)>,
}

/// Operates on the meeting over several connections for so long.
async fn operate(address: SocketAddr, meeting: &Meeting, people: &[String], span: Duration) -> Result<Done, Failure> {
    let mut running = JoinSet::new();
    for number in 0..CONNECTIONS {
        let own: Vec<_> = people.iter().skip(number).step_by(CONNECTIONS).cloned().collect();
        let meeting = Meeting { id: meeting.id.clone(), link: meeting.link.clone(), token: meeting.token.clone() };
        running.spawn(async move {
            let mut client = Client::connect(address).await?;
            let mut done = Done { count: 0, renames: Vec::new() };
            let end = Instant::now() + span;
            let mut turn = 0_usize;
            while Instant::now() < end && !own.is_empty() {
                let person = &own[turn / 5 % own.len()];
                match turn % 5 {
                    0 => put(&mut client, &meeting, "mute", person, json!({"isMute": 1})).await?,
                    1 => put(&mut client, &meeting, "mute", person, json!({"isMute": 0})).await?,
                    2 => put(&mut client, &meeting, "hands", person, json!({"handsState": 1})).await?,
                    3 => put(&mut client, &meeting, "hands", person, json!({"handsState": 0})).await?,
                    _ => {
                        // Marks of each connection are its own, and none was used at rest.
                        let mark = AT_REST + (turn / 5 * CONNECTIONS + number) as u64;
                        done.renames.push((mark, Instant::now()));
                        rename(&mut client, &meeting, person, mark).await?;
                    }
                }
                turn += 1;
                done.count += 1;
            }
            Ok::<_, Failure>(done)
        });
    }
    let mut all = Done { count: 0, renames: Vec::new() };
    while let Some(done) = running.join_next().await {
        let done = done??;
        all.count += done.count;
        all.renames.extend(done.renames);
    }
    Ok(all)
}

/// Requests a second that do nothing, over as many connections.
async fn nothing(address: SocketAddr, span: Duration) -> Result<f64, Failure> {
    let begin = Instant::now();
    let mut running = JoinSet::new();
    for _ in 0..CONNECTIONS {
        running.spawn(async move {
            let mut client = Client::connect(address).await?;
            let mut count = 0_u64;
            while begin.elapsed() < span {
                client.get("/health").await?.good()?;
                count += 1;
            }
            Ok::<_, Failure>(count)
        });
    }
    let mut count = 0;
    while let Some(done) = running.join_next().await {
        count += done??;
    }
    Ok(count as f64 / begin.elapsed().as_secs_f64())
}

fn print(options: Options, rounds: &[Round]) {
    println!("\ncontrol_operations/{}_people_{}_listeners", options.participants, options.subscribers);
    let rates = |of: fn(&Round) -> f64| {
        let rates: Vec<f64> = rounds.iter().map(of).collect();
        let each: Vec<String> = rates.iter().map(|rate| whole(*rate)).collect();
        format!("{}/s  (rounds: {})", whole(median(rates)), each.join(", "))
    };
    row("operations", &rates(|round| round.rates.0));
    row("requests that do nothing", &rates(|round| round.rates.1));
    row("ratio", &format!("{:.2}", median(rounds.iter().map(|round| round.rates.0 / round.rates.1))));
    row("processor time each", &format!("server {:.0} µs", median(rounds.iter().map(|round| round.server_us))));
    println!("control_push/{}_people_{}_listeners", options.participants, options.subscribers);
    let latency = |name: &str, of: fn(&Round) -> &Vec<Duration>| {
        let all: Vec<Duration> = rounds.iter().flat_map(|round| of(round).iter().copied()).collect();
        let (half, most) = (percentile_ms(&all, 0.5), percentile_ms(&all, 0.99));
        row(name, &format!("p50 {half:.2} ms, p99 {most:.2} ms  ({} times)", all.len()));
        half
    };
    let rest = latency("to the push, one at a time", |round| &round.rest);
    latency("to the answer, one at a time", |round| &round.answer);
    latency("to the push, under load", |round| &round.load);
    let echo = latency("a frame sent back", |round| &round.echo);
    row("ratio, push to frame sent back", &format!("{:.1}", rest / echo.max(f64::MIN_POSITIVE)));
}
