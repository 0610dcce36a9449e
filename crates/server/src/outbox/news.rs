//! What happened to a meeting, on its way into the outbox.

use convoca_booking::{Happening, News};
use convoca_store::NewJob;

/// Kind of the jobs that carry news.
pub(super) const KIND: &str = "news";

/// The job that has this news told. It goes into the unit of work that keeps the change. The news of
/// one meeting are worked off in the order in which they came to be.
pub fn news(news: &News) -> NewJob {
    NewJob {
        kind: KIND,
        key: None,
        lane: Some(news.meeting.to_string()),
        corporation: news.corporation.clone(),
        meeting: Some(news.meeting.clone()),
        title: title(&news.what).to_owned(),
        run_at: news.at,
        payload: serde_json::to_string(news).expect("news are texts, numbers and lists of them"),
    }
}

/// What an administrator reads.
fn title(what: &Happening) -> &'static str {
    match what {
        Happening::Booked => "booked",
        Happening::Changed { .. } => "changed",
        Happening::OccurrenceChanged { .. } => "one meeting of the series changed",
        Happening::OccurrencesCancelled { .. } => "meetings of the series cancelled",
        Happening::Cancelled => "cancelled",
        Happening::Started { .. } => "started",
        Happening::Joined { .. } => "somebody joined",
        Happening::Left { .. } => "somebody left",
        Happening::Alarm { .. } => "somebody's line is bad",
        Happening::Ended { .. } => "ended",
        Happening::Recorded { .. } => "recorded",
        Happening::Concluded { .. } => "closed",
    }
}
