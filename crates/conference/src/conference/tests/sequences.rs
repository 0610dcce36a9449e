//! Arbitrary sequences of inputs, under the eyes of a witness.

use super::arbitrary::{ends, histories, setups};
use super::witness::Witness;
use crate::fixture::START;
use crate::{Conference, Input};
use proptest::prelude::*;

proptest! {
    #[test]
    fn nothing_that_must_not_be_ever_is(setup in setups(START), history in histories(), end in ends()) {
        let mut witness = Witness::new(&setup);
        let mut conference = Conference::new(setup, START);
        let mut now = START;
        for (pause, input) in &history {
            now += *pause;
            witness.watch(&mut conference, now, input);
        }
        witness.watch(&mut conference, now, &Input::Close(end));
        prop_assert!(conference.is_over());
    }

    #[test]
    fn the_same_inputs_lead_to_the_same_outputs(setup in setups(START), history in histories()) {
        let run = || {
            let mut conference = Conference::new(setup.clone(), START);
            let mut now = START;
            for (pause, input) in &history {
                now += *pause;
                conference.handle(now, input.clone());
            }
            std::iter::from_fn(|| conference.poll()).collect::<Vec<_>>()
        };
        prop_assert_eq!(run(), run());
    }
}
