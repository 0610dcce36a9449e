//! What the outbox does.

use convoca_jobs::Tally;
use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric as _};
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use std::fmt::Error;

/// Reads what the runner of jobs has counted.
#[derive(Debug)]
pub(super) struct Jobs(pub(super) Tally);

impl Collector for Jobs {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> Result<(), Error> {
        let counts = self.0.counts();
        for (name, help, value) in [
            ("jobs_done", "Jobs of the outbox that were done", counts.done),
            ("jobs_failed", "Attempts at jobs that failed and are made again", counts.failed),
            ("jobs_dead", "Jobs that were given up", counts.dead),
            ("jobs_lost", "Attempts whose end no longer counted", counts.lost),
        ] {
            let counter = ConstCounter::new(value);
            counter.encode(encoder.encode_descriptor(name, help, None, counter.metric_type())?)?;
        }
        for (name, help, value) in [
            ("jobs_running", "Jobs being worked on", counts.running),
            ("jobs_waiting", "Jobs of the whole database that wait, as last counted", counts.waiting),
        ] {
            let gauge = ConstGauge::new(i64::try_from(value).unwrap_or(i64::MAX));
            gauge.encode(encoder.encode_descriptor(name, help, None, gauge.metric_type())?)?;
        }
        Ok(())
    }
}
