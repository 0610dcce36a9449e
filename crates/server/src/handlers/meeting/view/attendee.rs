//! Those invited, as the vendor shows them: briefly with a meeting, fully in its detail.

use super::{filled, words};
use convoca_booking::Attendee;
use convoca_contract::conference::{PartAttendee, ParticipantInfo};
use convoca_contract::values::INVITED_STATE;

pub(super) fn part(attendee: &Attendee) -> PartAttendee {
    PartAttendee {
        name: filled(&attendee.name),
        phone: filled(&attendee.phone),
        phone2: filled(&attendee.phone2),
        phone3: filled(&attendee.phone3),
        kind: Some(words::endpoint(attendee.kind)),
        // The published answers leave these two out even where the request had them; the detail
        // shows the role.
        role: None,
        is_mute: None,
    }
}

pub(in super::super::super) fn participant(attendee: &Attendee) -> ParticipantInfo {
    ParticipantInfo {
        participant_id: filled(&attendee.phone),
        name: filled(&attendee.name),
        role: Some(words::role(attendee.role)),
        state: Some(INVITED_STATE.to_owned()),
        address: filled(&attendee.address),
        attendee_type: Some(words::endpoint(attendee.kind)),
        account_id: filled(&attendee.account),
        phone2: filled(&attendee.phone2),
        phone3: filled(&attendee.phone3),
        email: filled(&attendee.email),
        sms: filled(&attendee.sms),
        dept_name: filled(&attendee.department),
        user_uuid: attendee.user.as_ref().map(|id| id.as_str().to_owned()),
        app_id: filled(&attendee.application),
        is_auto_invite: Some(i64::from(attendee.auto_invite)),
        ..ParticipantInfo::default()
    }
}
