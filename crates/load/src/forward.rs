//! What forwarding costs and how long it takes, beside what sending alone costs.
//!
//! One side is the server as a process with meetings in it: participants on a thread of this process
//! send 1,200-byte packets at 1.5 Mbit/s and look at each other, and the processor time of the whole
//! server (signalling, congestion control, retransmission and all) is divided by the packets that
//! they got. In a webinar the host sends two lower layers besides, and everybody gets the highest. The
//! other side is [`floor`], in this process: copy, seal and send the same packets to as
//! many sockets. The participants' own cost counts for neither.
//!
//! Besides: how much later a packet comes than it was sent, by the kernel's stamp on its arrival and
//! the sender's in its payload, on one clock; memory for participants who do nothing; the time from
//! opening the WebSocket to the last packet of the first keyframe, which a browser would then have to
//! decode; and how many can receive on one processor before packets are lost.

pub mod crowd;
pub mod first;
pub mod floor;
pub mod hall;
pub mod idle;
pub mod most;
pub mod process;
pub mod scene;

use crate::Failure;
use crate::figures::{machine, median, percentile_ms, row, whole};
use crate::participant::pattern::{PAYLOAD, Spacing};
use crowd::Sends;
use floor::{Pace, Way};
use scene::{Scene, Seen};
use std::path::Path;
use std::time::Duration;

/// Ratio to reach from one sender to fifty receivers.
const GOAL: &str = "  (goal: at most 3.0 of segmented sending, 1.5 in sight)";

/// How long each side of the floor is measured in each round.
const FLOOR_TIME: Duration = Duration::from_secs(1);

/// How and how long to measure.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Measured seconds of each meeting.
    pub seconds: u64,
    /// Rounds.
    pub rounds: u32,
    /// Participants without media, and with, whose memory is measured.
    pub idle: usize,
    /// Joins that are timed.
    pub joins: usize,
    /// Audience of the webinar; 0: there is none.
    pub audience: usize,
    /// Most receivers that are tried on one processor; 0: that is not measured.
    pub most: usize,
    /// This meeting alone, and nothing else.
    pub only: Option<(Scene, Spacing)>,
}

/// Measures and prints.
///
/// # Errors
/// When something does not work; never because it is slow.
pub async fn run(binary: &Path, options: Options) -> Result<(), Failure> {
    println!("{}", machine());
    println!(
        "counted  {PAYLOAD} bytes of payload in each packet of about 1,200, 1.5 Mbit/s from each sender, {} rounds of {} s",
        options.rounds, options.seconds
    );
    println!("         server: user and system time of the whole process; floor: of the sending thread alone");
    if let Some((scene, spacing)) = options.only {
        return compare(scene, spacing, binary, options).await;
    }
    for scene in [Scene::OneTo(5), Scene::OneTo(20), Scene::OneTo(50), Scene::All(10)] {
        compare(scene, Spacing::Frames, binary, options).await?;
    }
    compare(Scene::OneTo(50), Spacing::Even, binary, options).await?;
    if options.audience > 0 {
        compare(Scene::Audience(options.audience), Spacing::Frames, binary, options).await?;
    }

    println!("\nidle_participant/{}_people", options.idle);
    for (name, media, goal) in [
        ("in a meeting, without media", false, "  (goal: under 40)"),
        ("with a media connection", true, "  (no goal of its own)"),
    ] {
        let bytes = idle::memory(binary, options.idle, media).await?;
        row(name, &format!("{:.1} kB of server memory each{goal}", bytes / 1e3));
    }

    for (name, sends) in
        [("3_layers", Sends::Clip(first::three_layers())), ("1_layer_of_1500_kbit", Sends::Pattern(Spacing::Frames))]
    {
        println!("\nfirst_picture/{name}");
        print_joins(&first::pictures(binary, options.joins, sends).await?);
    }
    if options.most > 0 {
        println!("\nmost_receivers/1_processor  (goal: 400 without loss)");
        for tried in most::receivers(binary, options.most).await? {
            let (used, came) = (tried.used * 100.0, tried.came * 100.0);
            let text = format!("{came:.1} % came, {} lost, {used:.0} % of the processor used", tried.lost);
            row(&format!("{} receivers", tried.receivers), &text);
        }
    }
    Ok(())
}

