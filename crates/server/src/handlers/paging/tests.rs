use super::last_offset;

#[test]
fn the_last_page() {
    let check = |total, limit, expected| assert_eq!(last_offset(total, limit), expected, "{total} by {limit}");
    check(0, 10, None);
    check(1, 10, Some(0));
    check(10, 10, Some(0));
    check(11, 10, Some(10));
    check(30, 7, Some(28));
}
