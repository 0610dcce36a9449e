use super::*;
use crate::Source;

const ROOM: RoomId = RoomId(1);

fn outbox(room: usize) -> (Outbox, mpsc::Receiver<Event>) {
    let (sender, receiver) = mpsc::channel(room);
    (Outbox::new(sender, Arc::default()), receiver)
}

fn taken(receiver: &mut mpsc::Receiver<Event>) -> Vec<What> {
    std::iter::from_fn(|| receiver.try_recv().ok()).map(|event| event.what).collect()
}

fn slot(mid: &str, shows: Option<u64>) -> What {
    What::Slot { peer: PeerId(9), mid: mid.to_owned(), shows: shows.map(|id| (PeerId(id), Source::Camera)) }
}

#[test]
fn what_finds_no_room_is_kept_in_its_latest_state() {
    let (mut outbox, mut receiver) = outbox(1);
    let peer = PeerId(9);
    for what in [
        What::Connected { peer },
        slot("0", Some(1)),
        slot("1", Some(1)),
        slot("0", Some(2)),
        What::Speakers(vec![]),
        slot("0", None),
        What::Disconnected { peer },
        What::Closed { peer },
    ] {
        outbox.send(ROOM, what);
    }
    let mut told = Vec::new();
    while !outbox.is_empty() || !receiver.is_empty() {
        told.extend(taken(&mut receiver));
        outbox.flush();
    }
    assert_eq!(told, [What::Connected { peer }, slot("0", None), slot("1", Some(1)), What::Closed { peer }]);
    assert_eq!(outbox.counters.events_dropped.load(std::sync::atomic::Ordering::Relaxed), 1);
}

#[test]
fn it_does_not_grow_and_forgets_rooms() {
    let (mut outbox, mut receiver) = outbox(1);
    for round in 0..10_000 {
        outbox.send(ROOM, slot("0", Some(round)));
        outbox.send(RoomId(2), slot("0", Some(round)));
    }
    assert_eq!(outbox.order.len(), 2);
    assert!(!outbox.is_stuck());
    outbox.forget(ROOM);
    taken(&mut receiver);
    outbox.flush();
    assert_eq!(taken(&mut receiver), [slot("0", Some(9_999))]);
    assert!(outbox.is_empty());
    for peer in 0..MOST_KEPT as u64 + 1 {
        outbox.send(ROOM, What::Closed { peer: PeerId(peer) });
    }
    assert!(outbox.is_stuck());
}

#[test]
fn nobody_listening_is_no_reason_to_keep() {
    let (mut outbox, receiver) = outbox(1);
    drop(receiver);
    for peer in 0..10 {
        outbox.send(ROOM, What::Closed { peer: PeerId(peer) });
    }
    assert!(outbox.is_empty());
}
