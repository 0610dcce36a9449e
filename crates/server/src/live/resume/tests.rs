use super::*;
use convoca_conference::{MicrophoneState, ParticipantKind};

fn key() -> ResumeKey {
    let at = Timestamp::UNIX_EPOCH;
    let ana = Participant {
        id: ParticipantId(7),
        name: "Ana".into(),
        role: Role::Cohost,
        kind: ParticipantKind::Client,
        known: true,
        microphone: MicrophoneState::On,
        camera: true,
        screen: false,
        hand_at: None,
        joined_at: at,
        connected: true,
        asked_to_share: false,
        may_record: false,
        view: convoca_conference::View::Free,
        view_locked: false,
        speaks: false,
    };
    let person = Known { user: UserId::new("ana"), account: "ana@x".to_owned(), number: "+1".to_owned() };
    ResumeKey::new(&MeetingId::new("912345678"), &"ab".repeat(16), &ana, Some(at), Some(person))
}

#[test]
fn says_what_it_was_made_of() {
    let vault = Vault::from_key([7; 32]);
    let sealed = key().seal(&vault).unwrap();
    let opened = open(&vault, &sealed).unwrap();
    assert_eq!(opened, key());
    assert_eq!((opened.participant(), opened.role()), (ParticipantId(7), Role::Cohost));
}

#[test]
fn nobody_else_can_make_or_bend_one() {
    let vault = Vault::from_key([7; 32]);
    let sealed = key().seal(&vault).unwrap();
    assert_eq!(open(&Vault::from_key([8; 32]), &sealed), None);
    for place in 0..sealed.len() {
        let mut bent = sealed.clone().into_bytes();
        bent[place] = if bent[place] == b'A' { b'B' } else { b'A' };
        let bent = String::from_utf8(bent).unwrap();
        assert!(open(&vault, &bent).is_none(), "{place}");
    }
    for wrong in ["", "!", "AAAA", &"A".repeat(5000)] {
        assert_eq!(open(&vault, wrong), None);
    }
}
