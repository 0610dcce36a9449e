use super::*;
use std::future::Future;
use std::task::{Context, Poll, Waker};

fn call(id: &str) -> Call {
    Call {
        id: id.to_owned(),
        meeting: MeetingId::new("912345678"),
        holding: "h".to_owned(),
        name: "Ben".to_owned(),
        subject: "Roof".to_owned(),
        scheduler: "Ana".to_owned(),
        join_url: String::new(),
        asked: None,
    }
}

fn ben() -> UserId {
    UserId::new("ben")
}

/// Whether somebody who listens has heard something yet.
fn heard(listening: &mut std::pin::Pin<Box<impl Future<Output = Vec<Call>>>>) -> Option<Vec<Call>> {
    match listening.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(calls) => Some(calls),
        Poll::Pending => None,
    }
}

#[tokio::test]
async fn who_does_not_listen_cannot_be_reached() {
    let board = Switchboard::default();
    assert_eq!(board.start(&ben(), call("one")), None);
    assert_eq!(board.listen(&ben(), Duration::ZERO).await, []);
    assert_eq!(board.start(&ben(), call("one")), Some("one".to_owned()), "between two questions");
}

#[tokio::test]
async fn who_listens_is_rung_until_he_answers() {
    let board = Switchboard::default();
    let ben_himself = ben();
    let mut listening = Box::pin(board.listen(&ben_himself, Duration::from_secs(600)));
    assert_eq!(heard(&mut listening), None);
    board.start(&ben(), call("one")).unwrap();
    assert_eq!(heard(&mut listening), Some(vec![call("one")]));
    assert_eq!(board.listen(&ben(), Duration::from_secs(600)).await, [call("one")], "it still rings");
    assert_eq!(board.answer(&UserId::new("eve"), "one"), None, "it is not hers");
    assert_eq!(board.answer(&ben(), "one"), Some(call("one")));
    assert_eq!(board.answer(&ben(), "one"), None);
    assert_eq!(board.give_up("one"), None);
}

#[tokio::test]
async fn a_call_that_is_given_up_stops_ringing() {
    let board = Switchboard::default();
    board.listen(&ben(), Duration::ZERO).await;
    board.start(&ben(), call("one")).unwrap();
    assert_eq!(board.give_up("one"), Some(call("one")));
    assert_eq!(board.listen(&ben(), Duration::ZERO).await, []);
}

#[tokio::test]
async fn nobody_is_rung_without_end() {
    let board = Switchboard::default();
    board.listen(&ben(), Duration::ZERO).await;
    let reached = (0..20).filter(|number| board.start(&ben(), call(&number.to_string())).is_some()).count();
    assert_eq!(reached, MOST_CALLS);
}

#[tokio::test]
async fn a_meeting_hangs_up_its_own_calls_only() {
    let board = Switchboard::default();
    board.listen(&ben(), Duration::ZERO).await;
    let asked = |id| Call { asked: Some(ParticipantId(7)), ..call(id) };
    board.start(&ben(), call("booked")).unwrap();
    board.start(&ben(), Call { meeting: MeetingId::new("987654321"), ..asked("other") }).unwrap();
    board.start(&ben(), asked("one")).unwrap();
    let meeting = MeetingId::new("912345678");
    assert_eq!(board.hang_up(&meeting, ParticipantId(8)), None);
    assert_eq!(board.hang_up(&meeting, ParticipantId(7)), Some(asked("one")));
    assert_eq!(board.hang_up(&meeting, ParticipantId(7)), None);
    let left: Vec<_> = board.listen(&ben(), Duration::ZERO).await.into_iter().map(|call| call.id).collect();
    assert_eq!(left, ["booked", "other"]);
}
