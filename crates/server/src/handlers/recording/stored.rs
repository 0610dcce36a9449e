//! Files that lie in the object store, passed on from there, in parts too (RFC 9110 section 14).

use crate::http::Refusal;
use crate::logging::chain;
use crate::recording::{BucketError, Recordings};
use axum::body::Body;
use axum::response::Response;
use convoca_contract::codes;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use std::ops::Range;

/// What is asked for of a file.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Some(Range<u64>),
    Nothing,
}

/// Serves `name` from the store. `bytes` is its size; without it parts are not served. `None`: it is not
/// there, or there is no store.
pub(super) async fn serve(
    recordings: &Recordings,
    name: &str,
    bytes: Option<u64>,
    (method, headers): (&Method, &HeaderMap),
) -> Result<Option<Response>, Refusal> {
    let part = bytes.map_or(Part::Whole, |bytes| part(headers, bytes));
    let (status, range) = match &part {
        Part::Whole => (StatusCode::OK, None),
        Part::Some(range) => (StatusCode::PARTIAL_CONTENT, Some(range.clone())),
        Part::Nothing => (StatusCode::RANGE_NOT_SATISFIABLE, None),
    };
    let body = if part == Part::Nothing || method == Method::HEAD {
        Body::empty()
    } else {
        match recordings.fetch(name, range).await {
            Ok(Some(body)) => body,
            Ok(None) | Err(BucketError::Missing) => return Ok(None),
            Err(error) => {
                tracing::error!(error = %chain(&error), file = name, "a recording cannot be fetched");
                let problem = "recordings cannot be fetched now; try again later";
                return Err(Refusal::new(StatusCode::SERVICE_UNAVAILABLE, codes::PROCESSING_FAILED, problem));
            }
        }
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    if let Some(bytes) = bytes {
        headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        let (length, content) = match &part {
            Part::Whole => (bytes, None),
            Part::Some(range) => {
                (range.end - range.start, Some(format!("bytes {}-{}/{bytes}", range.start, range.end - 1)))
            }
            Part::Nothing => (0, Some(format!("bytes */{bytes}"))),
        };
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
        if let Some(content) = content.and_then(|text| HeaderValue::try_from(text).ok()) {
            headers.insert(header::CONTENT_RANGE, content);
        }
    }
    Ok(Some(response))
}

/// What these headers ask for of so many bytes. Several parts at once are not made: then it is the whole.
fn part(headers: &HeaderMap, bytes: u64) -> Part {
    // Nothing is known of a version, so a part is for who does not ask for one of a certain version.
    if headers.contains_key(header::IF_RANGE) {
        return Part::Whole;
    }
    let text = headers.get(header::RANGE).and_then(|value| value.to_str().ok());
    let Some((first, last)) = text.and_then(|text| text.strip_prefix("bytes=")?.trim().split_once('-')) else {
        return Part::Whole;
    };
    let range = match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => first..last.saturating_add(1).min(bytes),
        (Ok(first), Err(_)) if last.is_empty() => first..bytes,
        (Err(_), Ok(last)) if first.is_empty() => bytes.saturating_sub(last)..bytes,
        _ => return Part::Whole,
    };
    if range.is_empty() { Part::Nothing } else { Part::Some(range) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_as_players_ask_for_them() {
        for (asked, expected) in [
            ("", Part::Whole),
            ("bytes=0-", Part::Some(0..100)),
            ("bytes=4-7", Part::Some(4..8)),
            ("bytes=90-900", Part::Some(90..100)),
            ("bytes=-10", Part::Some(90..100)),
            ("bytes=-1000", Part::Some(0..100)),
            ("bytes=99-99", Part::Some(99..100)),
            ("bytes=100-", Part::Nothing),
            ("bytes=-0", Part::Nothing),
            ("bytes=7-4", Part::Whole),
            ("bytes=0-1,5-6", Part::Whole),
            ("bytes=x-", Part::Whole),
            ("pages=0-1", Part::Whole),
            ("bytes=0-18446744073709551615", Part::Some(0..100)),
        ] {
            let mut headers = HeaderMap::new();
            if !asked.is_empty() {
                headers.insert(header::RANGE, asked.parse().unwrap());
            }
            assert_eq!(part(&headers, 100), expected, "{asked}");
            headers.insert(header::IF_RANGE, HeaderValue::from_static("\"x\""));
            assert_eq!(part(&headers, 100), Part::Whole, "{asked}");
        }
    }
}
