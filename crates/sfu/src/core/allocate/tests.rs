use super::*;
use proptest::prelude::*;

/// A camera in three layers.
fn camera() -> Vec<Layer> {
    [(150, 180), (500, 360), (1_500, 720)]
        .map(|(kbps, height)| Layer { rate_bps: kbps * 1_000, height, active: true })
        .to_vec()
}

fn wish(rank: u32, height: u32, now: Option<usize>) -> Wish {
    Wish { rank, height, layers: camera(), now, settled: true }
}

#[test]
fn a_line_is_divided_by_importance() {
    let check = |wishes: &[Wish], budget_kbps: Option<u64>, expected: &[Option<usize>]| {
        let grant = allocate(wishes, budget_kbps.map(|kbps| kbps * 1_000));
        assert_eq!(grant.layers, expected, "{budget_kbps:?}");
    };
    let two = [wish(1, 720, None), wish(0, 720, None)];
    // Unknown: the best for all.
    check(&two, None, &[Some(2), Some(2)]);
    check(&two, Some(10_000), &[Some(2), Some(2)]);
    // Room for one in full and one small, the important one first.
    check(&two, Some(2_000), &[Some(0), Some(2)]);
    check(&two, Some(900), &[Some(0), Some(1)]);
    check(&two, Some(400), &[Some(0), Some(0)]);
    check(&two, Some(200), &[None, Some(0)]);
    check(&two, Some(100), &[None, None]);
    // Nobody gets more than his size deserves.
    check(&[wish(0, 180, None), wish(1, 360, None)], Some(10_000), &[Some(0), Some(1)]);
}

#[test]
fn going_up_takes_more_room_than_staying() {
    let check = |now, settled, budget_kbps: u64, expected| {
        let wishes = [Wish { settled, ..wish(0, 720, now) }];
        assert_eq!(allocate(&wishes, Some(budget_kbps * 1_000)).layers, [expected], "{now:?} {budget_kbps}");
    };
    check(Some(2), true, 1_500, Some(2));
    check(Some(1), true, 1_500, Some(1));
    check(Some(1), true, 1_800, Some(2));
    // Not right after the last change.
    check(Some(1), false, 1_800, Some(1));
    // Down at once, also right after a change.
    check(Some(2), false, 1_499, Some(1));
    check(Some(2), false, 150, Some(0));
    check(Some(0), false, 149, None);
    check(None, true, 160, None);
    check(None, true, 180, Some(0));
}

#[test]
fn the_next_step_is_known() {
    let check = |now, budget_kbps: u64, expected_kbps: u64| {
        let grant = allocate(&[wish(0, 720, now)], Some(budget_kbps * 1_000));
        assert_eq!(grant.next_bps / 1_000, expected_kbps, "{now:?} {budget_kbps}");
    };
    check(Some(2), 5_000, 0);
    check(Some(1), 600, 1_500 * 100 / 85);
    check(Some(0), 200, 500 * 100 / 85);
    check(None, 100, 150 * 100 / 85);
}

#[test]
fn what_is_not_sent_is_not_given() {
    let mut one = wish(0, 720, None);
    one.layers[0].active = false;
    one.layers[2].active = false;
    assert_eq!(allocate(&[one.clone()], Some(5_000_000)).layers, [Some(1)]);
    one.layers[1].active = false;
    assert_eq!(allocate(&[one], Some(5_000_000)).layers, [None]);
    assert_eq!(allocate(&[], Some(0)), Grant { layers: vec![], taken_bps: 0, desired_bps: 0, next_bps: 0 });
}

proptest! {
    #[test]
    fn the_budget_holds_and_nobody_gets_what_is_not_there(
        wishes in proptest::collection::vec(
            (0..5u32, 1..1_000u32, proptest::option::of(0..3usize), any::<[bool; 3]>(), any::<bool>()), 0..12),
        budget in 0..20_000_000u64,
    ) {
        let wishes: Vec<Wish> = wishes.into_iter().map(|(rank, height, now, active, settled)| {
            let mut wish = Wish { settled, ..wish(rank, height, now) };
            wish.layers.iter_mut().zip(active).for_each(|(layer, active)| layer.active = active);
            wish
        }).collect();
        let grant = allocate(&wishes, Some(budget));
        let sum: u64 = grant.layers.iter().zip(&wishes).filter_map(|(layer, wish)| Some(wish.layers[(*layer)?].rate_bps)).sum();
        prop_assert_eq!(sum, grant.taken_bps);
        prop_assert!(sum <= budget);
        for (layer, wish) in grant.layers.iter().zip(&wishes) {
            if let Some(layer) = layer {
                prop_assert!(wish.layers[*layer].active);
                prop_assert!(*layer <= layer_select::highest(&wish.layers, wish.height).unwrap());
            }
        }
    }
}
