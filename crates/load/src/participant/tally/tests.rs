use super::*;

fn tally_of(numbers: &[u64]) -> Tally {
    let mut tally = Tally::default();
    tally.streams.push(Stream::new("v0".to_owned(), 7, true));
    for &number in numbers {
        let (at, since_1970) = (Instant::now(), Duration::from_secs(1));
        tally.arrived(0, Arrival { number, marker: true, vp8: true, payload: &[0x10, 0x11], at, since_1970 });
    }
    tally
}

#[test]
fn what_is_missing_between_first_and_last_is_lost() {
    for (numbers, lost) in [
        (&[][..], 0),
        (&[5], 0),
        (&[5, 6, 7], 0),
        (&[6, 5, 7], 0),
        (&[5, 7], 1),
        (&[5, 9, 7], 2),
        (&[65_535, 65_536], 0),
    ] {
        assert_eq!(tally_of(numbers).lost(), lost, "{numbers:?}");
    }
}

#[test]
fn a_picture_is_there_when_a_keyframe_is_whole() {
    let mut tally = tally_of(&[1]);
    assert!(tally.first_picture.is_none() && tally.streams[0].lacks_keyframe());
    let at = Instant::now();
    let mut take = |number, marker, payload: &[u8]| {
        let since_1970 = Duration::from_secs(1);
        tally.arrived(0, Arrival { number, marker, vp8: true, payload, at, since_1970 });
        tally.first_picture
    };
    assert_eq!(take(2, false, &[0x10, 0x10]), None);
    assert_eq!(take(3, true, &[0, 0x10]), Some(at));
    assert!(!tally.streams[0].lacks_keyframe());
}

#[test]
fn a_report_names_who_is_shown() {
    let report = tally_of(&[1, 3]).to_json(|mid| (mid == "v0").then(|| "somebody".to_owned()));
    let stream = &report["video"][0];
    assert_eq!((stream["shows"].as_str(), stream["packets"].as_u64()), (Some("somebody"), Some(2)));
    assert_eq!((stream["lost"].as_u64(), stream["frames"].as_u64()), (Some(1), Some(2)));
    assert_eq!(report["audio"].as_array().map(Vec::len), Some(0));
}
