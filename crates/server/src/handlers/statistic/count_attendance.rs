//! Who took part in meetings, or with what.

use super::wanted::{Wanted, category};
use crate::app::App;
use crate::clock;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_booking::{Device, Stay, UserId};
use convoca_contract::page::Page;
use convoca_contract::statistic::AttendanceFigures;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// Browsers as they call themselves. Those that also call themselves by another's name stand before it.
const BROWSERS: [(&str, &str); 5] =
    [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Version/", "Safari")];

#[derive(Clone, Copy)]
enum Of {
    Users,
    Terminals,
    Devices,
}

/// `GET /v1/metrics/dashboard/statistic/conference/participant`.
pub(super) async fn count_attendance(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<AttendanceFigures>>, Refusal> {
    let of = category(
        &query,
        &[
            ("user_participate_info", Of::Users),
            ("hard_terminal_participate_info", Of::Terminals),
            ("participant_type_info", Of::Devices),
        ],
    )?;
    let corporation = &caller.corporation;
    let wanted = Wanted::of(&query, false, &corporation.defaults.zone.time_zone(app.zone_rules))?;
    let (from, to) = (wanted.from(), wanted.to());
    let rows = match of {
        // There are none on this server.
        Of::Terminals => Vec::new(),
        Of::Users => {
            let mut people = People::default();
            let now = clock::now();
            let each = |holding: &str, stay| people.add(&wanted, holding, stay, now);
            app.store.each_stay(&corporation.id, from, to, each).await?;
            people.rows(&wanted)
        }
        Of::Devices => {
            let mut devices = BTreeMap::new();
            let each = |_: &str, stay: Stay| {
                if let Some(place) = wanted.place(stay.joined_at) {
                    let key = (place, device(stay.device), version(&stay.user_agent));
                    *devices.entry(key).or_insert(0_u64) += 1;
                }
            };
            app.store.each_stay(&corporation.id, from, to, each).await?;
            let rows = devices.into_iter().map(|((place, device, version), count)| AttendanceFigures {
                time: wanted.parts[place].name.clone(),
                device_type: Some(device.to_owned()),
                device_version: Some(version),
                device_attendance_count: Some(count.to_string()),
                ..AttendanceFigures::default()
            });
            rows.collect()
        }
    };
    Ok(wanted.page(rows))
}

/// Users by the part of time and by account.
#[derive(Default)]
struct People(BTreeMap<(usize, String, UserId), Person>);

#[derive(Default)]
struct Person {
    name: String,
    holdings: HashSet<String>,
    stayed: SignedDuration,
}

impl People {
    fn add(&mut self, wanted: &Wanted, holding: &str, stay: Stay, now: Timestamp) {
        // A guest is nobody whom another stay could be told to be of.
        let Some(user) = stay.user else { return };
        let ended = stay.left_at.unwrap_or(now);
        for (place, part) in wanted.during(stay.joined_at, ended) {
            let person = self.0.entry((place, stay.account.clone(), user.clone())).or_default();
            person.name.clone_from(&stay.name);
            person.holdings.insert(holding.to_owned());
            person.stayed += part.taken(stay.joined_at, ended);
        }
    }

    fn rows(self, wanted: &Wanted) -> Vec<AttendanceFigures> {
        let rows = self.0.into_iter().map(|((place, account, _), person)| AttendanceFigures {
            time: wanted.parts[place].name.clone(),
            conf_user_name: Some(person.name),
            conf_user_account: Some(account),
            conf_user_dept_name: Some(String::new()),
            conf_user_count: Some(person.holdings.len().to_string()),
            conf_user_duration: Some(person.stayed.as_secs().to_string()),
            ..AttendanceFigures::default()
        });
        rows.collect()
    }
}

fn device(device: Device) -> &'static str {
    match device {
        Device::Browser => "WEB",
        Device::Mobile => "MOBILE",
        Device::Program => "OTHER",
    }
}

/// The browser and its main version, or nothing.
fn version(user_agent: &str) -> String {
    let named = BROWSERS.iter().find_map(|(mark, name)| Some((user_agent.split_once(mark)?.1, name)));
    named.map_or(String::new(), |(rest, name)| {
        let number: String = rest.chars().take_while(char::is_ascii_digit).take(6).collect();
        format!("{name} {number}").trim_end().to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn the_browser_behind_its_many_names() {
        for (user_agent, expected) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox 140"),
            ("Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36", "Chrome 126"),
            ("Mozilla/5.0 AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36 Edg/126.0.1.2", "Edge 126"),
            ("Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15", "Safari 17"),
            ("Chrome/", "Chrome"),
            ("GStreamer", ""),
            ("", ""),
        ] {
            assert_eq!(version(user_agent), expected, "{user_agent}");
        }
    }
}
