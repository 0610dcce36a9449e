use super::*;

#[test]
fn layers_go_from_low_to_high() {
    let check = |rids: &[&str], expected: &[&str]| {
        let rids: Vec<String> = rids.iter().map(|rid| (*rid).to_owned()).collect();
        assert_eq!(in_order(&rids), expected);
    };
    check(&["f", "h", "q"], &["q", "h", "f"]);
    check(&["f", "q"], &["q", "f"]);
    check(&["low", "high"], &["low", "high"]);
    check(&[], &[]);
}

#[test]
fn a_layer_that_is_silent_is_off() {
    let now = Instant::now();
    let later = now + SILENT;
    let mid = Mid::from("0");
    let mut camera = Track::new(1, Source::Camera, mid, &["q".to_owned(), "f".to_owned()], true);
    let active = |track: &mut Track, at| track.facts(at).iter().map(|layer| layer.active).collect::<Vec<_>>();
    assert_eq!(active(&mut camera, now), [false, false]);
    camera.layers[0].last_at = Some(now);
    camera.layers[1].last_at = Some(later);
    assert_eq!(active(&mut camera, later), [false, true]);
    // When both stop, it is not because one was switched off.
    camera.layers[0].last_at = Some(later);
    assert_eq!(active(&mut camera, later + SILENT), [true, true]);
    assert_eq!(active(&mut camera, later + STALLED), [false, false]);
    // Of a single encoding there is no other to take.
    let mut screen = Track::new(2, Source::Screen, mid, &[], true);
    screen.layers[0].last_at = Some(now);
    assert_eq!(active(&mut screen, later), [true]);
}
