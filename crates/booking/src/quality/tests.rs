use super::*;

fn sample(flow: Flow, cpu: Cpu) -> Sample {
    Sample { at: Timestamp::UNIX_EPOCH, participant: "1".to_owned(), flows: vec![flow], cpu }
}

#[test]
fn what_is_above_its_threshold_is_bad_and_nothing_else() {
    let audio = || Flow::new(Medium::Audio, Direction::Sent, 30_000);
    let busy = |client, system| Cpu { client, system, limits: None };
    let of = |figure| vec![Alarm::Flow(Medium::Audio, Direction::Sent, figure)];
    for (flow, cpu, alarms) in [
        (audio(), busy(None, None), vec![]),
        (Flow { round_trip_ms: Some(300), ..audio() }, busy(None, None), vec![]),
        (Flow { round_trip_ms: Some(301), ..audio() }, busy(None, None), of(Figure::Latency)),
        (Flow { jitter_ms: Some(101), ..audio() }, busy(None, None), of(Figure::Jitter)),
        (Flow { loss_permyriad: Some(1000), ..audio() }, busy(Some(90), Some(90)), vec![]),
        (Flow { loss_permyriad: Some(1001), ..audio() }, busy(None, None), of(Figure::Loss)),
        (audio(), busy(Some(91), None), vec![Alarm::ClientCpu]),
        (audio(), busy(None, Some(100)), vec![Alarm::SystemCpu]),
    ] {
        let mut sample = sample(flow, cpu);
        let found = sample.judge(&Thresholds::default());
        assert_eq!(found.iter().collect::<Vec<_>>(), alarms, "{sample:?}");
        assert_eq!(sample.flows[0].limits, Some(Limits::default()));
        assert_eq!(sample.cpu.limits, Some(CpuLimits::default()));
    }
}

#[test]
fn a_direction_has_thresholds_of_its_own() {
    let mut thresholds = Thresholds::default();
    thresholds.of_mut(Medium::Screen).received.jitter_ms = 5;
    let flow = |direction| Flow { jitter_ms: Some(6), ..Flow::new(Medium::Screen, direction, 0) };
    assert!(!sample(flow(Direction::Sent), Cpu::default()).judge(&thresholds).any());
    assert!(sample(flow(Direction::Received), Cpu::default()).judge(&thresholds).any());
}

#[test]
fn every_alarm_has_a_place_of_its_own_and_belongs_somewhere() {
    let mut all = Alarms::default();
    for alarm in Alarm::all() {
        assert!(!all.has(alarm), "{alarm:?}");
        all.add(alarm);
        let mut alone = Alarms::default();
        alone.add(alarm);
        assert_eq!(alone.iter().collect::<Vec<_>>(), [alarm]);
        match alarm {
            Alarm::Flow(medium, direction, _) => {
                assert!(alone.of_medium(medium) && alone.of_flow(medium, direction) && !alone.of_cpu());
                let others = Medium::ALL.into_iter().filter(|other| *other != medium);
                assert!(others.into_iter().all(|other| !alone.of_medium(other)), "{alarm:?}");
            }
            Alarm::ClientCpu | Alarm::SystemCpu => {
                assert!(alone.of_cpu() && !Medium::ALL.into_iter().any(|medium| alone.of_medium(medium)));
            }
        }
    }
    assert_eq!(all.iter().count(), 20);
    assert!(!all.without(all).any());
}
