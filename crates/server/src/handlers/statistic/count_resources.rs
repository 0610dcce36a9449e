//! What was used. Of what this server has not (live streams, telephone calls) nothing was.

use super::gigabytes;
use super::wanted::{Wanted, category};
use crate::app::App;
use crate::clock;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_booking::Record;
use convoca_booking::figures::Part;
use convoca_contract::page::Page;
use convoca_contract::statistic::ResourceFigures;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Clone, Copy)]
enum Of {
    Rooms,
    Streams,
    Recordings,
    Calls,
}

/// When meetings were held, by the most people that their rooms take.
type Held = BTreeMap<u32, Vec<(Timestamp, Timestamp)>>;

/// `GET /v1/metrics/dashboard/statistic/resource/info`.
pub(super) async fn count_resources(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<ResourceFigures>>, Refusal> {
    let of = category(
        &query,
        &[
            ("used_vmr_info", Of::Rooms),
            ("used_live_info", Of::Streams),
            ("used_record_info", Of::Recordings),
            ("used_pstn_info", Of::Calls),
        ],
    )?;
    let corporation = &caller.corporation;
    let wanted = Wanted::of(&query, false, &corporation.defaults.zone.time_zone(app.zone_rules))?;
    let mut held = Held::new();
    if matches!(of, Of::Rooms) {
        let now = clock::now();
        let each = |record: Record| {
            if record.booking.room.is_some() {
                let span = (record.started_at, record.ended_at.unwrap_or(now));
                held.entry(record.booking.capacity).or_default().push(span);
            }
        };
        app.store.each_holding(&corporation.id, wanted.from(), wanted.to(), each).await?;
    }
    let sizes = match of {
        Of::Recordings => app.store.recorded_sizes(&corporation.id, wanted.from(), wanted.to()).await?,
        _ => Vec::new(),
    };
    let none = || Some("0".to_owned());
    let rows = wanted.parts.iter().flat_map(|part| {
        let row = ResourceFigures { time: part.name.clone(), ..ResourceFigures::default() };
        match of {
            Of::Rooms => rooms(part, &held),
            Of::Streams => vec![ResourceFigures { live_port_used_count: none(), ..row }],
            Of::Recordings => {
                let bytes = sizes.iter().filter(|(at, _)| part.has(*at)).map(|(_, bytes)| bytes).sum();
                vec![ResourceFigures { record_used_size: Some(gigabytes(bytes).to_string()), ..row }]
            }
            Of::Calls => vec![ResourceFigures { pstn_used_duration: none(), ..row }],
        }
    });
    let rows = rows.collect();
    Ok(wanted.page(rows))
}

/// A row for each size of room that was in use.
fn rooms(part: &Part, held: &Held) -> Vec<ResourceFigures> {
    let used = held.iter().map(|(size, spans)| (*size, part.most_at_once(spans.iter().copied())));
    let rows = used.filter(|(_, most)| *most > 0).map(|(size, most)| ResourceFigures {
        time: part.name.clone(),
        vmr_parties: Some(size.to_string()),
        max_concurrency_vmr_count: Some(most.to_string()),
        ..ResourceFigures::default()
    });
    rows.collect()
}
