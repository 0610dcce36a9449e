use super::*;

#[test]
fn a_burst_then_a_steady_flow() {
    let start = Instant::now();
    let mut rate = Rate::new(start);
    let taken = |rate: &mut Rate, now| (0..1000).filter(|_| rate.take(now)).count();
    assert_eq!(taken(&mut rate, start), 200);
    assert_eq!(taken(&mut rate, start + Duration::from_millis(19)), 0);
    assert_eq!(taken(&mut rate, start + Duration::from_millis(20)), 1);
    assert_eq!(taken(&mut rate, start + Duration::from_millis(1020)), 50);
    assert_eq!(taken(&mut rate, start + Duration::from_secs(3600)), 200, "a long pause saves up no more than a burst");
    assert_eq!(taken(&mut rate, start), 0, "a clock that goes back gives nothing");
}
