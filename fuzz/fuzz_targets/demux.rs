#![no_main]
//! Whatever comes by UDP is sorted by its first bytes; none may be too strange.

#[path = "../../crates/sfu/src/net/demux.rs"]
mod demux;

libfuzzer_sys::fuzz_target!(|datagram: &[u8]| {
    let kind = demux::kind(datagram);
    if let Some(ufrag) = demux::ufrag(datagram) {
        assert!(ufrag.len() < datagram.len());
    }
    assert!(!datagram.is_empty() || kind.is_none());
});
