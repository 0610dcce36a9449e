use super::*;

fn flow(loss_permyriad: Option<u16>) -> Flow {
    Flow {
        loss_permyriad,
        jitter_ms: Some(101),
        width: Some(1280),
        height: Some(720),
        frame_rate: Some(25),
        limits: Some(Limits::default()),
        ..Flow::new(Medium::Video, Direction::Sent, 1_499_600)
    }
}

#[test]
fn figures_are_in_the_vendors_units_and_what_is_not_known_has_no_element() {
    let at = |ms| Timestamp::from_millisecond(ms).unwrap();
    let sample = |ms, loss| Sample {
        at: at(ms),
        participant: "1".to_owned(),
        flows: vec![flow(loss)],
        cpu: convoca_booking::quality::Cpu::default(),
    };
    let samples = [sample(1_000, Some(1_001)), sample(11_250, None)];
    let course = |direction| course(&samples, Medium::Video, direction);
    let sent = course(Direction::Sent);
    let times: Vec<_> = sent.bitrate.iter().map(|one| (one.time.as_str(), one.value.as_str())).collect();
    assert_eq!(times, [("1970-01-01T00:00:01.000Z", "1500"), ("1970-01-01T00:00:11.250Z", "1500")]);
    let loss = &sent.packet_loss_max;
    assert_eq!(loss.len(), 1);
    // A hair above the threshold is above it, though the rounded figure is not.
    assert_eq!((loss[0].value, loss[0].threshold, loss[0].alarm), (10, 10, true));
    assert!(sent.jitter.iter().all(|one| one.alarm && one.value == 101));
    assert_eq!(sent.latency, []);
    assert_eq!((sent.resolution[0].value.as_str(), sent.frame[0].value.as_str()), ("1280*720", "25"));
    assert_eq!(course(Direction::Received), QosSendReceiveInfo::default());
    assert_eq!(cpu(&samples), QosCpuInfo::default());
}
