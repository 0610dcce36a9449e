//! From the vendor's request to drafts of ours.

use crate::handlers::meeting::time;
use crate::http::Refusal;
use convoca_booking::booking::{Admission, Media, RecordMode};
use convoca_booking::draft::{AttendeeDraft, RulesDraft};
use convoca_booking::webinar::WebinarDraft;
use convoca_booking::{Attendee, BookingError, Draft, EndpointKind, Field, MeetingId, RoomId, ZoneId};
use convoca_contract::codes;
use convoca_contract::given::Given;
use convoca_contract::webinar::{NotifyRequest, PanellistRequest, UpdateWebinarRequest, WebinarRequest};

/// The webinar that a request asks for.
pub(super) fn new(body: WebinarRequest) -> Result<(Draft, WebinarDraft), Refusal> {
    let room = needed(text(body.vmr_id, Field::Room)?, Field::Room)?;
    let terms = UpdateWebinarRequest {
        conference_id: Given::Absent,
        subject: body.subject,
        description: body.description,
        start_time: body.start_time,
        duration: body.duration,
        time_zone_id: body.time_zone_id,
        attendees: body.attendees,
        notify_setting: body.notify_setting,
        guest_passwd: body.guest_passwd,
        audience_passwd: body.audience_passwd,
        call_restriction: body.call_restriction,
        scope: body.scope,
        audience_scope: body.audience_scope,
        enable_recording: body.enable_recording,
        live_address: body.live_address,
        aux_address: body.aux_address,
        live_url: body.live_url,
    };
    let (draft, own) = drafts(terms)?;
    let media = Media { voice: true, data: true, hd_video: true, ..Media::default() };
    Ok((Draft { room: Some(RoomId::new(room)), media: Some(media), ..draft }, own))
}

/// Which webinar a request changes, and into what.
pub(super) fn changed(body: UpdateWebinarRequest) -> Result<(MeetingId, Draft, WebinarDraft), Refusal> {
    let id = body.conference_id.value().cloned();
    let id = id.ok_or_else(|| Refusal::bad(codes::PARAM_INVALID, "conferenceId must be given"))?;
    let (draft, own) = drafts(body)?;
    Ok((MeetingId::new(id), draft, own))
}

fn drafts(body: UpdateWebinarRequest) -> Result<(Draft, WebinarDraft), Refusal> {
    let start = needed(text(body.start_time, Field::Start)?, Field::Start)?;
    let start = time::parse(&start).ok_or_else(|| {
        BookingError::field(Field::Start, format!("must be a time in UTC such as 2031-05-02 12:00, not \"{start}\""))
    })?;
    let zone: i64 = needed(value(body.time_zone_id, Field::Zone)?, Field::Zone)?;
    let zone = u8::try_from(zone).ok().and_then(ZoneId::new);
    let zone = zone.ok_or_else(|| BookingError::field(Field::Zone, "must be a zone's number, 1 to 77"))?;
    let restricted = value(body.call_restriction, Field::Rules)?;
    let scope = choice(
        body.scope,
        "scope",
        &[(0, Admission::Everybody), (2, Admission::Corporation), (3, Admission::Invited)],
    )?;
    let audience = choice(body.audience_scope, "audienceScope", &[(0, false), (2, true)])?;
    let (admission, corporation_only) = match restricted {
        // Without the switch neither of the two counts.
        Some(false) => (Some(Admission::Everybody), Some(false)),
        Some(true) => (scope, audience),
        None => (None, None),
    };
    let rules = value(body.notify_setting, Field::Rules)?.map(notices).transpose()?.unwrap_or_default();
    let attendees = value(body.attendees, Field::Attendees)?;
    let attendees = attendees.map(|list| list.into_iter().map(panellist).collect::<Result<Vec<_>, Refusal>>());
    let records = word(body.enable_recording, "enableRecording", &[("Y", RecordMode::Record), ("N", RecordMode::Off)])?;
    let draft = Draft {
        subject: Some(needed(text(body.subject, Field::Subject)?, Field::Subject)?),
        start: Some(start),
        length_min: Some(needed(value(body.duration, Field::Length)?, Field::Length)?),
        zone: Some(zone),
        attendees: attendees.transpose()?,
        record_mode: records,
        live_address: text(body.live_address, Field::LiveAddress)?,
        screen_address: text(body.aux_address, Field::ScreenAddress)?,
        guest_password: text(body.guest_passwd, Field::GuestPassword)?,
        rules: RulesDraft { admission, ..rules },
        ..Draft::default()
    };
    let own = WebinarDraft {
        description: text(body.description, Field::WebinarDescription)?,
        corporation_only,
        live_url: text(body.live_url, Field::LiveAddress)?,
        audience_password: text(body.audience_passwd, Field::AudiencePassword)?,
    };
    Ok((draft, own))
}

