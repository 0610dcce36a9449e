//! What the media plane counts.

use convoca_sfu::Sfu;
use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric as _};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use std::fmt;

/// The media plane's counters, read when they are asked for.
pub(super) struct Media(pub(super) Sfu);

impl fmt::Debug for Media {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Media")
    }
}

impl Collector for Media {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let figures = self.0.figures();
        let gauges = [
            ("media_rooms", "Meetings whose media is forwarded", figures.rooms),
            ("media_peers", "Transports that are open", figures.peers),
            ("media_tcp_connections", "Connections for media over TCP", figures.tcp_connections),
        ];
        for (name, help, value) in gauges {
            let gauge = ConstGauge::new(value);
            gauge.encode(encoder.encode_descriptor(name, help, None, MetricType::Gauge)?)?;
        }
        let counters = [
            ("media_packets_in", "Datagrams received", figures.packets_in),
            ("media_bytes_in", "Bytes received in datagrams", figures.bytes_in),
            ("media_packets_out", "Datagrams sent", figures.packets_out),
            ("media_bytes_out", "Bytes sent in datagrams", figures.bytes_out),
            ("media_sends", "System calls that sent them", figures.sends),
            ("media_forwarded", "Media packets written to receivers", figures.forwarded),
            ("media_dropped_unknown", "Dropped: from an address that is not known", figures.dropped_unknown),
            ("media_dropped_malformed", "Dropped: malformed", figures.dropped_malformed),
            ("media_dropped_flood", "Dropped: more than a participant may send", figures.dropped_flood),
            ("media_dropped_not_allowed", "Dropped: of a source that may not be sent", figures.dropped_not_allowed),
            ("media_dropped_full", "Dropped: a queue was full", figures.dropped_full),
            ("media_nacks_in", "Retransmissions that receivers asked for", figures.nacks_in),
            ("media_nacks_out", "Retransmissions asked of publishers", figures.nacks_out),
            ("media_plis_in", "Key frames that receivers asked for", figures.plis_in),
            ("media_plis_out", "Key frames asked of publishers", figures.plis_out),
            ("media_switches", "Changes of layer or track", figures.switches),
            ("media_offers_refused", "Offers refused", figures.offers_refused),
            ("media_panics", "Transports closed by a fault of ours", figures.panics),
        ];
        for (name, help, value) in counters {
            let counter = ConstCounter::new(value);
            counter.encode(encoder.encode_descriptor(name, help, None, MetricType::Counter)?)?;
        }
        Ok(())
    }
}
