//! What was settled for good.

use super::*;

#[test]
fn room_and_resource_are_settled_for_good() {
    let booked = |random_id| Draft { in_room: Some(true), random_id, ..scheduled() };
    let cloud = Scene::in_room(RoomKind::Cloud);
    let case = |scene: &Scene, booked: Draft, change: Draft, expected: Option<BookingError>| {
        let got = attempt(scene, booked, change.clone(), BEFORE).err();
        assert_eq!(got, expected, "{change:?}");
    };
    let flag = |in_room| Draft { in_room: Some(in_room), ..same(false) };
    case(&cloud, scheduled(), flag(true), Some(BookingError::RoomFlagFixed));
    case(&cloud, scheduled(), flag(false), None);
    case(&cloud, booked(None), flag(false), Some(BookingError::RoomFlagFixed));
    case(&cloud, booked(None), flag(true), None);
    let room = |id: &str| Draft { room: Some(RoomId::new(id)), ..same(false) };
    case(&cloud, booked(None), room("other"), Some(BookingError::RoomFixed));
    case(&cloud, booked(None), room("room"), None);
    case(&cloud, scheduled(), room("other"), None);
    let id = |random_id| Draft { random_id: Some(random_id), ..same(false) };
    case(&cloud, booked(None), id(true), Some(BookingError::RoomIdTypeFixed));
    case(&cloud, booked(None), id(false), None);
    case(&cloud, booked(Some(true)), id(false), Some(BookingError::RoomIdTypeFixed));
    case(&cloud, booked(Some(true)), id(true), None);
    case(&Scene::in_room(RoomKind::Personal), booked(None), id(true), None);
    case(&cloud, scheduled(), id(true), None);
    let resource = |resource| Draft { resource: Some(resource), ..same(false) };
    case(&cloud, booked(None), resource(Resource::Concurrency), Some(BookingError::ResourceFixed));
    case(&cloud, booked(None), resource(Resource::CloudRoom), None);
    case(&cloud, scheduled(), resource(Resource::CloudRoom), Some(BookingError::ResourceFixed));
    let rules =
        RulesDraft { guests_without_password: Some(true), guests_may_start: Some(false), ..RulesDraft::default() };
    let (edited, _) = attempt(&cloud, booked(None), Draft { rules, ..same(false) }, BEFORE).unwrap();
    assert!(edited.rules.guests_may_start && !edited.rules.guests_without_password);
}
