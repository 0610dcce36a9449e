#![no_main]
//! Offers are screened without a panic, and what is let through is read by str0m without one.

#[allow(dead_code, reason = "only what an offer can fail with is made here")]
#[path = "../../crates/sfu/src/error.rs"]
mod error;
#[path = "../../crates/sfu/src/offer.rs"]
mod offer;

pub(crate) use error::NegotiateError;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(offer) = offer::screen(text) {
        assert!(!offer.sdp.contains("a=candidate:"));
        let _ = str0m::change::SdpOffer::from_sdp_string(&offer.sdp);
    }
});
