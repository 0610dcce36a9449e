//! Rates, medians and percentiles, what machine they were measured on, and how they are printed.
//!
//! Nothing here judges a figure.

use std::fmt::Write as _;
use std::time::Duration;

/// Clock ticks in a second in `/proc/<pid>/stat`: what Linux shows to programs on every platform.
const TICKS: u64 = 100;

/// What one side did in one round.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// How long each counted operation took.
    pub latencies: Vec<Duration>,
    /// The span in which operations were counted.
    pub window: Duration,
    /// All operations of the round, the uncounted ones at its edges too.
    pub total: u64,
    /// Processor time that a server used for all of them, if there was one.
    pub server_cpu: Duration,
    /// Processor time that this process used for all of them.
    pub own_cpu: Duration,
}

impl Sample {
    /// Operations per second.
    pub fn rate(&self) -> f64 {
        self.latencies.len() as f64 / self.window.as_secs_f64()
    }

    /// Processor time of server and own process for each operation, in microseconds.
    pub fn cpu_each_us(&self) -> (f64, f64) {
        let each = |cpu: Duration| cpu.as_secs_f64() * 1e6 / self.total.max(1) as f64;
        (each(self.server_cpu), each(self.own_cpu))
    }
}

/// The middle of some figures; of an even number the higher middle one. 0 when there are none.
pub fn median(figures: impl IntoIterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = figures.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}

/// The latency in milliseconds under which `share` (0 to 1) of all lie.
pub fn percentile_ms(latencies: &[Duration], share: f64) -> f64 {
    let mut sorted = latencies.to_vec();
    sorted.sort_unstable();
    let place = (sorted.len() as f64 * share).ceil() as usize;
    let place = place.clamp(1, sorted.len().max(1)) - 1;
    sorted.get(place).map_or(0.0, |latency| latency.as_secs_f64() * 1e3)
}

/// Processor time that a process has used, with all its threads; zero when it cannot be told.
pub fn cpu_time(process: u32) -> Duration {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name, in parentheses, may hold spaces; what follows it does not (proc(5)).
    let fields = text.rsplit_once(')').map_or("", |(_, fields)| fields);
    let ticks: u64 = fields.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 1_000 / TICKS)
}

/// A whole number with its thousands apart.
pub fn whole(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The machine: processors, memory, kernel, and how busy it was before we began.
pub fn machine() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let cpuinfo = read("/proc/cpuinfo");
    let model = cpuinfo
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("unknown", |(_, model)| model);
    let memory_kib: f64 = read("/proc/meminfo")
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:")?.split_whitespace().next())
        .and_then(|number| number.parse().ok())
        .unwrap_or(0.0);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let kernel = read("/proc/sys/kernel/osrelease");
    let load = read("/proc/loadavg");
    let mut text = format!("machine  {cores} cores, {model}, ");
    // Writing into a String cannot fail.
    let _ = write!(text, "{:.0} GiB, Linux {}", memory_kib / 1_048_576.0, kernel.trim());
    let load = load.split_whitespace().next().unwrap_or("unknown");
    let _ = write!(text, "; load average before {load}");
    text
}

/// Prints a name and what is known of it, in two columns.
pub fn row(name: &str, text: &str) {
    println!("  {name:<34} {text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_figures_that_occurred() {
        let latencies: Vec<_> = (1..=100).rev().map(Duration::from_millis).collect();
        for (share, expected) in [(0.0, 1.0), (0.5, 50.0), (0.99, 99.0), (1.0, 100.0)] {
            assert_eq!(percentile_ms(&latencies, share), expected, "{share}");
        }
        assert_eq!(percentile_ms(&[], 0.5), 0.0);
    }

    #[test]
    fn medians_are_in_the_middle() {
        for (figures, expected) in [(vec![], 0.0), (vec![3.0, 1.0, 2.0], 2.0), (vec![1.0, 2.0], 2.0)] {
            assert_eq!(median(figures), expected);
        }
    }

    #[test]
    fn thousands_stand_apart() {
        for (number, expected) in [(0.0, "0"), (999.4, "999"), (1_000.0, "1,000"), (1_234_567.0, "1,234,567")] {
            assert_eq!(whole(number), expected);
        }
    }

    #[test]
    fn this_process_has_used_some_time() {
        let begin = std::time::Instant::now();
        while cpu_time(std::process::id()).is_zero() {
            assert!(begin.elapsed() < Duration::from_secs(30));
        }
    }
}
