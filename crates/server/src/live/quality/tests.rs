use super::*;
use convoca_booking::quality::{Alarm, Direction, Figure, Medium};
use convoca_sfu::{FlowFigures, Source, Way};
use convoca_signalling as wire;

const ANN: ParticipantId = ParticipantId(7);

fn at(seconds: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds)
}

fn plane(source: Source, way: Way, bitrate_bps: u64, lost: u64) -> PeerFigures {
    let flow = FlowFigures {
        source,
        way,
        bitrate_bps,
        expected: 1_000,
        lost,
        jitter: Some(std::time::Duration::from_millis(4)),
        width: None,
        height: None,
        frame_rate: None,
    };
    PeerFigures { rtt: None, flows: vec![flow] }
}

fn client(source: wire::Source, direction: wire::FlowDirection, bitrate_bps: u32, lost: u32) -> wire::FlowStats {
    wire::FlowStats {
        source,
        direction,
        bitrate_bps,
        packets: 1_000,
        lost,
        jitter_ms: Some(9),
        round_trip_ms: Some(40),
        width: Some(640),
        height: Some(360),
        frame_rate: Some(25),
    }
}

fn tells(flows: &[wire::FlowStats]) -> Told {
    told(flows, None, None).unwrap()
}

#[test]
fn each_end_is_believed_about_what_comes_to_it() {
    let mut quality = Quality::default();
    let sent = client(wire::Source::Camera, wire::FlowDirection::Sent, 500_000, 20);
    assert!(quality.told(ANN, tells(&[sent]), at(0)).is_some(), "nothing is measured yet");
    let taken = quality.measured(ANN, plane(Source::Camera, Way::FromPeer, 480_000, 30), at(9)).unwrap();
    let flow = taken.sample.flow(Medium::Video, Direction::Sent).unwrap();
    assert_eq!((flow.bitrate_bps, flow.loss_permyriad, flow.jitter_ms), (480_000, Some(300), Some(4)));
    assert_eq!(
        (flow.round_trip_ms, flow.width, flow.height, flow.frame_rate),
        (Some(40), Some(640), Some(360), Some(25))
    );

    let received = client(wire::Source::Camera, wire::FlowDirection::Received, 700_000, 1_000);
    assert!(quality.told(ANN, tells(&[received]), at(18)).is_none(), "it waits for what is measured");
    let taken = quality.measured(ANN, plane(Source::Camera, Way::ToPeer, 900_000, 30), at(19)).unwrap();
    let flow = taken.sample.flow(Medium::Video, Direction::Received).unwrap();
    assert_eq!((flow.bitrate_bps, flow.loss_permyriad, flow.jitter_ms), (700_000, Some(5_000), Some(9)));
}

#[test]
fn what_is_old_does_not_count() {
    let mut quality = Quality::default();
    let received = client(wire::Source::Microphone, wire::FlowDirection::Received, 30_000, 0);
    quality.told(ANN, tells(&[received]), at(0));
    let taken = quality.measured(ANN, plane(Source::Microphone, Way::FromPeer, 30_000, 0), at(20)).unwrap();
    assert_eq!(taken.sample.flow(Medium::Audio, Direction::Received), None);
    assert_eq!(quality.last(at(21)).len(), 1);
    assert_eq!(quality.last(at(60)), []);
}

#[test]
fn what_only_tries_the_line_out_is_no_flow() {
    let mut quality = Quality::default();
    let voice = client(wire::Source::Microphone, wire::FlowDirection::Sent, 30_000, 0);
    let padding = client(wire::Source::Screen, wire::FlowDirection::Sent, 0, 0);
    let taken = quality.told(ANN, tells(&[voice, padding]), at(0)).unwrap();
    assert!(taken.sample.flow(Medium::Audio, Direction::Sent).is_some());
    assert_eq!(taken.sample.flow(Medium::Screen, Direction::Sent), None);
    let starved = client(wire::Source::Screen, wire::FlowDirection::Received, 0, 10);
    let taken = quality.told(ANN, tells(&[starved]), at(10)).unwrap();
    assert!(taken.sample.flow(Medium::Screen, Direction::Received).is_some(), "all of it was lost");
}

