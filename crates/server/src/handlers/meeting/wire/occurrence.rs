//! From the vendor's requests about single meetings of a series.

use super::{Result, choice, flag, media, start, value};
use convoca_booking::booking::{Admission, RecordAudience};
use convoca_booking::draft::OccurrenceDraft;
use convoca_booking::{BookingError, Field};
use convoca_contract::given::Given;
use convoca_contract::occurrence::{CancelOccurrencesRequest, OccurrenceRequest};

/// Most occurrences named in one request: a few times as many as a series can have.
const MOST_NAMED: usize = 500;

/// Which occurrence a request changes, and how.
pub(in super::super) fn occurrence(request: OccurrenceRequest) -> Result<(String, OccurrenceDraft)> {
    let which = given(value(request.cycle_sub_conf_id, Field::Occurrence)?, Field::Occurrence)?;
    let config = value(request.conf_config_info, Field::Rules)?.unwrap_or_default();
    let draft = OccurrenceDraft {
        start: Some(given(start(request.start_time)?, Field::Start)?),
        length_min: Some(given(value(request.length, Field::Length)?, Field::Length)?),
        media: Some(given(media(request.media_types)?, Field::MediaTypes)?),
        description: value(request.description, Field::Description)?,
        auto_record: flag(request.is_auto_record, Field::AutoRecord)?,
        record_audience: record_audience(request.record_auth_type)?,
        admission: admission(config.call_in_restriction)?,
        guests_may_start: value(config.allow_guest_start_conf, Field::Rules)?,
        waiting_room: value(config.enable_waiting_room, Field::Rules)?,
    };
    Ok((which, draft))
}

/// Which occurrences a request cancels.
pub(in super::super) fn occurrences(request: CancelOccurrencesRequest) -> Result<Vec<String>> {
    let which = value(request.cycle_sub_conf_ids, Field::Occurrence)?.unwrap_or_default();
    if which.len() > MOST_NAMED {
        return Err(BookingError::field(
            Field::Occurrence,
            format!("must be at most {MOST_NAMED}, not {}", which.len()),
        ));
    }
    Ok(which)
}

/// Who may join.
pub(super) fn admission(given: Given<i64>) -> Result<Option<Admission>> {
    choice(given, Field::Rules, &[(0, Admission::Everybody), (2, Admission::Corporation), (3, Admission::Invited)])
}

/// Who may watch a recording.
pub(super) fn record_audience(given: Given<i64>) -> Result<Option<RecordAudience>> {
    choice(
        given,
        Field::RecordAudience,
        &[(0, RecordAudience::Anyone), (1, RecordAudience::Corporation), (2, RecordAudience::Participants)],
    )
}

fn given<T>(value: Option<T>, field: Field) -> Result<T> {
    value.ok_or_else(|| BookingError::field(field, "must be given"))
}
