use super::*;

#[test]
fn only_the_internet_is_public() {
    let check = |address: &str, expected: bool| {
        assert_eq!(is_public(address.parse().unwrap()), expected, "{address}");
    };
    for public in [
        "8.8.8.8",
        "203.0.114.1",
        "100.63.0.1",
        "100.128.0.1",
        "172.32.0.1",
        "2a00:1450::1",
        "2600::1",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
        "2002:808:808::1",
    ] {
        check(public, true);
    }
    for private in [
        "127.0.0.1",
        "127.9.9.9",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "0.1.2.3",
        "100.64.0.1",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "2002:7f00:1::",
        "2001::1",
        "2001:db8::1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "100::1",
    ] {
        check(private, false);
    }
}

#[test]
fn an_address_is_judged_before_anything_is_sent() {
    let fine = |url: &str, private: bool, http: bool| {
        assert!(check(url, private, http).is_ok(), "{url}: {:?}", check(url, private, http));
    };
    let refused = |url: &str, private: bool, http: bool| {
        assert!(check(url, private, http).is_err(), "{url}");
    };
    fine("https://hooks.example/x?y=z", false, false);
    fine("http://hooks.example/", false, true);
    fine("https://127.0.0.1:8443/", true, false);
    refused("http://hooks.example/", false, false);
    refused("https://user:secret@hooks.example/", true, true);
    for none in ["", "hooks.example", "ftp://hooks.example/", "file:///etc/passwd", "javascript:1", "https://"] {
        refused(none, true, true);
    }
    // However it is written.
    for own in [
        "127.0.0.1",
        "127.1",
        "0x7f000001",
        "2130706433",
        "0177.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "0",
        "10.1.2.3",
        "169.254.169.254",
    ] {
        refused(&format!("https://{own}/"), false, false);
    }
}
