//! Nothing that a client sends makes a request type panic or overflow the stack.

use convoca_contract::{BodyError, Lenient, parse};
use convoca_contract::{application, auth, occurrence, portal, reply, room, schedule, start, user, webhook};
use proptest::collection::vec;
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

fn read<T: Lenient + DeserializeOwned>(body: &[u8]) -> Result<(), BodyError> {
    let whole = parse::<T>(body).map(drop);
    let direct = serde_json::from_slice::<T>(body);
    assert!(whole.is_ok() || direct.is_err(), "only serde took {}", String::from_utf8_lossy(body));
    whole
}

type Read = fn(&[u8]) -> Result<(), BodyError>;

const REQUESTS: &[Read] = &[
    read::<schedule::ScheduleRequest>,
    read::<schedule::AttendeeRequest>,
    read::<schedule::CycleRequest>,
    read::<schedule::ConfConfigRequest>,
    read::<occurrence::OccurrenceRequest>,
    read::<occurrence::OccurrenceConfigRequest>,
    read::<occurrence::CancelOccurrencesRequest>,
    read::<start::StartRequest>,
    read::<auth::AccountSignIn>,
    read::<auth::AppSignIn>,
    read::<auth::ProxySignIn>,
    read::<auth::ValidateToken>,
    read::<application::AddApplicationRequest>,
    read::<application::UpdateApplicationRequest>,
    read::<room::UpdateRoomRequest>,
    read::<portal::OccurrencesRequest>,
    read::<reply::ReplyRequest>,
    read::<webhook::WebhookRequest>,
    read::<portal::UpdateCorporationRequest>,
    read::<portal::DefaultsRequest>,
    read::<user::AddUserRequest>,
    read::<user::UpdateUserRequest>,
    read::<user::UserFunctionRequest>,
];

fn names() -> Vec<&'static str> {
    [
        schedule::ScheduleRequest::FIELDS,
        schedule::AttendeeRequest::FIELDS,
        schedule::CycleRequest::FIELDS,
        schedule::ConfConfigRequest::FIELDS,
        occurrence::OccurrenceRequest::FIELDS,
        occurrence::OccurrenceConfigRequest::FIELDS,
        occurrence::CancelOccurrencesRequest::FIELDS,
        auth::AppSignIn::FIELDS,
        auth::ProxySignIn::FIELDS,
        user::AddUserRequest::FIELDS,
        portal::OccurrencesRequest::FIELDS,
        reply::ReplyRequest::FIELDS,
        webhook::WebhookRequest::FIELDS,
        portal::UpdateCorporationRequest::FIELDS,
        portal::DefaultsRequest::FIELDS,
    ]
    .concat()
}

/// JSON of any shape under the names that requests know.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 48, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((prop::sample::select(names()), inner), 0..6).prop_map(|fields| {
                Value::from(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
            }),
        ]
    })
}

proptest! {
    #[test]
    fn arbitrary_bytes_do_not_panic(body in vec(any::<u8>(), 0..200)) {
        for read in REQUESTS {
            let _ = read(&body);
        }
        let _ = parse::<Vec<String>>(&body);
    }

    #[test]
    fn an_object_is_never_refused_as_a_whole(value in json()) {
        let body = value.to_string();
        for read in REQUESTS {
            prop_assert_eq!(read(body.as_bytes()).is_ok(), value.is_object());
        }
    }

    #[test]
    fn a_damaged_body_does_not_panic(value in json(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut body = value.to_string().into_bytes();
        let at = at.index(body.len());
        body[at] = byte;
        for read in REQUESTS {
            let _ = read(&body);
        }
    }
}

#[test]
fn deep_nesting_is_an_error() {
    let brackets = "[".repeat(5000);
    let bodies = [
        brackets.clone(),
        format!("{}{}", brackets, "]".repeat(5000)),
        format!(r#"{{"attendees":{brackets}"#),
        "{\"a\":".repeat(5000),
    ];
    for body in bodies {
        for read in REQUESTS {
            let refused = read(body.as_bytes());
            assert!(matches!(&refused, Err(BodyError::NotJson(why)) if why.contains("recursion limit")), "{refused:?}");
        }
    }
}
