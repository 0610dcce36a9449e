//! A picture out of a form with a file: bounded, and what it says it is.

use crate::handlers::fields;
use crate::http::Refusal;
use axum::extract::{FromRequest, Multipart, Request};
use bytes::Bytes;
use convoca_contract::codes;
use http::StatusCode;
use std::time::Duration;
use tokio::time::timeout;

/// Largest picture, in bytes, as the vendor's documents have it.
pub(super) const LARGEST: usize = 10 << 20;

/// Most pixels in a row or column, as the vendor's documents have it.
const WIDEST: u32 = 4096;

/// A picture must have come by then.
const DEADLINE: Duration = Duration::from_secs(60);

/// A picture.
pub(super) struct Picture {
    /// Whether it is a PNG; else it is a JPEG.
    pub(super) png: bool,
    /// Its bytes.
    pub(super) image: Bytes,
}

impl Picture {
    /// As it is kept.
    pub(super) fn kept(&self) -> convoca_store::Picture {
        convoca_store::Picture { png: self.png, image: self.image.to_vec() }
    }
}

impl<S: Send + Sync> FromRequest<S> for Picture {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let form = Multipart::from_request(request, state).await;
        let form = form.map_err(|_| fields::wrong("the body", "must be a form with a file"))?;
        let late = |_| {
            let message = format!("the picture did not come within {} seconds", DEADLINE.as_secs());
            Refusal::new(StatusCode::REQUEST_TIMEOUT, codes::USG_PARAM_INVALID, message)
        };
        let image = timeout(DEADLINE, read(form)).await.map_err(late)??;
        checked(image)
    }
}

/// Status 413: a picture of more than so many bytes.
pub(super) fn too_large(most: usize) -> Refusal {
    let message = format!("the picture is larger than {most} bytes");
    Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, codes::USG_PARAM_INVALID, message)
}

/// The form's field `file`.
async fn read(mut form: Multipart) -> Result<Bytes, Refusal> {
    let broken = |error: axum::extract::multipart::MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(LARGEST),
        _ => fields::wrong("the body", "must be a form with a file"),
    };
    while let Some(field) = form.next_field().await.map_err(broken)? {
        if field.name() == Some("file") {
            let image = field.bytes().await.map_err(broken)?;
            return if image.len() > LARGEST { Err(too_large(LARGEST)) } else { Ok(image) };
        }
    }
    Err(fields::wrong("file", "must be given"))
}

fn checked(image: Bytes) -> Result<Picture, Refusal> {
    let (png, size) = match png_size(&image) {
        Some(size) => (true, size),
        None => (false, jpeg_size(&image).ok_or_else(|| fields::wrong("file", "must be a JPEG or PNG picture"))?),
    };
    if (1..=WIDEST).contains(&size.0) && (1..=WIDEST).contains(&size.1) {
        Ok(Picture { png, image })
    } else {
        Err(fields::wrong("file", format!("must have at most {WIDEST} × {WIDEST} pixels")))
    }
}

/// Width and height of a PNG, which begins with its signature and the chunk `IHDR` (PNG, section 5).
fn png_size(image: &[u8]) -> Option<(u32, u32)> {
    let rest = image.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    if rest.get(4..8)? != b"IHDR" {
        return None;
    }
    let number = |from: usize| Some(u32::from_be_bytes(rest.get(from..from + 4)?.try_into().ok()?));
    Some((number(8)?, number(12)?))
}

/// Width and height of a JPEG, which are in the segment that begins its frame (ITU-T T.81, B.2.2).
fn jpeg_size(image: &[u8]) -> Option<(u32, u32)> {
    let mut rest = image.strip_prefix(b"\xff\xd8")?;
    loop {
        let [0xff, marker, tail @ ..] = rest else { return None };
        if *marker == 0xff {
            // A marker may have any number of these before it.
            rest = &rest[1..];
            continue;
        }
        let [high, low, ..] = tail else { return None };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            let number = |from: usize| Some(u32::from(u16::from_be_bytes(tail.get(from..from + 2)?.try_into().ok()?)));
            return Some((number(5)?, number(3)?));
        }
        rest = tail.get(length.max(2)..)?;
    }
}

#[cfg(test)]
mod tests;
