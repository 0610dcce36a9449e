use super::*;

fn at(address: &str) -> SocketAddr {
    address.parse().unwrap()
}

#[test]
fn what_is_told_follows_where_is_listened() {
    let local: Vec<IpAddr> = ["10.0.0.5", "2001:db8::5", "127.0.0.1"].map(|ip| ip.parse().unwrap()).to_vec();
    let check = |udp: &str, tcp: Option<&str>, announce: &[&str], expected: (&[&str], &[&str])| {
        let announce: Vec<_> = announce.iter().map(|address| at(address)).collect();
        let told = Candidates::new(at(udp), tcp.map(at), &announce, &local);
        let words = |addresses: &[SocketAddr]| addresses.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(words(&told.udp), expected.0, "{udp}");
        assert_eq!(words(&told.tcp), expected.1, "{udp}");
    };
    check("10.0.0.5:7", None, &[], (&["10.0.0.5:7"], &[]));
    check("0.0.0.0:7", Some("0.0.0.0:8"), &[], (&["10.0.0.5:7", "127.0.0.1:7"], &["10.0.0.5:8", "127.0.0.1:8"]));
    check("[::]:7", None, &[], (&["10.0.0.5:7", "[2001:db8::5]:7", "127.0.0.1:7"], &[]));
    check("0.0.0.0:7", Some("0.0.0.0:8"), &["192.0.2.1:99"], (&["192.0.2.1:99"], &["192.0.2.1:8"]));
}

#[test]
fn a_packet_came_to_what_was_told() {
    let told = Candidates::new(at("0.0.0.0:7"), None, &[at("192.0.2.1:99"), at("[2001:db8::1]:99")], &[]);
    let check = |local: Option<&str>, remote, expected: &str| {
        assert_eq!(told.as_told(false, local.map(at), at(remote)), Some(at(expected)), "{local:?} {remote}");
    };
    check(Some("10.0.0.5:7"), "198.51.100.1:5", "192.0.2.1:99");
    check(None, "198.51.100.1:5", "192.0.2.1:99");
    check(None, "[2001:db8::9]:5", "[2001:db8::1]:99");
    check(Some("[2001:db8::1]:99"), "198.51.100.1:5", "[2001:db8::1]:99");
    assert_eq!(told.as_told(true, None, at("198.51.100.1:5")), None);
}
