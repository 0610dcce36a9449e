use super::*;

#[test]
fn a_steady_stream_has_its_rate() {
    let start = Instant::now();
    let mut meter = Meter::default();
    for packet in 0..200 {
        meter.count(start + Duration::from_millis(packet * 10), 1_250);
    }
    let rate = meter.rate_bps(start + Duration::from_secs(2));
    assert!((900_000..1_100_000).contains(&rate), "{rate}");
    // It is forgotten when nothing comes.
    assert!(meter.rate_bps(start + Duration::from_secs(6)) < 10_000);
}

#[test]
fn a_new_stream_has_a_rate_after_one_window() {
    let start = Instant::now();
    let mut meter = Meter::default();
    for packet in 0..26 {
        meter.count(start + Duration::from_millis(packet * 10), 1_250);
    }
    assert!(meter.rate_bps(start + Duration::from_millis(260)) > 800_000);
}
