use super::*;
use proptest::prelude::*;
use std::path::PathBuf;
use ts_rs::{Config, TS};

/// Every type of the protocol, as TypeScript, in the order in which a reader needs them.
fn declarations() -> String {
    let config = Config::new().with_large_int("number");
    let mut text = String::new();
    let mut add = |docs: Option<String>, declaration: String| {
        if let Some(docs) = docs {
            text.push_str(docs.trim_end());
            text.push('\n');
        }
        text.push_str("export ");
        text.push_str(&declaration);
        text.push_str("\n\n");
    };
    // The generator would write out the flattened type once more in place.
    add(<Request as TS>::docs(), "type Request = { id: number } & Ask;".to_owned());
    add(<Reply as TS>::docs(), "type Reply = { re: number } & Answer;".to_owned());
    macro_rules! declare {
        ($($name:ident)*) => { $(add(<$name as TS>::docs(), <$name as TS>::decl(&config));)* };
    }
    declare! {
        Ask SlotView FlowStats FlowDirection
        Said Answer Refused Notice LeftReason OutReason WaitReason
        ParticipantId Participant Person ParticipantKind Role Source MicrophoneState
        MeetingFacts ConferenceState ShareRule ChatRule Recording RecordTrouble StreamOf StreamState StreamTarget StreamTrouble ChatMessage Reaction Speaker PeerQuality
        Stage Layout Pane View
    }
    text
}

fn file(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(path)
}

/// Compares a file with what it should be; with `CONVOCA_UPDATE` set, writes it instead.
fn check_file(path: &str, wanted: &str) {
    if std::env::var_os("CONVOCA_UPDATE").is_some() {
        std::fs::write(file(path), wanted).unwrap();
    }
    let found = std::fs::read_to_string(file(path)).unwrap_or_default();
    assert!(found == wanted, "{path} is not up to date; run the test with CONVOCA_UPDATE=1 and look at what changes");
}

#[test]
fn the_clients_types_are_these() {
    let head = "// Made by a test of the signalling crate from its types; run it with CONVOCA_UPDATE=1 to renew.\n\n";
    check_file("web/meet/protocol/signalling.d.ts", &format!("{head}{}", declarations()));
}

#[test]
fn the_document_has_these_types() {
    let text = std::fs::read_to_string(file("docs/signalling.md")).unwrap();
    let (begin, end) = ("```ts\n", "```\n");
    let (before, rest) = text.split_once(begin).expect("the document has a block of types");
    let (_, after) = rest.split_once(end).expect("the block ends");
    check_file("docs/signalling.md", &format!("{before}{begin}{}{end}{after}", declarations()));
}

#[test]
fn the_document_tells_the_limits() {
    let text = std::fs::read_to_string(file("docs/signalling.md")).unwrap();
    for limit in [
        PATH.to_owned(),
        SUBPROTOCOL.to_owned(),
        format!("version` {VERSION}"),
        LONGEST_REQUEST.to_string(),
        LONGEST_NAME.to_string(),
        LONGEST_CHAT.to_string(),
        MOST_SLOTS.to_string(),
        format!("{MOST_FLOWS} flows"),
    ] {
        assert!(text.contains(&limit), "the document does not mention {limit}");
    }
}

#[test]
fn a_request_is_flat() {
    let text = r#"{"id":7,"type":"chat","text":"hi"}"#;
    let request: Request = serde_json::from_str(text).unwrap();
    assert_eq!(request, Request { id: 7, ask: Ask::Chat { to: None, text: "hi".into() } });
    assert_eq!(serde_json::to_string(&request).unwrap(), text);
}

#[test]
fn a_reply_is_flat() {
    let said = Said::Reply(Reply { re: 7, answer: Answer::Done {} });
    assert_eq!(serde_json::to_string(&said).unwrap(), r#"{"re":7,"type":"done"}"#);
}

#[test]
fn an_ask_shows_no_secret() {
    let ask = Ask::ClaimHost { password: "123456".into() };
    assert_eq!(format!("{ask:?}"), "claim_host");
}

#[test]
fn what_a_newer_client_adds_is_ignored() {
    let text = r#"{"id":1,"type":"hand","raised":true,"colour":"red"}"#;
    let request: Request = serde_json::from_str(text).unwrap();
    assert_eq!(request.ask, Ask::Hand { raised: true, participant: None });
}

proptest! {
    #[test]
    fn arbitrary_text_does_no_harm(text in ".{0,400}") {
        let _ = serde_json::from_str::<Request>(&text);
        let _ = serde_json::from_str::<Said>(&text);
    }

    #[test]
    fn whatever_is_said_is_understood(id in any::<u32>(), name in ".{0,100}", on in any::<bool>(), mid in "[a-z0-9]{1,4}") {
        for ask in [
            Ask::Join { name: name.clone(), microphone: on, camera: !on },
            Ask::Media { microphone: Some(on), camera: None, screen: None },
            Ask::Rename { participant: Some(ParticipantId(mid.clone())), name: name.clone() },
            Ask::View { slots: vec![SlotView {
                mid: mid.clone(), participant: ParticipantId(name.clone()), source: Source::Screen, height: id,
            }] },
            Ask::Offer { sdp: name.clone(), sources: [(mid.clone(), Source::Camera)].into() },
        ] {
            let request = Request { id, ask };
            let text = serde_json::to_string(&request).unwrap();
            prop_assert_eq!(serde_json::from_str::<Request>(&text).unwrap(), request);
        }
    }
}