fn print_joins(joins: &[first::Join]) {
    let pictures: Vec<Duration> = joins.iter().map(|join| join.picture).collect();
    let connected: Vec<Duration> = joins.iter().map(|join| join.connected).collect();
    for (name, times, goal) in [
        ("join link to last packet of it", pictures, "  (goal: under 1000)"),
        ("of which until media is connected", connected, ""),
    ] {
        let (middle, worst) = (percentile_ms(&times, 0.5), percentile_ms(&times, 1.0));
        row(name, &format!("p50 {middle:.0} ms, worst {worst:.0} ms{goal}"));
    }
}

/// Measures both sides of a scene in turns.
async fn compare(scene: Scene, spacing: Spacing, binary: &Path, options: Options) -> Result<(), Failure> {
    let (mut seen, mut segmented, mut paced, mut each) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for round in 0..options.rounds {
        if round % 2 == 1 {
            seen.push(scene::watch(scene, spacing, binary, options.seconds).await?);
        }
        segmented.push(floor(Way::Segmented, Pace::Unpaced, scene).await?);
        each.push(floor(Way::Each, Pace::Unpaced, scene).await?);
        paced.push(floor(Way::Segmented, Pace::LikeTheMeeting, scene).await?);
        if round % 2 == 0 {
            seen.push(scene::watch(scene, spacing, binary, options.seconds).await?);
        }
    }
    print(scene, spacing, &seen, [median(segmented), median(each), median(paced)]);
    Ok(())
}

/// A side of the floor, on a thread that may wait.
async fn floor(way: Way, pace: Pace, scene: Scene) -> Result<f64, Failure> {
    let measure = move || floor::measure(way, pace, scene.destinations(), FLOOR_TIME);
    Ok(tokio::task::spawn_blocking(measure).await?? / 1e3)
}

fn print(scene: Scene, spacing: Spacing, seen: &[Seen], [segmented, each, paced]: [f64; 3]) {
    let spaced = match spacing {
        Spacing::Frames => "frames_of_5",
        Spacing::Even => "evenly",
    };
    println!("\nrtc_forward/{}/{spaced}", scene.name());
    let costs: Vec<f64> = seen.iter().map(Seen::cpu_each_us).collect();
    let cost = median(costs.iter().copied());
    let rounds: Vec<String> = costs.iter().map(|cost| format!("{cost:.2}")).collect();
    row("server, each forwarded packet", &format!("{cost:.2} µs  (rounds: {})", rounds.join(", ")));
    let goal = if scene == Scene::OneTo(50) && spacing == Spacing::Frames { GOAL } else { "" };
    let beside = |floor: f64| format!("{floor:.2} µs, ratio {:.2}", cost / floor);
    row("floor, a call for a frame", &format!("{}{goal}", beside(segmented)));
    row("floor, a call for a packet", &beside(each));
    row("floor, a call for a frame, paced", &beside(paced));
    let delays: Vec<Duration> = seen.iter().flat_map(Seen::delays).collect();
    let (middle, slow) = (percentile_ms(&delays, 0.5), percentile_ms(&delays, 0.99));
    let goal = if scene == Scene::OneTo(50) { "  (goal: p99 under 2)" } else { "" };
    row("added delay", &format!("p50 {middle:.2} ms, p99 {slow:.2} ms{goal}"));
    let packets: u64 = seen.iter().map(|seen| seen.packets).sum();
    let share = median(seen.iter().map(Seen::share)) * 100.0;
    let lost: u64 = seen.iter().map(|seen| seen.lost).sum();
    row("packets counted", &format!("{}, {share:.1} % of what was sent, {lost} lost", whole(packets as f64)));
}
