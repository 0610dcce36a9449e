//! Call people in.

use super::{act, list};
use crate::handlers::Done;
use crate::handlers::control::fields::required;
use crate::http::{Controller, Json, Refusal};
use crate::signal::new_participant;
use convoca_conference::{Action, Invitee, Refused, Role};
use convoca_contract::codes::{self, Code};
use convoca_contract::control::people::{InviteRequest, InvitedAttendee};
use convoca_contract::given::Given;
use convoca_store::Who;

/// Longest name, in characters.
const LONGEST_NAME: usize = 96;
/// Longest number, in characters.
const LONGEST_NUMBER: usize = 127;
/// Longest mail address, in characters.
const LONGEST_EMAIL: usize = 255;
/// Longest number for texts, in characters.
const LONGEST_SMS: usize = 32;
/// Longest ID and account, in characters.
const LONGEST_ID: usize = 255;

/// What the meeting may refuse about those who are invited.
const CODES: &[(Refused, Code)] = &[(Refused::TooMany, codes::TOO_MANY_ATTENDEES)];

/// `POST /v1/mmc/control/conferences/participants`.
pub(super) async fn invite_participants(
    controller: Controller,
    Json { value: body, .. }: Json<InviteRequest>,
) -> Result<Done, Refusal> {
    let attendees = list(body.attendees, "attendees")?;
    let (who, mut people): (Vec<_>, Vec<_>) =
        attendees.into_iter().map(attendee).collect::<Result<Vec<_>, _>>()?.into_iter().unzip();
    controller.host()?;
    let found = controller.app.store.resolve(&controller.meeting.booking.corporation, &who).await?;
    for (one, user) in people.iter_mut().zip(found) {
        one.user = user.map(|id| id.as_str().into());
    }
    let people = people.into_iter().map(|one| (new_participant(), one)).collect();
    act(&controller, Action::Invite { people }, CODES).await
}

/// The number of an app, in what is called: a SIP address may have a scheme and a host around it.
pub(super) fn app_number(number: &str) -> Option<String> {
    let number = number.trim_start_matches("sip:").split('@').next().unwrap_or_default();
    (!number.is_empty()).then(|| number.to_owned())
}

/// A number that can be called.
///
/// # Errors
/// With its own code when it is missing, too long or malformed.
pub(super) fn number(given: Given<String>, name: &str) -> Result<String, Refusal> {
    let malformed = |problem: String| Refusal::bad(codes::ATTENDEE_NUMBER_INVALID, format!("{name} {problem}"));
    let number = given.into_result().map_err(|came| malformed(format!("must be a text, not {came}")))?;
    let number = number.map(|number| number.trim().to_owned()).filter(|number| !number.is_empty());
    let missing = || Refusal::bad(codes::ATTENDEE_NUMBER_MISSING, format!("{name} must be given"));
    let number = number.ok_or_else(missing)?;
    if number.chars().count() > LONGEST_NUMBER {
        let problem = format!("{name} must have at most {LONGEST_NUMBER} characters");
        return Err(Refusal::bad(codes::ATTENDEE_NUMBER_TOO_LONG, problem));
    }
    if number.chars().any(|character| character.is_control() || character.is_whitespace()) {
        return Err(malformed("must have no spaces".to_owned()));
    }
    Ok(number)
}

fn attendee(request: InvitedAttendee) -> Result<(Who, Invitee), Refusal> {
    let number = number(request.phone, "phone")?;
    let name = required(request.name, "name", codes::NAME_MISSING)?;
    let name = up_to(name.trim(), "name", LONGEST_NAME, codes::ATTENDEE_NAME_TOO_LONG)?;
    if name.is_empty() {
        return Err(Refusal::bad(codes::NAME_MISSING, "name must be given"));
    }
    let text = |given, name, longest, code| match optional(given, name)? {
        Some(text) => up_to(&text, name, longest, code),
        None => Ok(String::new()),
    };
    let email = text(request.email, "email", LONGEST_EMAIL, codes::ATTENDEE_EMAIL_TOO_LONG)?;
    let phone = text(request.sms, "sms", LONGEST_SMS, codes::ATTENDEE_SMS_TOO_LONG)?;
    let account = text(request.account_id, "accountId", LONGEST_ID, codes::PARAM_INVALID)?;
    let user = text(request.user_uuid, "userUUID", LONGEST_ID, codes::PARAM_INVALID)?;
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let who = Who {
        user: given(&user),
        account: given(&account),
        third_account: given(&account),
        number: app_number(&number),
    };
    let invitee = Invitee {
        number: number.into(),
        name: name.into(),
        role: role(request.role)?,
        user: None,
        account: account.into(),
        email: email.into(),
        phone: phone.into(),
    };
    Ok((who, invitee))
}

fn role(given: Given<i64>) -> Result<Role, Refusal> {
    match given.into_result() {
        Ok(None | Some(0)) => Ok(Role::Guest),
        Ok(Some(1)) => Ok(Role::Host),
        Ok(Some(2)) => {
            Err(Refusal::bad(codes::AUDIENCE_NOT_INVITED, "a webinar's audience comes by link, and cannot be invited"))
        }
        Ok(Some(_)) | Err(_) => Err(Refusal::bad(codes::ATTENDEE_ROLE_INVALID, "role must be 0 or 1")),
    }
}

fn optional(given: Given<String>, name: &str) -> Result<Option<String>, Refusal> {
    given.into_result().map_err(|came| Refusal::bad(codes::PARAM_INVALID, format!("{name} must be a text, not {came}")))
}

fn up_to(text: &str, name: &str, longest: usize, code: Code) -> Result<String, Refusal> {
    if text.chars().count() > longest {
        return Err(Refusal::bad(code, format!("{name} must have at most {longest} characters")));
    }
    Ok(text.to_owned())
}
