//! People in a meeting, by signalling alone, who look at nothing of what they are told.

use crate::Failure;
use crate::participant::link::Link;
use crate::participant::signal::Signal;
use convoca_signalling::{Answer, Ask, Notice};
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::timeout;

/// How many come at the same time: guesses count against an address, and this is no flood.
const AT_ONCE: usize = 16;

/// Longest wait until one is in.
const PATIENCE: Duration = Duration::from_secs(60);

/// People in a meeting. They leave with this value.
pub(super) struct Crowd {
    /// Their IDs.
    pub(super) people: Vec<String>,
    _present: JoinSet<()>,
}

impl Crowd {
    /// Brings so many in.
    ///
    /// # Errors
    /// When one of them does not get in.
    pub(super) async fn join(link: &Link, count: usize) -> Result<Self, Failure> {
        let (mut people, mut present, mut coming) = (Vec::new(), JoinSet::new(), JoinSet::new());
        for number in 0..count {
            if coming.len() >= AT_ONCE {
                settle(&mut coming, &mut people, &mut present).await?;
            }
            let link = link.clone();
            coming.spawn(async move { timeout(PATIENCE, one(&link, &format!("Person {number}"))).await? });
        }
        while !coming.is_empty() {
            settle(&mut coming, &mut people, &mut present).await?;
        }
        Ok(Self { people, _present: present })
    }
}

type Coming = JoinSet<Result<(String, Signal), Failure>>;

async fn settle(coming: &mut Coming, people: &mut Vec<String>, present: &mut JoinSet<()>) -> Result<(), Failure> {
    if let Some(came) = coming.join_next().await {
        let (id, signal) = came??;
        people.push(id);
        present.spawn(signal.pass_over());
    }
    Ok(())
}

async fn one(link: &Link, name: &str) -> Result<(String, Signal), Failure> {
    let mut signal = Signal::connect(link).await?;
    let Link { meeting, token, .. } = link.clone();
    let version = convoca_signalling::VERSION;
    let token = Some(token);
    let enter = Ask::Enter { version, meeting, token, password: None, access_token: None, resume: None };
    match signal.ask(enter).await? {
        Answer::Entered { .. } => {}
        other => return Err(format!("entering is answered by {other:?}").into()),
    }
    signal.ask(Ask::Join { name: name.to_owned(), microphone: true, camera: false }).await?;
    loop {
        if let Notice::Joined { you, .. } = signal.next().await? {
            return Ok((you.0, signal));
        }
    }
}
