use super::*;
use crate::booking::RecordMode;
use crate::fixture::{Scene, draft, scheduled, seeded};

/// Ana in a hall of hers, for 300 people who look on.
fn scene() -> Scene {
    let mut scene = Scene::in_room(RoomKind::Webinar);
    let hall = scene.room.as_mut().unwrap();
    hall.audience = 300;
    hall.package = Some("webinar300".to_owned());
    scene
}

fn booked(scene: &Scene, webinar: WebinarDraft) -> Result<(Booking, Secrets), BookingError> {
    let wanted = Draft { subject: Some("Roofs of the world".to_owned()), ..scheduled() };
    seeded(7, |random| create(&scene.context(), wanted, webinar, random))
}

fn changed(scene: &Scene, webinar: WebinarDraft) -> Result<(Booking, Secrets), BookingError> {
    let (booking, secrets) = booked(scene, WebinarDraft::default()).unwrap();
    seeded(8, |random| change(&scene.context(), &booking, &secrets, draft(), webinar, random))
}

#[test]
fn a_webinar_has_its_rooms_audience_and_a_way_in_for_it() {
    let scene = scene();
    let (booking, secrets) = booked(&scene, WebinarDraft::default()).unwrap();
    let webinar = booking.webinar.as_ref().unwrap();
    assert_eq!((webinar.capacity, webinar.package.as_deref()), (300, Some("webinar300")));
    assert_eq!(secrets.audience_token.len(), 48);
    assert!(
        secrets.audience_password.bytes().all(|byte| byte.is_ascii_digit()) && secrets.audience_password.len() >= 4
    );
    assert!(![&secrets.guest_password, &secrets.host_password].contains(&&secrets.audience_password));
    let asked = WebinarDraft { audience_password: Some("975310".to_owned()), ..WebinarDraft::default() };
    assert_eq!(booked(&scene, asked).unwrap().1.audience_password, "975310");
}

#[test]
fn it_is_held_where_webinars_are() {
    let cloud = Scene::in_room(RoomKind::Cloud);
    assert!(matches!(booked(&cloud, WebinarDraft::default()), Err(BookingError::WebinarFixed)));
    assert!(matches!(booked(&Scene::new(), WebinarDraft::default()), Err(BookingError::RoomUnknown)));
}

#[test]
fn the_audiences_password_is_nobody_elses() {
    let scene = scene();
    let guests = booked(&scene, WebinarDraft::default()).unwrap().1.guest_password;
    for (password, good) in [(guests.as_str(), false), ("123", false), ("12a4", false), ("86420", true)] {
        let webinar = WebinarDraft { audience_password: Some(password.to_owned()), ..WebinarDraft::default() };
        assert_eq!(changed(&scene, webinar).is_ok(), good, "{password}");
    }
}

#[test]
fn what_is_not_said_stays_and_what_is_too_long_is_refused() {
    let scene = scene();
    let about = WebinarDraft { description: Some("Tiles".to_owned()), ..WebinarDraft::default() };
    let (booking, secrets) = booked(&scene, about).unwrap();
    let only = WebinarDraft { corporation_only: Some(true), ..WebinarDraft::default() };
    let (after, _) = seeded(8, |random| change(&scene.context(), &booking, &secrets, draft(), only, random)).unwrap();
    let webinar = after.webinar.unwrap();
    assert_eq!((webinar.description.as_str(), webinar.corporation_only), ("Tiles", true));
    let long = WebinarDraft { description: Some("x".repeat(1001)), ..WebinarDraft::default() };
    assert!(matches!(changed(&scene, long), Err(BookingError::Field { field: Field::WebinarDescription, .. })));
}

#[test]
fn its_page_shows_a_number_within_bounds() {
    let (booking, _) = booked(&scene(), WebinarDraft::default()).unwrap();
    let page = |draft| present(&booking, draft).map(|booking| booking.webinar.unwrap().page);
    assert_eq!(page(PageDraft::default()).unwrap(), Page::default());
    let shown = page(PageDraft { base_count: Some(100), multiple: Some(2.5), ..PageDraft::default() }).unwrap();
    assert_eq!((shown.base_count, shown.multiple_tenths), (100, 25));
    for wrong in [
        PageDraft { base_count: Some(10_001), ..PageDraft::default() },
        PageDraft { multiple: Some(10.1), ..PageDraft::default() },
        PageDraft { multiple: Some(-0.1), ..PageDraft::default() },
        PageDraft { multiple: Some(f64::NAN), ..PageDraft::default() },
        PageDraft { introduction: Some("x".repeat(5001)), ..PageDraft::default() },
    ] {
        assert!(matches!(page(wrong.clone()), Err(BookingError::Field { .. })), "{wrong:?}");
    }
    let meeting = Booking { webinar: None, ..booking.clone() };
    assert!(matches!(present(&meeting, PageDraft::default()), Err(BookingError::WebinarFixed)));
}

#[test]
fn the_switch_decides_whether_the_shown_number_is_the_real_one() {
    let page = |shows_count, redouble, base_count, multiple_tenths| Page {
        shows_count,
        redouble,
        base_count,
        multiple_tenths,
        ..Page::default()
    };
    for (page, shown) in [
        (Page::default(), Some((0, 10))),
        (page(true, true, 100, 25), Some((100, 25))),
        (page(true, true, 0, 0), Some((0, 0))),
        (page(true, false, 100, 25), Some((0, 10))),
        (page(false, true, 100, 25), None),
        (page(false, false, 100, 25), None),
    ] {
        assert_eq!(page.shown(), shown, "{page:?}");
    }
}

#[test]
fn it_is_streamed_where_it_has_an_address() {
    let scene = scene();
    let book = |wanted: Draft| {
        let wanted = Draft { start: scheduled().start, ..wanted };
        seeded(7, |random| create(&scene.context(), wanted, WebinarDraft::default(), random)).unwrap()
    };
    let address = |to: &str| Draft { live_address: Some(to.to_owned()), ..draft() };
    let records = |wanted: Draft| Draft { record_mode: Some(RecordMode::Record), ..wanted };
    for (wanted, expected) in [
        (draft(), RecordMode::Off),
        (records(draft()), RecordMode::Record),
        (address("rtmp://a.example/live/k"), RecordMode::Live),
        (records(address("rtmp://a.example/live/k")), RecordMode::LiveAndRecord),
    ] {
        assert_eq!(book(wanted).0.recording.mode, expected);
    }
    let (booking, secrets) = book(records(address("rtmp://a.example/live/k")));
    for (wanted, expected) in [(draft(), RecordMode::LiveAndRecord), (address(""), RecordMode::Record)] {
        let own = WebinarDraft::default();
        let (after, _) = seeded(8, |random| change(&scene.context(), &booking, &secrets, wanted, own, random)).unwrap();
        assert_eq!(after.recording.mode, expected);
    }
}
