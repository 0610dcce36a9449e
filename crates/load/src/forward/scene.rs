//! A meeting in which some send and some look, and what the server uses for it.

use super::crowd::{Crowd, Part, Sends};
use super::hall::{Hall, Meeting};
use crate::Failure;
use crate::participant::pattern::{Pattern, Spacing};
use crate::participant::tally::Tally;
use std::path::Path;
use std::str::FromStr;
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// How often it is looked whether everything flows.
const LOOK: Duration = Duration::from_millis(500);

/// Share of what is sent to everybody that has to arrive before measuring begins.
const FLOWING: f64 = 0.98;

/// Longest wait for that: the estimate of what each receiver's network bears has to grow first. After
/// it is measured what there is, and the figures show that it was not all.
const SETTLE: Duration = Duration::from_secs(40);

/// Most people that a scene may have: more sockets than this are not open at once by default.
const MOST_PEOPLE: usize = 900;

/// Who is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// One sends to so many who only look.
    OneTo(usize),
    /// So many send and look at all others.
    All(usize),
    /// The host of a webinar sends in three layers to so many who are its audience.
    Audience(usize),
}

/// What was seen while measuring.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Packets that came to receivers.
    pub packets: u64,
    /// Packets that should have come by the rate of sending.
    pub expected: f64,
    /// Packets that did not come although later ones did.
    pub lost: u64,
    /// Processor time of the server.
    pub cpu: Duration,
    /// How long it was measured.
    pub window: Duration,
    /// From sending to arrival, in microseconds.
    pub delays_us: Vec<u32>,
}

impl FromStr for Scene {
    type Err = Failure;

    /// Reads `1x50` (one sends to fifty), `10x10` (ten send and look at each other) or `w300` (a webinar
    /// with an audience of three hundred).
    fn from_str(text: &str) -> Result<Self, Failure> {
        if let Some(Ok(audience @ 1..=MOST_PEOPLE)) = text.strip_prefix('w').map(str::parse) {
            return Ok(Self::Audience(audience));
        }
        let numbers = text.split_once('x').and_then(|(left, right)| Some((left.parse().ok()?, right.parse().ok()?)));
        match numbers {
            Some((1_usize, receivers @ 1..=MOST_PEOPLE)) => Ok(Self::OneTo(receivers)),
            Some((senders @ 2..=MOST_PEOPLE, receivers)) if senders == receivers => Ok(Self::All(senders)),
            _ => Err("a meeting is written like 1x50, 10x10 or w300".into()),
        }
    }
}

impl Scene {
    /// What figures call it.
    pub fn name(self) -> String {
        match self {
            Self::OneTo(receivers) => format!("1_to_{receivers}"),
            Self::All(people) => format!("{people}_by_{people}"),
            Self::Audience(viewers) => format!("webinar_of_{viewers}"),
        }
    }

    /// To how many each packet goes out of the server, summed over senders.
    pub fn streams(self) -> usize {
        match self {
            Self::OneTo(receivers) | Self::Audience(receivers) => receivers,
            Self::All(people) => people * people.saturating_sub(1),
        }
    }

    /// How many different receivers there are.
    pub fn destinations(self) -> usize {
        match self {
            Self::OneTo(count) | Self::All(count) | Self::Audience(count) => count,
        }
    }

    /// Books the meeting in which it is held.
    ///
    /// # Errors
    /// When the server refuses it.
    pub async fn book(self, hall: &mut Hall) -> Result<Meeting, Failure> {
        match self {
            Self::OneTo(_) | Self::All(_) => hall.book().await,
            Self::Audience(_) => hall.book_webinar().await,
        }
    }