#[test]
fn sounds_are_one_medium() {
    let voice = client(wire::Source::Microphone, wire::FlowDirection::Sent, 30_000, 0);
    let screen = wire::FlowStats {
        jitter_ms: Some(20),
        ..client(wire::Source::ScreenAudio, wire::FlowDirection::Sent, 60_000, 100)
    };
    let mut quality = Quality::default();
    let taken = quality.told(ANN, tells(&[voice, screen]), at(0)).unwrap();
    assert_eq!(taken.sample.flows.len(), 1);
    let flow = &taken.sample.flows[0];
    assert_eq!((flow.bitrate_bps, flow.loss_permyriad, flow.jitter_ms), (90_000, Some(500), Some(20)));
}

#[test]
fn an_alarm_is_raised_once_while_it_lasts() {
    let mut quality = Quality::default();
    let alarm = Alarm::Flow(Medium::Audio, Direction::Received, Figure::Loss);
    let steps = [(500, true), (500, false), (0, false), (500, false), (0, false), (0, false), (0, false), (500, true)];
    for (step, (lost, raised)) in steps.into_iter().enumerate() {
        let flow = client(wire::Source::Microphone, wire::FlowDirection::Received, 30_000, lost);
        let taken = quality.told(ANN, tells(&[flow]), at(10 * step as i64)).unwrap();
        assert_eq!(taken.raised.has(alarm), raised, "step {step}");
        assert_eq!(quality.last(at(10 * step as i64))[0].alarms.has(alarm), lost > 0, "step {step}");
    }
    assert_eq!(quality.take().len(), steps.len());
    assert_eq!(quality.due_at(), None);
}

#[test]
fn a_client_that_tells_too_often_is_sampled_seldom() {
    let mut quality = Quality::default();
    let flow = || client(wire::Source::Microphone, wire::FlowDirection::Received, 30_000, 0);
    let taken = (0..20).filter(|second| quality.told(ANN, tells(&[flow()]), at(*second)).is_some()).count();
    assert_eq!(taken, 4);
}

#[test]
fn what_is_too_much_is_not_taken() {
    let flow = || client(wire::Source::Camera, wire::FlowDirection::Sent, u32::MAX, u32::MAX);
    assert!(told(&vec![flow(); 8], Some(100), Some(0)).is_some());
    assert!(told(&vec![flow(); 9], None, None).is_none());
    assert!(told(&[], Some(101), None).is_none());
    assert!(told(&[], None, Some(200)).is_none());
    let mut huge = flow();
    (huge.jitter_ms, huge.round_trip_ms, huge.width) = (Some(u32::MAX), Some(u32::MAX), Some(u32::MAX));
    let mut quality = Quality::default();
    let taken = quality.told(ANN, tells(&[huge]), at(0)).unwrap();
    assert_eq!(taken.sample.flows[0].loss_permyriad, Some(10_000));
    assert_eq!(taken.sample.flows[0].width, Some(16_384));
}

#[test]
fn thresholds_can_be_changed() {
    let mut quality = Quality::default();
    assert!(quality.asks(at(0)));
    assert!(!quality.asks(at(59)));
    assert!(quality.asks(at(60)));
    let mut thresholds = Thresholds::default();
    thresholds.audio.received.jitter_ms = 8;
    quality.judge_by(thresholds);
    let flow = client(wire::Source::Microphone, wire::FlowDirection::Received, 30_000, 0);
    let taken = quality.told(ANN, tells(&[flow]), at(0)).unwrap();
    assert!(taken.raised.has(Alarm::Flow(Medium::Audio, Direction::Received, Figure::Jitter)));
    assert_eq!(taken.sample.flows[0].limits.unwrap().jitter_ms, 8);
}