/// Who is told, and how, as the request says.
fn notices(setting: NotifyRequest) -> Result<RulesDraft, Refusal> {
    let flags = [("Y", true), ("N", false)];
    Ok(RulesDraft {
        send_calendar: word(setting.enable_calendar, "enableCalendar", &flags)?,
        send_sms: word(setting.enable_sms, "enableSms", &flags)?,
        send_mail: word(setting.enable_email, "enableEmail", &flags)?,
        ..RulesDraft::default()
    })
}

fn panellist(request: PanellistRequest) -> Result<AttendeeDraft, Refusal> {
    let filled = |given, field| Ok::<_, Refusal>(text(given, field)?.unwrap_or_default());
    let terminal = value(request.is_hard_terminal, Field::AttendeeKind)?.unwrap_or(false);
    Ok(AttendeeDraft {
        kind: terminal.then_some(EndpointKind::Terminal),
        auto_invite: None,
        attendee: Attendee {
            application: filled(request.app_id, Field::AttendeeText)?,
            account: filled(request.user_account, Field::AttendeeText)?,
            name: filled(request.user_name, Field::AttendeeName)?,
            department: filled(request.dept_name, Field::DepartmentName)?,
            phone: filled(request.phone, Field::AttendeePhone)?,
            email: filled(request.email, Field::AttendeeEmail)?,
            sms: filled(request.sms, Field::AttendeeSms)?,
            ..Attendee::default()
        },
    })
}

/// A text that stands for one of a few things.
pub(super) fn word<T: Copy>(given: Given<String>, name: &str, words: &[(&str, T)]) -> Result<Option<T>, Refusal> {
    let expected = || words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" or ");
    let wrong = || Refusal::bad(codes::PARAM_INVALID, format!("{name} must be {}", expected()));
    let Some(text) = given.into_result().map_err(|_| wrong())? else { return Ok(None) };
    words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| Some(*meaning)).ok_or_else(wrong)
}

fn choice<T: Copy>(given: Given<i64>, name: &str, choices: &[(i64, T)]) -> Result<Option<T>, Refusal> {
    let expected = || choices.iter().map(|(number, _)| number.to_string()).collect::<Vec<_>>().join(" or ");
    let wrong = || Refusal::bad(codes::PARAM_INVALID, format!("{name} must be {}", expected()));
    let Some(number) = given.into_result().map_err(|_| wrong())? else { return Ok(None) };
    choices.iter().find(|(value, _)| *value == number).map(|(_, meaning)| Some(*meaning)).ok_or_else(wrong)
}

fn text(given: Given<String>, field: Field) -> Result<Option<String>, Refusal> {
    value(given, field)
}

fn value<T>(given: Given<T>, field: Field) -> Result<Option<T>, Refusal> {
    let given = given.into_result();
    Ok(given.map_err(|came| BookingError::field(field, format!("is of the wrong type: {came}")))?)
}

fn needed<T>(given: Option<T>, field: Field) -> Result<T, Refusal> {
    Ok(given.ok_or_else(|| BookingError::field(field, "must be given"))?)
}
