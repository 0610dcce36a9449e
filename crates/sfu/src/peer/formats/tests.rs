use super::*;

#[test]
fn h264_goes_to_whoever_can_decode_it() {
    let format = |profile, fragmented| Format::H264(H264Format { profile, fragmented });
    let taken = Taken(vec![
        (Format::Vp8, 96.into()),
        (format(Profile::High, true), 100.into()),
        (format(Profile::Baseline, true), 101.into()),
        (format(Profile::Baseline, false), 102.into()),
    ]);
    let check = |sent, expected: Option<u8>| assert_eq!(taken.pt(sent), expected.map(Pt::from), "{sent:?}");
    check(Format::Vp8, Some(96));
    check(Format::Opus, None);
    check(format(Profile::ConstrainedBaseline, true), Some(101));
    check(format(Profile::Baseline, true), Some(101));
    check(format(Profile::Main, true), Some(100));
    check(format(Profile::High, true), Some(100));
    let simple = Taken(vec![(format(Profile::ConstrainedBaseline, false), 97.into())]);
    assert_eq!(simple.pt(format(Profile::ConstrainedBaseline, true)), None);
    assert_eq!(simple.pt(format(Profile::ConstrainedBaseline, false)), Some(97.into()));
}
