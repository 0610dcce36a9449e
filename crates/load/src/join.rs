//! `cargo xtask load join`: participants in a meeting for tests and for trying out, with a line of
//! JSON from each of them every second.
//!
//! A line has `"event"`: `joined` (once, when it is in), `stats` (its counts since it began),
//! `out` (with `why`) or `failed` (with `error`), and the participant's `name`.

use crate::Failure;
use crate::media::Clip;
use crate::participant::feed::{Feed, Loop};
use crate::participant::link::Link;
use crate::participant::{AUDIO_SECTIONS, Participant, Plan, Standing};
use serde_json::{Value, json};
use std::io::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Time from line to line of each participant.
const INTERVAL: Duration = Duration::from_secs(1);

/// Who comes.
#[derive(Clone, Debug)]
pub struct Options {
    /// Join link.
    pub link: Link,
    /// How many come.
    pub count: usize,
    /// What they are called; a number follows when there are several.
    pub name: String,
    /// What each publishes, if anything.
    pub clip: Option<Arc<Clip>>,
    /// At how many others each looks.
    pub view: usize,
    /// How high each shows them, in pixels.
    pub height: u32,
    /// How long they stay once they are in; `None`: until they are put out.
    pub stay: Option<Duration>,
}

/// Joins, stays and leaves.
///
/// # Errors
/// When one of them could not come in, or lost its connection.
pub async fn run(options: Options) -> Result<(), Failure> {
    let mut running = JoinSet::new();
    for number in 1..=options.count {
        let name = match options.count {
            1 => options.name.clone(),
            _ => format!("{} {number}", options.name),
        };
        let options = options.clone();
        running.spawn(async move {
            let done = one(&options, &name).await;
            if let Err(error) = &done {
                tell("failed", &name, json!({"error": error.to_string()}));
            }
            done
        });
    }
    let mut failed = 0;
    while let Some(done) = running.join_next().await {
        failed += usize::from(done?.is_err());
    }
    match failed {
        0 => Ok(()),
        count => Err(format!("{count} of {} participants failed", options.count).into()),
    }
}

async fn one(options: &Options, name: &str) -> Result<(), Failure> {
    let feed = options.clip.clone().map(|clip| Box::new(Loop::new(clip)) as Box<dyn Feed>);
    let (link, name, audio) = (options.link.clone(), name.to_owned(), AUDIO_SECTIONS);
    let plan = Plan { link, name: name.clone(), feed, audio, view: options.view, height: options.height };
    let mut participant = Participant::enter(plan).await?;
    participant.joined().await?;
    participant.begin_media().await?;
    tell("joined", &name, participant.report());
    let end = options.stay.map(|stay| Instant::now() + stay);
    loop {
        let next = Instant::now() + INTERVAL;
        participant.run(end.map_or(next, |end| end.min(next))).await?;
        tell("stats", &name, participant.report());
        if let Standing::Out(why) = participant.standing() {
            tell("out", &name, json!({"why": why}));
            return Ok(());
        }
        if end.is_some_and(|end| Instant::now() >= end) {
            return participant.leave().await;
        }
    }
}

/// Prints a line. That nobody reads it any more is no reason to leave a meeting.
fn tell(event: &str, name: &str, mut line: Value) {
    line["event"] = json!(event);
    line["name"] = json!(name);
    // Errors are meant to be passed over, which `println!` would not.
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}
