//! What is counted, for Prometheus.

mod jobs;
mod media;

use convoca_jobs::Tally;
use convoca_sfu::Sfu;
use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use std::sync::Arc;
use std::time::Duration;

/// Bounds of the duration buckets, in seconds.
const DURATIONS_S: [f64; 12] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    method: String,
    route: String,
}

/// The server's counters. Labels are bounded: routes come from the router's table, never from what
/// a client sent, and methods beyond the usual ones count as one.
pub struct Metrics {
    registry: Registry,
    requests: Family<Request, Counter>,
    signal_requests: Counter,
    signal_nonsense: Counter,
    durations: Family<Route, Histogram>,
}

impl Metrics {
    /// Counters at zero. `connections` tells how many connections are open when it is asked, `sfu`
    /// and `tally` what they have counted.
    pub fn new(connections: Arc<dyn Fn() -> i64 + Send + Sync>, sfu: Sfu, tally: Tally) -> Self {
        let mut registry = Registry::with_prefix("convoca");
        let requests = Family::<Request, Counter>::default();
        registry.register("http_requests", "Requests answered", requests.clone());
        let durations = Family::<Route, Histogram>::new_with_constructor(|| Histogram::new(DURATIONS_S));
        registry.register_with_unit("http_request_duration", "Time to answer", Unit::Seconds, durations.clone());
        registry.register_collector(Box::new(Connections(connections)));
        let (signal_requests, signal_nonsense) = (Counter::default(), Counter::default());
        registry.register("signal_requests", "Requests of clients in meetings", signal_requests.clone());
        registry.register("signal_nonsense", "Messages of clients that made no sense", signal_nonsense.clone());
        registry.register_collector(Box::new(media::Media(sfu)));
        registry.register_collector(Box::new(jobs::Jobs(tally)));
        Self { registry, requests, signal_requests, signal_nonsense, durations }
    }

    /// Counts one answered request.
    pub fn request(&self, method: &str, route: &str, status: u16, elapsed: Duration) {
        let method = match method {
            "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "OPTIONS" | "PATCH" => method,
            _ => "other",
        };
        let (method, route) = (method.to_owned(), route.to_owned());
        self.requests.get_or_create(&Request { method: method.clone(), route: route.clone(), status }).inc();
        self.durations.get_or_create(&Route { method, route }).observe(elapsed.as_secs_f64());
    }

    /// Counts a request of a client in a meeting.
    pub fn signal_request(&self) {
        self.signal_requests.inc();
    }

    /// Counts a message of a client that made no sense.
    pub fn signal_nonsense(&self) {
        self.signal_nonsense.inc();
    }

    /// All counters in the OpenMetrics text format.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing into a String cannot fail.
        let _ = text::encode(&mut text, &self.registry);
        text
    }
}

struct Connections(Arc<dyn Fn() -> i64 + Send + Sync>);

impl std::fmt::Debug for Connections {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Connections")
    }
}

impl prometheus_client::collector::Collector for Connections {
    fn encode(&self, mut encoder: prometheus_client::encoding::DescriptorEncoder<'_>) -> Result<(), std::fmt::Error> {
        use prometheus_client::encoding::EncodeMetric as _;
        let gauge = Gauge::<i64>::default();
        gauge.set((self.0)());
        gauge.encode(encoder.encode_descriptor("connections", "Open connections", None, gauge.metric_type())?)
    }
}
