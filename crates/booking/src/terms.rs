//! The terms of a meeting: everything that a draft says except when it takes place, in which room
//! and under which passwords.
//!
//! Creating settles a draft on the defaults, editing on the present state, so that both obey the
//! same rules: what is not given stays.

use crate::attendee::each_once;
use crate::draft::{AttendeeDraft, RulesDraft};
use crate::{
    Attendee, Booking, BookingError, Corporation, Draft, Field, Media, RecordAudience, Recording, Rules, language,
};
use std::ops::RangeInclusive;

/// Length of a meeting that asks for none, in minutes (the vendor's).
pub(crate) const DEFAULT_LENGTH_MIN: u16 = 30;

/// Length in minutes (the vendor's).
pub(crate) const LENGTH_MIN: RangeInclusive<i64> = 15..=1440;

/// Characters of a subject (the vendor's).
const MAX_SUBJECT: usize = 128;

/// Characters of a client's group ID (the vendor's).
const MAX_GROUP_URI: usize = 31;

/// Characters of a push address (the vendor's).
const MAX_ADDRESS: usize = 255;

/// Cap on people in a meeting: ours, far above what one server holds.
const CAPACITY: RangeInclusive<i64> = 0..=100_000;

/// Minutes by which a meeting is extended at a time (the vendor's).
const PROLONG_MIN: RangeInclusive<i64> = 0..=60;

/// Attendees of one booking: ours, the vendor has an error for it but documents no bound.
const MAX_ATTENDEES: usize = 1_000;

/// The subject of a meeting that is given none.
pub(crate) fn default_subject(scheduler_name: &str) -> String {
    format!("{scheduler_name}'s meeting").chars().take(MAX_SUBJECT).collect()
}

/// Puts the terms that `draft` gives into `booking`.
///
/// # Errors
/// The first rule that the draft breaks; `booking` is then half changed and must be thrown away.
pub(crate) fn settle(booking: &mut Booking, draft: Draft, corporation: &Corporation) -> Result<(), BookingError> {
    let defaults = &corporation.defaults;
    let media = draft.media.ok_or_else(|| BookingError::field(Field::MediaTypes, "must be given"))?;
    booking.media = completed(media);
    if let Some(subject) = draft.subject {
        Field::Subject.check_text(&subject, MAX_SUBJECT)?;
        let blank = subject.trim().is_empty();
        booking.subject = if blank { default_subject(&booking.scheduler_name) } else { subject };
    }
    if let Some(length) = draft.length_min {
        booking.length_min = Field::Length.check_number(length, LENGTH_MIN)?;
    }
    if let Some(group_uri) = draft.group_uri {
        Field::GroupUri.check_text(&group_uri, MAX_GROUP_URI)?;
        booking.group_uri = group_uri;
    }
    if let Some(tag) = draft.language {
        booking.language = language::known(&tag, &defaults.language)?;
    }
    let recording = RecordingDraft {
        mode: draft.record_mode,
        auto: draft.auto_record,
        screen: draft.record_screen,
        audience: draft.record_audience,
        live_address: draft.live_address,
        screen_address: draft.screen_address,
    };
    settle_recording(&mut booking.recording, recording)?;
    if let Some(capacity) = draft.capacity {
        booking.capacity = Field::Capacity.check_number(capacity, CAPACITY)?;
    }
    if draft.interpretation == Some(true) && !defaults.interpretation {
        return Err(BookingError::NoInterpretation);
    }
    booking.interpretation = draft.interpretation.unwrap_or(booking.interpretation);
    booking.zone = draft.zone.unwrap_or(booking.zone);
    booking.encryption = draft.encryption.unwrap_or(booking.encryption);
    let fixed_number = booking.has_fixed_number();
    settle_rules(&mut booking.rules, &draft.rules, fixed_number)?;
    if let Some(attendees) = draft.attendees {
        booking.attendees = invited(attendees, defaults.auto_invite)?;
    }
    Ok(())
}

/// The media with what they imply: voice always, data with any video, and the better of two kinds
/// of video given way as the vendor says.
pub(crate) fn completed(media: Media) -> Media {
    let telepresence = media.telepresence;
    let video = media.video && !telepresence;
    let hd_video = media.hd_video && !media.video && !telepresence;
    let data = media.data || video || hd_video || telepresence;
    Media { voice: true, data, video, hd_video, telepresence }
}

/// The part of a draft that speaks of recording.
struct RecordingDraft {
    mode: Option<crate::booking::RecordMode>,
    auto: Option<bool>,
    screen: Option<bool>,
    audience: Option<RecordAudience>,
    live_address: Option<String>,
    screen_address: Option<String>,
}

fn settle_recording(recording: &mut Recording, draft: RecordingDraft) -> Result<(), BookingError> {
    recording.mode = draft.mode.unwrap_or(recording.mode);
    // Flags that have no effect are answered as off, not refused.
    let records = recording.mode.records();
    recording.auto = records && draft.auto.unwrap_or(recording.auto);
    recording.screen = records && draft.screen.unwrap_or(recording.screen);
    recording.audience = match draft.audience {
        _ if !records => RecordAudience::default(),
        given => given.unwrap_or(recording.audience),
    };
    // Sources disagree on when addresses are valid, so they are kept whatever the mode.
    if let Some(address) = draft.live_address {
        Field::LiveAddress.check_text(&address, MAX_ADDRESS)?;
        recording.live_address = address;
    }
    if let Some(address) = draft.screen_address {
        Field::ScreenAddress.check_text(&address, MAX_ADDRESS)?;
        recording.screen_address = address;
    }
    Ok(())
}

fn settle_rules(rules: &mut Rules, draft: &RulesDraft, fixed_number: bool) -> Result<(), BookingError> {
    let set = |rule: &mut bool, given: Option<bool>| *rule = given.unwrap_or(*rule);
    set(&mut rules.send_mail, draft.send_mail);
    set(&mut rules.send_sms, draft.send_sms);
    set(&mut rules.send_calendar, draft.send_calendar);
    set(&mut rules.mute_apps, draft.mute_apps);
    set(&mut rules.mute_terminals, draft.mute_terminals);
    set(&mut rules.waiting_room, draft.waiting_room);
    // With a fixed number the room has the say on these two.
    if !fixed_number {
        set(&mut rules.guests_without_password, draft.guests_without_password);
        set(&mut rules.guests_may_start, draft.guests_may_start);
    }
    rules.admission = draft.admission.unwrap_or(rules.admission);
    if let Some(prolong) = draft.prolong_min {
        rules.prolong_min = Field::Prolong.check_number(prolong, PROLONG_MIN)?;
    }
    rules.host_camera = draft.host_camera.or(rules.host_camera);
    rules.guest_camera = draft.guest_camera.or(rules.guest_camera);
    Ok(())
}

fn invited(drafts: Vec<AttendeeDraft>, auto_invite: bool) -> Result<Vec<Attendee>, BookingError> {
    if drafts.len() > MAX_ATTENDEES {
        return Err(BookingError::TooManyAttendees { limit: MAX_ATTENDEES, given: drafts.len() });
    }
    let numbered = drafts.into_iter().zip(1..);
    let invited = numbered.map(|(draft, number)| draft.invited(auto_invite).map_err(|error| located(error, number)));
    Ok(each_once(invited.collect::<Result<_, _>>()?))
}

/// The error with the attendee's place in the list, because no other part of it names him.
fn located(error: BookingError, number: usize) -> BookingError {
    match error {
        BookingError::Field { field, problem } => {
            BookingError::Field { field, problem: format!("{problem} (attendee {number})") }
        }
        other => other,
    }
}
