//! What the jobs of the outbox hold.

use convoca_booking::quality::{Alarm, Reading};
use convoca_booking::telling::{Addressee, Timer, Topic};
use convoca_booking::{CorporationId, MeetingId, Occurrence, Stay};
use convoca_store::NewJob;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Kind of the jobs that send a mail.
pub(super) const MAIL: &str = "mail";
/// Kind of the jobs that send an SMS.
pub(super) const SMS: &str = "sms";
/// Kind of the jobs that tell somebody about his account by mail, and by SMS.
pub(super) const PERSONAL_MAIL: &str = "account-mail";
/// See [`PERSONAL_MAIL`].
pub(super) const PERSONAL_SMS: &str = "account-sms";
/// Kind of the jobs that tell a subscriber of an event.
pub(super) const PUSH: &str = "push";
/// Kind of the jobs that tell those who are invited of an occurrence.
pub(super) const INVITE: &str = "invite";
/// Kind of the jobs that remind.
pub(super) const REMIND: &str = "remind";
/// Kind of the jobs that call people at the start.
pub(super) const RING: &str = "ring";
/// Kind of the jobs that close what is over.
pub(super) const LIFE: &str = "life";

/// One notice to one person over one channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Letter {
    /// What it is about.
    pub(super) topic: Topic,
    /// The occurrence it is about; `None`: the whole meeting.
    pub(super) occurrence: Option<Occurrence>,
    /// Who is told.
    pub(super) to: Addressee,
}

/// One event for one subscriber.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct EventParcel {
    /// The subscription.
    pub(super) subscription: String,
    /// The event's name.
    pub(super) name: String,
    /// When it happened.
    pub(super) at: Timestamp,
    /// ID of the holding.
    pub(super) holding: Option<String>,
    /// ID of the occurrence.
    pub(super) occurrence: Option<String>,
    /// Who joined or left, or whose line is bad.
    pub(super) stay: Option<Stay>,
    /// What is bad of it, and how bad.
    #[serde(default)]
    pub(super) alarm: Option<(Alarm, Reading)>,
}

/// Whose job it is.
#[derive(Clone, Debug)]
pub(super) struct Of<'a> {
    pub(super) corporation: &'a CorporationId,
    pub(super) meeting: &'a MeetingId,
}

impl Of<'_> {
    /// A job of this meeting; `payload` is what it holds.
    pub(super) fn job(&self, kind: &'static str, title: String, run_at: Timestamp, payload: &impl Serialize) -> NewJob {
        NewJob {
            kind,
            key: None,
            lane: None,
            corporation: self.corporation.clone(),
            meeting: Some(self.meeting.clone()),
            title,
            run_at,
            payload: serde_json::to_string(payload).expect("payloads are made of texts and numbers"),
        }
    }

    /// The job that looks at a timer. It takes the place of an earlier one of its kind; of invitations
    /// each occurrence has its own.
    pub(super) fn timer(&self, at: Timestamp, timer: &Timer) -> NewJob {
        let (kind, key) = match timer {
            Timer::Invite { occurrence } => (INVITE, format!("{INVITE}:{}:{occurrence}", self.meeting)),
            Timer::Remind { .. } => (REMIND, format!("{REMIND}:{}", self.meeting)),
            Timer::Ring { .. } => (RING, format!("{RING}:{}", self.meeting)),
            Timer::Life => (LIFE, format!("{LIFE}:{}", self.meeting)),
        };
        NewJob { key: Some(key), ..self.job(kind, String::new(), at, timer) }
    }
}