    /// What its participants do; the host comes first.
    pub fn parts(self, meeting: &Meeting, spacing: Spacing) -> Vec<Part> {
        match self {
            Self::OneTo(receivers) => {
                let receivers = std::iter::repeat_n(Part::receiver(&meeting.guest, 1), receivers);
                std::iter::once(Part::sender(&meeting.host, Sends::Pattern(spacing))).chain(receivers).collect()
            }
            Self::All(people) => {
                let link = |at: usize| if at == 0 { &meeting.host } else { &meeting.guest };
                let view = people.saturating_sub(1);
                (0..people).map(|at| Part { view, ..Part::sender(link(at), Sends::Pattern(spacing)) }).collect()
            }
            Self::Audience(viewers) => {
                let host = Part { opens: true, ..Part::sender(&meeting.host, Sends::Simulcast(spacing)) };
                std::iter::once(host).chain(std::iter::repeat_n(Part::receiver(&meeting.guest, 1), viewers)).collect()
            }
        }
    }
}

/// Holds the meeting on a server of its own and measures for so long.
///
/// # Errors
/// When something does not work; not when less arrives than was sent.
pub async fn watch(scene: Scene, spacing: Spacing, binary: &Path, seconds: u64) -> Result<Seen, Failure> {
    let mut hall = Hall::open(binary).await?;
    let meeting = scene.book(&mut hall).await?;
    let crowd = Crowd::gather(scene.parts(&meeting, spacing)).await?;
    settle(&crowd, scene.streams()).await?;
    let seen = measure(&hall, &crowd, scene.streams(), Duration::from_secs(seconds)).await?;
    crowd.disperse()?;
    hall.close().await?;
    Ok(seen)
}

/// Waits until everything flows, or as long as makes sense.
///
/// # Errors
/// When nothing flows at all.
pub async fn settle(crowd: &Crowd, streams: usize) -> Result<(), Failure> {
    let wanted = Pattern::rate() * streams as f64 * LOOK.as_secs_f64() * FLOWING;
    let (begin, mut before, mut good) = (Instant::now(), packets(crowd), 0);
    while begin.elapsed() < SETTLE && good < 4 {
        sleep(LOOK).await;
        let now = packets(crowd);
        good = if (now - before) as f64 >= wanted { good + 1 } else { 0 };
        before = now;
    }
    if before == 0 {
        let connected = crowd.tallies().filter(|tally| tally.connected.is_some()).count();
        return Err(format!("no packet came to anybody; {connected} have a media connection").into());
    }
    Ok(())
}

/// Measures what flows.
///
/// # Errors
/// When the server ends.
pub async fn measure(hall: &Hall, crowd: &Crowd, streams: usize, time: Duration) -> Result<Seen, Failure> {
    let lost = |crowd: &Crowd| crowd.tallies().map(|tally| tally.lost()).sum::<u64>();
    crowd.tallies().for_each(|mut tally| record(&mut tally, true));
    let (begin, cpu) = (Instant::now(), hall.process().cpu()?);
    let (packets_before, lost_before) = (packets(crowd), lost(crowd));
    sleep(time).await;
    let (window, cpu) = (begin.elapsed(), hall.process().cpu()?.saturating_sub(cpu));
    let packets = packets(crowd) - packets_before;
    let lost = lost(crowd).saturating_sub(lost_before);
    let mut delays_us = Vec::new();
    for mut tally in crowd.tallies() {
        delays_us.append(&mut tally.delays_us);
        record(&mut tally, false);
    }
    let expected = Pattern::rate() * streams as f64 * window.as_secs_f64();
    Ok(Seen { packets, expected, lost, cpu, window, delays_us })
}

fn record(tally: &mut Tally, record: bool) {
    tally.record = record;
    tally.delays_us.clear();
}

fn packets(crowd: &Crowd) -> u64 {
    crowd.tallies().map(|tally| tally.video_packets()).sum()
}

impl Seen {
    /// Processor time of the server for each packet that came to somebody, in microseconds.
    pub fn cpu_each_us(&self) -> f64 {
        self.cpu.as_secs_f64() * 1e6 / self.packets.max(1) as f64
    }

    /// Share of what was sent to everybody that came.
    pub fn share(&self) -> f64 {
        self.packets as f64 / self.expected
    }

    /// Delays as durations, for percentiles.
    pub fn delays(&self) -> Vec<Duration> {
        self.delays_us.iter().map(|&delay| Duration::from_micros(delay.into())).collect()
    }
}

#[cfg(test)]
mod tests;
