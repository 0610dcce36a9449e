//! What the booking says of a meeting.

use convoca_booking::booking::RecordMode;
use convoca_conference::{ConferenceState, EntryRule};
use convoca_contract::push::basic::{BasicInfo, RolePassword};
use convoca_contract::values::ConfMode;
use convoca_store::StoredMeeting;
use jiff::Timestamp;

/// Owners are users of a corporation.
const CORPORATION_USER: u8 = 2;

/// What of a booking programs are told.
#[derive(Clone, Debug)]
pub(in super::super) struct Booked {
    /// Meeting ID.
    pub(in super::super) conference_id: String,
    display_id: String,
    subject: String,
    planned: Timestamp,
    host_password: String,
    guest_password: String,
    recording: RecordMode,
    owner: String,
    owner_id: String,
    guest_link: String,
    corporation: String,
}

impl Booked {
    /// Of this meeting, held now; `guest_link` where guests are expected.
    pub(in super::super) fn of(stored: &StoredMeeting, guest_link: Option<&str>, now: Timestamp) -> Self {
        // Of a series, the terms are those of the occurrence that is held.
        let booking = &*stored.booking.as_of(now);
        Self {
            conference_id: booking.id.to_string(),
            display_id: booking.dialled().to_owned(),
            subject: booking.subject.clone(),
            planned: booking.slot_at(now).map_or(booking.start, |(start, _)| start),
            host_password: stored.secrets.host_password.clone(),
            guest_password: stored.secrets.guest_password.clone(),
            recording: booking.recording.mode,
            owner: booking.scheduler_name.clone(),
            owner_id: booking.scheduler.to_string(),
            guest_link: guest_link.unwrap_or_default().to_owned(),
            corporation: booking.corporation.to_string(),
        }
    }

    /// Of a meeting with this ID, of which nothing else matters.
    #[cfg(test)]
    pub(super) fn for_test(id: &str) -> Self {
        Self {
            conference_id: id.to_owned(),
            display_id: id.to_owned(),
            subject: "Slates".to_owned(),
            planned: Timestamp::UNIX_EPOCH,
            host_password: "402817".to_owned(),
            guest_password: "113355".to_owned(),
            recording: RecordMode::Record,
            owner: "Ana".to_owned(),
            owner_id: "0f3c".to_owned(),
            guest_link: String::new(),
            corporation: "600000001".to_owned(),
        }
    }

    /// All of it, for one who speaks for the host or does not.
    pub(super) fn basic(&self, state: &ConferenceState, host: bool) -> BasicInfo {
        let password = |role: &str, pwd: &str| RolePassword { role: role.to_owned(), pwd: pwd.to_owned() };
        let mut pwds = vec![password("general", &self.guest_password)];
        if host {
            pwds.insert(0, password("chair", &self.host_password));
        }
        let restriction = restriction(state.entry);
        BasicInfo {
            display_id: self.display_id.clone(),
            title: self.subject.clone(),
            start_time: state.started_at.as_millisecond().to_string(),
            scheduled_start_time: self.planned.as_millisecond().to_string(),
            pwds,
            rec_type: match self.recording {
                RecordMode::Off => 0,
                RecordMode::Record => 1,
                RecordMode::LiveAndRecord => 2,
                RecordMode::Live => 3,
            },
            media: if state.voice_only { 1 } else { 2 },
            owner: self.owner.clone(),
            owner_id: self.owner_id.clone(),
            user_type: CORPORATION_USER,
            guest_join_uri: self.guest_link.clone(),
            call_in_restriction: restriction,
            audience_call_in_restriction: restriction.min(2),
            conf_mode: ConfMode::Rtc.word().to_owned(),
            org_id: self.corporation.clone(),
            support_cohost: 1,
            support_client_record: 1,
            support_waiting_room: true,
            invite_share_switch: true,
            part_view_switch: true,
            bignum_multi_pic_switch: true,
            support_watermark: 0,
            real_time_subtitle: 0,
            webinar: state.webinar,
            simultaneous_interpretation: 0,
        }
    }
}

/// Who may come in, as a number.
pub(super) fn restriction(rule: EntryRule) -> u8 {
    match rule {
        EntryRule::Everybody => 0,
        EntryRule::Corporation => 2,
        EntryRule::Invited => 3,
    }
}
