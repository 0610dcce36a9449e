//! What all peers' transports have in common.

use crate::net::Candidates;
use std::sync::Arc;
use std::time::{Duration, Instant};
use str0m::config::{CryptoProvider, DtlsCert};
use str0m::net::{Protocol, TcpType};
use str0m::{Candidate, Rtc, RtcConfig, bwe::Bitrate};

/// What a line is taken to carry before anything was measured. Low enough for a phone, high enough
/// for a first picture of everybody.
const FIRST_ESTIMATE: Bitrate = Bitrate::kbps(1_500);

/// Packets of one video stream kept for retransmission, about three seconds of 2 Mbit/s. The
/// payloads are shared among all receivers.
const RESEND_PACKETS: usize = 600;

/// How often statistics, and with them [`crate::What::Quality`], are made.
pub(crate) const STATISTICS: Duration = Duration::from_secs(2);

/// The server's certificate, cryptography and addresses. One certificate serves all peers of one
/// start: making one for each would cost more than their handshakes.
#[derive(Clone)]
pub(crate) struct Identity {
    inner: Arc<Inner>,
}

struct Inner {
    candidates: Candidates,
    certificate: DtlsCert,
    crypto: Arc<CryptoProvider>,
}

impl Identity {
    pub(crate) fn new(candidates: Candidates) -> Self {
        let crypto = Arc::new(str0m::crypto::from_feature_flags());
        let certificate = crypto.dtls_provider.generate_certificate().expect("aws-lc-rs makes certificates");
        Self { inner: Arc::new(Inner { candidates, certificate, crypto }) }
    }

    pub(crate) fn candidates(&self) -> &Candidates {
        &self.inner.candidates
    }

    /// A transport for a new peer.
    pub(crate) fn transport(&self, now: Instant) -> Rtc {
        let mut rtc = RtcConfig::new()
            .set_ice_lite(true)
            .set_rtp_mode(true)
            .set_dtls_cert(self.inner.certificate.clone())
            .set_crypto_provider(Arc::clone(&self.inner.crypto))
            .set_stats_interval(Some(STATISTICS))
            .set_send_buffer_video(RESEND_PACKETS)
            .enable_bwe(Some(FIRST_ESTIMATE))
            .clear_codecs()
            .enable_opus(true, true)
            .enable_vp8(true)
            .enable_h264(true)
            .build(now);
        for address in &self.inner.candidates.udp {
            add(&mut rtc, Candidate::host(*address, Protocol::Udp));
        }
        for address in &self.inner.candidates.tcp {
            add(&mut rtc, Candidate::builder().tcp().host(*address).tcptype(TcpType::Passive).build());
        }
        rtc
    }
}

fn add(rtc: &mut Rtc, candidate: Result<Candidate, str0m::error::IceError>) {
    match candidate {
        Ok(candidate) => {
            rtc.add_local_candidate(candidate);
        }
        Err(error) => tracing::warn!(%error, "cannot use an address as a candidate"),
    }
}
