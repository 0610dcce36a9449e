use super::domain;

#[test]
fn the_host_of_a_public_address() {
    let check = |url, expected| assert_eq!(domain(url), expected, "{url}");
    check("https://meet.example", "meet.example");
    check("https://meet.example:8443", "meet.example");
    check("https://meet.example/rooms", "meet.example");
    check("http://[::1]:8080", "[::1]");
    check("http://[::1]", "[::1]");
    check("", "");
}
