//! Attendees: from the wire, and who they are on this server.

use super::{Result, flag, value};
use convoca_booking::draft::AttendeeDraft;
use convoca_booking::{Attendee, BookingError, Draft, EndpointKind, Field, Role, UserId};
use convoca_contract::schedule::AttendeeRequest;
use convoca_contract::values::EndpointKind as Word;
use convoca_store::Who;

pub(super) fn draft(request: AttendeeRequest) -> Result<AttendeeDraft> {
    let text = |given| Ok(value(given, Field::AttendeeText)?.unwrap_or_default());
    let kind = value(request.kind, Field::AttendeeKind)?.map(|word| kind(&word)).transpose()?;
    Ok(AttendeeDraft {
        kind,
        auto_invite: flag(request.is_auto_invite, Field::AttendeeAutoInvite)?,
        attendee: Attendee {
            user: value(request.user_uuid, Field::AttendeeText)?.map(UserId::new),
            account: text(request.account_id)?,
            application: text(request.app_id)?,
            name: value(request.name, Field::AttendeeName)?.unwrap_or_default(),
            role: role(request.role)?,
            phone: value(request.phone, Field::AttendeePhone)?.unwrap_or_default(),
            phone2: value(request.phone2, Field::AttendeePhone)?.unwrap_or_default(),
            phone3: value(request.phone3, Field::AttendeePhone)?.unwrap_or_default(),
            email: value(request.email, Field::AttendeeEmail)?.unwrap_or_default(),
            sms: value(request.sms, Field::AttendeeSms)?.unwrap_or_default(),
            muted: flag(request.is_mute, Field::AttendeeMute)?.unwrap_or_default(),
            auto_invite: false,
            kind: EndpointKind::default(),
            address: text(request.address)?,
            department_id: text(request.dept_uuid)?,
            department: value(request.dept_name, Field::DepartmentName)?.unwrap_or_default(),
            unique_site: flag(request.unique_type, Field::AttendeeUnique)?.unwrap_or_default(),
        },
    })
}

fn role(given: convoca_contract::given::Given<i64>) -> Result<Role> {
    // 2 is reserved in the old SDK and means an ordinary participant to us.
    let roles = [(0, Role::Guest), (1, Role::Host), (2, Role::Guest)];
    Ok(super::choice(given, Field::AttendeeRole, &roles)?.unwrap_or_default())
}

fn kind(word: &str) -> Result<EndpointKind> {
    Ok(match Word::parse(word) {
        Some(Word::Normal) => EndpointKind::App,
        Some(Word::Terminal) => EndpointKind::Terminal,
        Some(Word::Outside) => EndpointKind::Outside,
        Some(Word::Mobile) => EndpointKind::Mobile,
        Some(Word::IdeaHub) => EndpointKind::IdeaHub,
        Some(Word::Board) => EndpointKind::Board,
        Some(Word::HwVision) => EndpointKind::Screen,
        Some(Word::CustomNumber) => EndpointKind::CustomNumber,
        Some(Word::Telepresence) => EndpointKind::Telepresence,
        Some(Word::Telephone) => EndpointKind::Telephone,
        None => {
            return Err(BookingError::field(Field::AttendeeKind, format!("is of no kind that we know: \"{word}\"")));
        }
    })
}

/// What to look attendees up by, in their order.
pub(in super::super) fn wanted(draft: &Draft) -> Vec<Who> {
    let attendees = draft.attendees.iter().flatten();
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    attendees
        .map(|AttendeeDraft { attendee, .. }| Who {
            user: attendee.user.as_ref().map(|id| id.as_str().to_owned()),
            // With an App ID, the account ID is the application's own name for the person.
            account: if attendee.application.is_empty() { filled(&attendee.account) } else { None },
            third_account: filled(&attendee.account),
            number: filled(attendee.phone.trim_start_matches("sip:").split('@').next().unwrap_or_default()),
        })
        .collect()
}

/// Puts what was found into the draft.
pub(in super::super) fn resolve(draft: &mut Draft, found: Vec<Option<UserId>>) {
    for (attendee, user) in draft.attendees.iter_mut().flatten().zip(found) {
        if user.is_some() {
            attendee.attendee.user = user;
        }
    }
}
