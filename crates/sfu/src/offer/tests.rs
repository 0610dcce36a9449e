use super::*;
use proptest::prelude::*;

const GOOD: &str = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=fingerprint:sha-256 AA:BB\r\n\
    m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=candidate:1 1 udp 1 x.local 9 typ host\r\na=end-of-candidates\r\n\
    m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:1\r\na=rid:q send\r\na=simulcast:send q;h,x;~f\r\n";

#[test]
fn a_good_offer_is_read() {
    let offer = screen(GOOD).unwrap();
    assert_eq!(offer.mids, ["0", "1"]);
    assert_eq!(offer.fingerprint, "sha-256 aa:bb");
    assert_eq!(offer.simulcast, [("1".to_owned(), ["q", "h", "f"].map(str::to_owned).to_vec())]);
    assert!(!offer.sdp.contains("candidate"), "{}", offer.sdp);
    assert!(offer.sdp.contains("a=rid:q send"));
}

#[test]
fn layers_sent_are_told_from_those_received() {
    let check = |value, expected: Option<&[&str]>| {
        assert_eq!(
            sent_layers(value),
            expected.map(|rids| rids.iter().map(|rid| (*rid).to_owned()).collect()),
            "{value}"
        );
    };
    check("send a;b", Some(&["a", "b"]));
    check("recv c send a", Some(&["a"]));
    check("recv c", None);
    check("send", None);
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in "(v=0)?[ -~\r\n]{0,300}") {
        let _ = screen(&text);
    }
}
