use super::*;

#[test]
fn a_size_gets_the_layer_that_it_deserves() {
    let layer = |height, active| Layer { rate_bps: 0, height, active };
    let known = [layer(180, true), layer(360, true), layer(720, true)];
    let unknown = [layer(0, true), layer(0, true), layer(0, true)];
    let partly = [layer(180, true), layer(360, false), layer(720, true)];
    let low = [layer(180, true), layer(360, true), layer(720, false)];
    let check = |layers: &[Layer], height, expected| assert_eq!(highest(layers, height), expected, "{height}");
    for layers in [known, unknown] {
        check(&layers, 1, Some(0));
        check(&layers, 180, Some(0));
        // A tile a little higher than a layer does not need twice the pixels.
        check(&layers, 199, Some(0));
        check(&layers, 210, Some(1));
        check(&layers, 361, Some(1));
        check(&layers, 500, Some(2));
        check(&layers, 2_000, Some(2));
    }
    check(&partly, 360, Some(2));
    check(&low, 720, Some(1));
    check(&[layer(1080, true)], 90, Some(0));
    check(&[layer(1080, false)], 90, None);
    check(&[], 90, None);
}
