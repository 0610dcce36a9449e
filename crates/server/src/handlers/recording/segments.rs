//! A recording by segments: what was recorded at one time, in all its files. Tracks by themselves are no part of
//! it: they begin and end when they like.

use super::downloads::make_tokens;
use super::{file, find, text, view};
use crate::app::App;
use crate::handlers::meeting::time;
use crate::handlers::meeting::view::integer;
use crate::http::{Caller, Json, Refusal};
use axum::extract::State;
use convoca_booking::RecordedFile;
use convoca_contract::codes;
use convoca_contract::given::Given;
use convoca_contract::recording::{RecordInfoAnswer, RecordInfoRequest, RecordingSegments, Segment, SegmentFile};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// Segments of a page when nothing is said.
const LIMIT: i64 = 20;

/// `POST /v1/mmc/rlm/record/info`.
pub(super) async fn show_segments(
    State(app): State<Arc<App>>,
    caller: Caller,
    Json { value: body, .. }: Json<RecordInfoRequest>,
) -> Result<axum::Json<RecordInfoAnswer>, Refusal> {
    let holding = text(body.conf_uuid, "confUUID")?;
    let offset = number(body.segment_offset, "segmentOffset", 0..=i64::MAX)?.unwrap_or(0);
    let limit = number(body.segment_limit, "segmentLimit", 1..=500)?.unwrap_or(LIMIT);
    let recorded = find(&app, &caller, &holding).await?;
    let mut segments: BTreeMap<(u32, u32), Vec<&RecordedFile>> = BTreeMap::new();
    for file in recorded.files.iter().filter(|file| !file.programme.is_track()) {
        segments.entry((file.session, file.part)).or_default().push(file);
    }
    let count = segments.len();
    let (skip, take) = (usize::try_from(offset).unwrap_or(usize::MAX), usize::try_from(limit).unwrap_or(usize::MAX));
    let mut segment_list = Vec::new();
    for ((session, part), files) in segments.into_iter().skip(skip).take(take) {
        let tokens = make_tokens(&app, &files).await?;
        let size: u64 = files.iter().map(|file| file.bytes).sum();
        let files = files.iter().zip(tokens).map(|(one, token)| {
            Ok(SegmentFile {
                record_type: view::record_type(one.programme).to_owned(),
                begin_time: one.began_at.as_millisecond(),
                end_time: one.ended_at.as_millisecond(),
                duration: integer(one.duration_ms.div_ceil(1_000)),
                file_size: integer(one.bytes),
                sha256: one.sha256.clone(),
                play_url: file::play_url(&app, one)?,
                download_url: format!("{}?token={token}", view::file_url(&app, one)),
            })
        });
        segment_list.push(Segment {
            manual_order: session.into(),
            segment_order: part.into(),
            segment_size: size.to_string(),
            file_list: files.collect::<Result<_, Refusal>>()?,
        });
    }
    let data = RecordingSegments {
        subject: recorded.record.booking.subject.clone(),
        begin_time: time::format(recorded.record.started_at),
        segment_offset: offset,
        segment_limit: limit,
        segment_count: integer(count as u64),
        segment_list,
    };
    Ok(axum::Json(RecordInfoAnswer { code: "0".to_owned(), message: "success".to_owned(), data }))
}

fn number(given: Given<i64>, name: &str, range: RangeInclusive<i64>) -> Result<Option<i64>, Refusal> {
    let wrong = || {
        let problem = format!("{name} must be a number from {} to {}", range.start(), range.end());
        Refusal::bad(codes::PARAM_INVALID, problem)
    };
    let number = given.into_result().map_err(|_| wrong())?;
    if number.is_none_or(|number| range.contains(&number)) { Ok(number) } else { Err(wrong()) }
}
