use super::*;

#[test]
fn a_track_keeps_its_place_until_somebody_needs_it_more() {
    let start = Instant::now();
    let mut slots = AudioSlots::new(2);
    let mut check = |ms, id: u64, speaks, insists, expected: Option<usize>| {
        let now = start + Duration::from_millis(ms);
        assert_eq!(slots.place(id, speaks, insists, now), expected, "{id} at {ms}");
    };
    // Places are given to whoever comes, silent or not.
    check(0, 1, false, false, Some(0));
    check(0, 2, true, false, Some(1));
    check(100, 1, false, false, Some(0));
    // The third is silent: no place. He speaks: that of the one never heard.
    check(100, 3, false, false, None);
    check(100, 3, true, false, Some(0));
    check(200, 1, true, false, None);
    check(399, 1, true, false, None);
    // The second has been silent for long enough.
    check(400, 1, true, false, Some(1));
    check(401, 2, true, false, None);
    // What insists gets a place at once, the longest silent one's.
    check(450, 9, false, true, Some(0));
    check(5_000, 3, true, false, Some(1));
    check(5_000, 9, false, true, Some(0));
}

#[test]
fn places_are_freed_and_their_number_changes() {
    let now = Instant::now();
    let mut slots = AudioSlots::new(0);
    assert_eq!(slots.place(1, true, false, now), None);
    slots.resize(2);
    assert_eq!(slots.place(1, true, false, now), Some(0));
    assert_eq!(slots.place(2, true, false, now), Some(1));
    slots.retain(|id| id != 1);
    assert_eq!(slots.place(3, false, false, now), Some(0));
    slots.resize(1);
    assert_eq!(slots.place(2, false, false, now), None);
}
