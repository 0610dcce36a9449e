use super::*;
use crate::fixture::{Scene, sender};
use crate::{Topic, mail};

fn text(mail: &Mail) -> String {
    String::from_utf8(compose(mail, None).unwrap().bytes).unwrap()
}

fn headers(mail: &Mail) -> Vec<String> {
    let message = text(mail);
    let head = message.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
    head.split("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_repeat_is_the_same_to_the_byte() {
    let scene = Scene::single();
    let once = mail(&scene.notice(Topic::Booked), &sender());
    assert_eq!(text(&once), text(&mail(&scene.notice(Topic::Booked), &sender())));
    let has = |line: &str| assert!(headers(&once).iter().any(|header| header == line), "{line}: {:?}", headers(&once));
    has("Message-ID: <0123456789abcdef0123456789abcdef@meet.example>");
    has("Date: Sat, 01 Feb 2031 08:00:00 +0000");
    has("From: Meetings <meetings@meet.example>");
    has("To: Bea <bea@example.org>");
    has("Auto-Submitted: auto-generated");
}

#[test]
fn the_calendar_is_there_to_read_and_as_a_file() {
    let scene = Scene::single();
    let message = text(&mail(&scene.notice(Topic::Booked), &sender()));
    let place = |part: &str| message.find(part).unwrap_or_else(|| panic!("{part} is missing: {message}"));
    let parts = [
        "Content-Type: multipart/mixed",
        "Content-Type: multipart/alternative",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/html; charset=utf-8",
        "Content-Type: text/calendar; method=REQUEST; charset=utf-8",
        "Content-Disposition: attachment; filename=\"invite.ics\"",
    ]
    .map(place);
    assert!(parts.is_sorted(), "{message}");
    let cancelled = text(&mail(&scene.notice(Topic::Cancelled), &sender()));
    assert!(cancelled.contains("Content-Type: text/calendar; method=CANCEL; charset=utf-8"), "{cancelled}");
    let plain = crate::Notice { calendar: false, ..scene.notice(Topic::Booked) };
    assert!(!text(&mail(&plain, &sender())).contains("calendar"));
}

#[test]
fn nothing_that_somebody_wrote_begins_a_header() {
    let mut scene = Scene::single();
    let injected = "x\r\nBcc: eve@example.org\r\n\r\nbody\n\u{2028}\u{202e}\u{0}";
    scene.booking.subject = injected.to_owned();
    scene.booking.scheduler_name = injected.to_owned();
    scene.to.name = injected.to_owned();
    let mut from = sender();
    from.name = injected.to_owned();
    let mut mail = mail(&scene.notice(Topic::Booked), &from);
    mail.language = injected.to_owned();
    mail.message_id = injected.to_owned();
    mail.uid = injected.to_owned();
    let composed = compose(&mail, None).unwrap();
    let allowed = [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Auto-Submitted",
        "X-Auto-Response-Suppress",
        "Content-Language",
        "MIME-Version",
        "Content-Type",
    ];
    for header in headers(&mail) {
        let name = header.split(':').next().unwrap();
        assert!(allowed.contains(&name), "{header:?}");
    }
    assert_eq!(composed.envelope.to().len(), 1);
    assert_eq!(composed.envelope.to()[0].to_string(), "bea@example.org");
}

#[test]
fn an_address_that_is_none_is_final() {
    let scene = Scene::single();
    for address in [
        "",
        "bea",
        "bea@",
        "@example.org",
        "bea@example.org\r\nRCPT TO:<eve@example.org>",
        "a b@example.org",
        "bea@exam ple.org",
        "bea@example.org,eve@example.org",
    ] {
        let mut mail = mail(&scene.notice(Topic::Booked), &sender());
        mail.to = address.to_owned();
        let refused = compose(&mail, None).map(|composed| composed.envelope);
        assert!(matches!(refused, Err(SendError::Permanent(_))), "{address:?}: {refused:?}");
    }
}
