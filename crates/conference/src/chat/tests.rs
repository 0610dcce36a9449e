use super::*;
use Role::{Cohost, Guest, Host};

fn check(rule: ChatRule, from: Role, to: Option<Role>, expected: bool) {
    assert_eq!(rule.lets(from, to), expected, "{rule:?}: {from:?} to {to:?}");
}

#[test]
fn who_may_write_to_whom() {
    use ChatRule::{Everybody, Hosts, Nobody, Public};
    for rule in [Everybody, Public, Hosts, Nobody] {
        for to in [None, Some(Host), Some(Cohost), Some(Guest)] {
            check(rule, Host, to, true);
            check(rule, Cohost, to, true);
        }
    }
    for (rule, everybody, staff, guest) in [
        (Everybody, true, true, true),
        (Public, true, true, false),
        (Hosts, false, true, false),
        (Nobody, false, false, false),
    ] {
        check(rule, Guest, None, everybody);
        check(rule, Guest, Some(Host), staff);
        check(rule, Guest, Some(Cohost), staff);
        check(rule, Guest, Some(Guest), guest);
    }
}

fn line(from: u64, to: Option<u64>, text: &str) -> Arc<ChatMessage> {
    let from = ParticipantId(from);
    Arc::new(ChatMessage {
        from,
        name: "A".into(),
        to: to.map(ParticipantId),
        text: text.into(),
        at: Timestamp::UNIX_EPOCH,
    })
}

#[test]
fn a_private_line_is_kept_for_its_two_sides() {
    let mut chat = Chat::default();
    chat.keep(line(1, None, "all"));
    chat.keep(line(1, Some(2), "you"));
    let read = |reader| chat.for_reader(ParticipantId(reader)).iter().map(|line| line.text.clone()).collect::<Vec<_>>();
    assert_eq!(read(1), ["all", "you"]);
    assert_eq!(read(2), ["all", "you"]);
    assert_eq!(read(3), ["all"]);
}

#[test]
fn the_oldest_lines_make_room() {
    let mut chat = Chat::default();
    for number in 0..MOST_CHAT + 3 {
        chat.keep(line(1, None, &number.to_string()));
    }
    let kept = chat.for_reader(ParticipantId(9));
    assert_eq!((kept.len(), kept[0].text.as_str(), kept[MOST_CHAT - 1].text.as_str()), (500, "3", "502"));
}
