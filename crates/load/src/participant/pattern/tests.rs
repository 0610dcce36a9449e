use super::*;

fn run(spacing: Spacing, length: Duration) -> Vec<(Duration, Packet)> {
    let (mut pattern, start) = (Pattern::new(spacing), Instant::now());
    let mut sent = Vec::new();
    let mut now = start;
    while now < start + length {
        let mut packets = Vec::new();
        pattern.take(now, &mut packets);
        sent.extend(packets.into_iter().map(|packet| (now - start, packet)));
        now = pattern.due().unwrap();
    }
    sent
}

#[test]
fn both_spacings_make_a_megabit_and_a_half() {
    for (spacing, at_once) in [(Spacing::Frames, 5), (Spacing::Even, 1)] {
        let sent = run(spacing, FRAME_TIME * 100);
        assert_eq!(sent.len(), 500, "{spacing:?}");
        assert_eq!(sent.iter().filter(|(at, _)| at.is_zero()).count(), at_once, "{spacing:?}");
        assert!(sent.iter().all(|(_, packet)| packet.payload.len() == PAYLOAD));
        let bits = 500.0 * 1_200.0 * 8.0 / (FRAME_TIME * 100).as_secs_f64();
        assert!((bits - 1_500_000.0).abs() < 1.0, "{bits}");
    }
}

#[test]
fn three_layers_have_the_rates_of_a_camera() {
    let (mut pattern, start) = (Pattern::simulcast(Spacing::Frames), Instant::now());
    let mut packets = Vec::new();
    (0..100).for_each(|frame| pattern.take(start + FRAME_TIME * frame, &mut packets));
    assert_eq!(pattern.layers(), 3);
    for (layer, bits) in [150_000.0, 500_000.0, 1_500_000.0].into_iter().enumerate() {
        let of_layer: Vec<_> = packets.iter().filter(|packet| packet.layer == Some(layer)).collect();
        // The header with its extensions and the tag of the cipher.
        let bytes: usize = of_layer.iter().map(|packet| packet.payload.len() + 40).sum();
        let rate = bytes as f64 * 8.0 / (FRAME_TIME * 100).as_secs_f64();
        assert!((rate - bits).abs() < 1.0, "{layer}: {rate}");
        assert_eq!(of_layer.iter().filter(|packet| packet.last).count(), 100, "{layer}");
        assert_eq!(of_layer.iter().filter(|packet| vp8::begins(&packet.payload) == Some(true)).count(), 1, "{layer}");
        assert!(of_layer.iter().all(|packet| made_at(&packet.payload).is_some()), "{layer}");
    }
}

#[test]
fn a_keyframe_is_for_its_layer() {
    let (mut pattern, start) = (Pattern::simulcast(Spacing::Frames), Instant::now());
    pattern.take(start, &mut Vec::new());
    pattern.begin_anew(1);
    // One that there is not is nobody's.
    pattern.begin_anew(3);
    let mut packets = Vec::new();
    pattern.take(start + FRAME_TIME, &mut packets);
    let keyframes = packets.iter().filter(|packet| packet.keyframe).filter_map(|packet| packet.layer);
    assert_eq!(keyframes.collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn it_looks_like_frames() {
    let sent = run(Spacing::Even, FRAME_TIME * 2);
    let begins: Vec<_> = sent.iter().map(|(_, packet)| vp8::begins(&packet.payload)).collect();
    let frame = |keyframe| [Some(keyframe), None, None, None, None];
    assert_eq!(begins, [frame(true), frame(false)].concat());
    let last: Vec<_> = sent.iter().map(|(_, packet)| packet.last).collect();
    assert_eq!(last, [[false, false, false, false, true]; 2].concat());
    let times: Vec<_> = sent.iter().map(|(_, packet)| packet.time).collect();
    assert_eq!(times, [[0; 5], [2_880; 5]].concat());
}

#[test]
fn a_keyframe_waits_for_the_next_frame() {
    let (mut pattern, start) = (Pattern::new(Spacing::Even), Instant::now());
    let mut packets = Vec::new();
    let taken = |pattern: &mut Pattern, count: u32, packets: &mut Vec<Packet>| {
        pattern.take(start + FRAME_TIME * count / IN_FRAME, packets);
    };
    for count in 0..3 {
        taken(&mut pattern, count, &mut packets);
    }
    pattern.begin_anew(0);
    for count in 3..15 {
        taken(&mut pattern, count, &mut packets);
    }
    let keyframes: Vec<_> = packets.iter().map(|packet| vp8::begins(&packet.payload)).collect();
    assert_eq!((keyframes[0], keyframes[5], keyframes[10]), (Some(true), Some(true), Some(false)));
}

#[test]
fn a_payload_says_when_it_was_made() {
    let before = nanoseconds();
    let (_, packet) = run(Spacing::Even, Duration::from_millis(1)).pop().unwrap();
    let made = made_at(&packet.payload).unwrap();
    assert!((before..=nanoseconds()).contains(&made));
    for other in [&[][..], &[0; 15], &[0; 1_160]] {
        assert_eq!(made_at(other), None);
    }
}

#[test]
fn a_late_pattern_does_not_hurry() {
    let (mut pattern, start) = (Pattern::new(Spacing::Frames), Instant::now());
    let mut packets = Vec::new();
    pattern.take(start, &mut packets);
    pattern.take(start + FRAME_TIME * 50, &mut packets);
    assert_eq!(packets.len(), 10);
    assert!(pattern.due().is_some_and(|due| due == start + FRAME_TIME * 51));
}
