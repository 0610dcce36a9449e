use super::*;

#[test]
fn requests_are_spaced_and_repeated_until_a_keyframe_comes() {
    let start = Instant::now();
    let at = |ms| start + Duration::from_millis(ms);
    let mut requests = KeyframeRequests::default();
    assert!(!requests.due(at(0)), "nobody wants one");
    requests.want();
    assert!(requests.due(at(0)));
    requests.want();
    assert!(!requests.due(at(499)));
    assert!(requests.due(at(500)), "the first may have been lost");
    requests.came();
    assert!(!requests.due(at(5_000)));
    requests.want();
    assert!(requests.due(at(5_000)));
}
