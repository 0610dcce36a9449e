use super::*;

/// A chunk of so many milliseconds; with a header if it begins anew.
pub(in crate::streaming) fn chunk(ms: u64, keyframe: bool, header: bool) -> Chunk {
    let header = header.then(|| b"header".to_vec());
    Chunk { header, bytes: ms.to_string().into_bytes(), duration: Duration::from_millis(ms), keyframe }
}

/// Two seconds of parts, as the recorder makes them.
pub(in crate::streaming) fn two_seconds(window: &mut Window, header: bool) {
    for nth in 0..6 {
        window.push(chunk(if nth < 5 { 360 } else { 200 }, nth == 0, header && nth == 0));
    }
}

fn parts(window: &Window) -> Vec<(u64, usize)> {
    window.segments.iter().map(|segment| (segment.number, segment.parts.len())).collect()
}

#[test]
fn segments_begin_with_keyframes() {
    let mut window = Window::new(7);
    assert_eq!((window.current(), window.has(7, Some(0))), (7, false));
    window.push(chunk(360, true, true));
    assert!(window.has(7, Some(0)) && !window.has(7, None) && !window.has(7, Some(1)));
    for _ in 0..4 {
        window.push(chunk(360, false, false));
    }
    window.push(chunk(200, false, false));
    assert_eq!(window.current(), 7, "it may go on");
    two_seconds(&mut window, false);
    assert_eq!(parts(&window), [(7, 6), (8, 6)]);
    assert!(window.has(7, None) && window.has(7, Some(99)), "what never comes is not waited for");
    assert_eq!(window.segment(7).unwrap().bytes(), "360360360360360200");
    assert_eq!(window.segment(7).unwrap().duration(), Duration::from_secs(2));
    assert!(window.segment(6).is_none() && window.segment(9).is_none());
}

#[test]
fn what_came_before_a_header_is_forgotten_with_its_segments() {
    let mut window = Window::new(0);
    two_seconds(&mut window, true);
    two_seconds(&mut window, true);
    assert!(window.header(0).is_some() && window.header(1).is_some());
    for _ in 0..MOST_SEGMENTS {
        two_seconds(&mut window, false);
    }
    assert_eq!((window.changes_before, window.header(0)), (1, None));
    assert!(window.header(1).is_some());
    assert_eq!(window.segments.front().unwrap().number, 1);
    assert_eq!(window.segments.len(), MOST_SEGMENTS + 1);
}

#[test]
fn what_is_old_goes_and_numbers_go_on() {
    let mut window = Window::new(0);
    two_seconds(&mut window, true);
    two_seconds(&mut window, true);
    window.clear();
    assert_eq!((window.current(), window.changes_before), (2, 2));
    two_seconds(&mut window, true);
    assert_eq!((parts(&window), window.segments[0].header), (vec![(2, 6)], 2));
}

#[test]
fn one_without_keyframes_does_not_grow_for_ever() {
    let mut window = Window::new(0);
    window.push(chunk(360, true, true));
    for _ in 0..2 * MOST_PARTS {
        window.push(chunk(360, false, false));
    }
    assert_eq!(parts(&window), [(0, MOST_PARTS), (1, MOST_PARTS), (2, 1)]);
}

#[test]
fn an_end_completes_the_last() {
    let mut window = Window::new(0);
    window.push(chunk(360, true, true));
    window.close();
    assert!(window.has(0, None) && window.current() == 1);
    window.push(chunk(360, false, false));
    assert_eq!(parts(&window), [(0, 1), (1, 1)]);
}
