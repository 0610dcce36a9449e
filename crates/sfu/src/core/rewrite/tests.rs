use super::*;
use proptest::prelude::*;
use std::time::Duration;

/// One step of a stream's life.
#[derive(Clone, Debug)]
enum Step {
    /// The next packet of the source, so many numbers further.
    Packet { ahead: u64 },
    /// The next packet is not forwarded.
    Skip,
    /// Another source, whose numbers begin here.
    Switch { seq: u64, time: u64 },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => Just(Step::Packet { ahead: 1 }),
        1 => Just(Step::Skip),
        1 => (0..1u64 << 40, 0..1u64 << 40).prop_map(|(seq, time)| Step::Switch { seq, time }),
    ]
}

proptest! {
    #[test]
    fn whatever_happens_the_stream_goes_on(steps in proptest::collection::vec(step(), 1..200)) {
        let start = Instant::now();
        let mut rewriter = Rewriter::new(1_000, 90_000);
        let (mut seq, mut time, mut now) = (5_000u64, 70_000u64, start);
        rewriter.switch(seq, time, now);
        let mut last: Option<Rewritten> = None;
        for step in steps {
            now += Duration::from_millis(33);
            match step {
                Step::Packet { ahead } => {
                    let out = rewriter.rewrite(seq, time, now).unwrap();
                    if let Some(last) = last {
                        prop_assert_eq!(out.seq, last.seq + 1);
                        prop_assert!(out.time > last.time);
                    }
                    last = Some(out);
                    seq += ahead;
                    time += 3_000;
                }
                Step::Skip => {
                    rewriter.skip(seq);
                    seq += 1;
                }
                Step::Switch { seq: other, time: other_time } => {
                    (seq, time) = (other, other_time);
                    rewriter.switch(seq, time, now);
                }
            }
        }
    }
}

#[test]
fn a_straggler_keeps_its_place() {
    let now = Instant::now();
    let mut rewriter = Rewriter::new(1, 90_000);
    rewriter.switch(100, 1_000, now);
    let check = |rewriter: &mut Rewriter, seq, expected: Option<u64>| {
        assert_eq!(rewriter.rewrite(seq, 1_000, now).map(|out| out.seq), expected, "{seq}");
    };
    check(&mut rewriter, 100, Some(1));
    check(&mut rewriter, 103, Some(4));
    check(&mut rewriter, 101, Some(2));
    // The next is not forwarded; those before it keep their numbers, those after it close up.
    rewriter.skip(104);
    check(&mut rewriter, 105, Some(5));
    check(&mut rewriter, 102, Some(3));
    // Before the switch there was another source.
    check(&mut rewriter, 99, None);
    rewriter.switch(7, 0, now);
    check(&mut rewriter, 7, Some(6));
    check(&mut rewriter, 6, None);
}

#[test]
fn time_moves_on_by_the_clock_over_a_switch() {
    let now = Instant::now();
    let mut rewriter = Rewriter::new(1, 90_000);
    rewriter.switch(1, 1 << 33, now);
    let before = rewriter.rewrite(1, 1 << 33, now).unwrap();
    rewriter.switch(50_000, 12, now + Duration::from_millis(500));
    let after = rewriter.rewrite(50_000, 12, now + Duration::from_millis(500)).unwrap();
    assert_eq!(after.time - before.time, 45_000);
}
