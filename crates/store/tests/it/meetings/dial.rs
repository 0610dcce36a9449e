//! The meeting that a number means.

use crate::world::{World, at, booking, held_in, new_meeting, on_both_stores};
use convoca_booking::{CorporationId, MeetingId};

on_both_stores!(a_number_means_a_meeting);

async fn a_number_means_a_meeting(world: &World) {
    world.corporation("100000001").await;
    let (ann, room) = world.user("100000001", "ann").await;
    let meets = |id, start| {
        let mut meeting = held_in(booking(id, &ann, start, 60), &room);
        meeting.room.as_mut().unwrap().random_id = false;
        meeting
    };
    for new in [booking("900000001", &ann, 100, 60), meets("900000002", 200), meets("900000003", 100)] {
        world.store.insert_meeting(new_meeting(&new, at(0))).await.unwrap();
    }
    // One that takes the room under an ID of its own is not meant by the room's number.
    let mut random = meets("900000004", 20);
    random.room.as_mut().unwrap().random_id = true;
    world.store.insert_meeting(new_meeting(&random, at(0))).await.unwrap();

    let check = async |number: &str, minutes, expected: Option<&str>| {
        let found = world.store.meeting_to_join(number, at(minutes)).await.unwrap();
        assert_eq!(found.map(|found| found.booking.id.to_string()).as_deref(), expected, "{number} at {minutes}");
    };
    check("900000001", 0, Some("900000001")).await;
    check("900000004", 0, Some("900000004")).await;
    check("900000009", 0, None).await;
    // Whose turn it is in the room, under whatever ID.
    for (minutes, expected) in [(0, Some("900000004")), (80, Some("900000003")), (160, Some("900000002")), (260, None)]
    {
        let next = world.store.next_in_room(&room.id, at(minutes)).await.unwrap();
        assert_eq!(next.map(|id| id.to_string()).as_deref(), expected, "at {minutes}");
    }
    let ids = ["900000002", "900000009", "900000001"].map(MeetingId::new);
    let found = world.store.meetings(&ann.corporation, &ids).await.unwrap();
    let found: Vec<_> = found.iter().map(|stored| stored.booking.id.as_str()).collect();
    assert_eq!(found, ["900000002", "900000001"]);
    assert_eq!(world.store.meetings(&CorporationId::new("100000002"), &ids).await.unwrap().len(), 0);
    check(&room.number, 0, Some("900000003")).await;
    check(&room.number, 159, Some("900000003")).await;
    check(&room.number, 160, Some("900000002")).await;
    check(&room.number, 260, None).await;
    // What is over is found by its ID, so that its guests hear that it is over.
    check("900000001", 500, Some("900000001")).await;
}
