//! The JSON body of a request: bounded in size, time and depth.

use super::Refusal;
use super::audit::Deed;
use axum::extract::{FromRequest, Request};
use bytes::Bytes;
use convoca_contract::{BodyError, Code, Lenient, codes};
use http::StatusCode;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use std::time::Duration;

/// Largest body, in bytes.
const LARGEST: usize = 1 << 20;
/// A body must have come by then.
const DEADLINE: Duration = Duration::from_secs(30);

/// A request's JSON body. Refuses with 400, 408 or 413 and the vendor's code when it is missing,
/// late, too large, not UTF-8, not JSON, nested too deeply or of another shape.
///
/// Keeps the bytes too, for operations that must recognise a repeated request.
pub struct Json<T> {
    /// The value.
    pub value: T,
    /// The body as sent.
    pub bytes: Bytes,
}

impl<S: Sync, T: Lenient> FromRequest<S> for Json<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Refusal> {
        let codes = Codes::of(request.uri().path());
        let deed = request.extensions().get::<Deed>().cloned();
        let bytes = read(request, codes, LARGEST).await?;
        if let Some(deed) = deed {
            deed.asks(&bytes);
        }
        let value = parse(&bytes, codes)?;
        Ok(Self { value, bytes })
    }
}

/// A request's body of at most `MOST` bytes, whatever is in it.
pub struct Body<const MOST: usize>(pub Bytes);

impl<S: Sync, const MOST: usize> FromRequest<S> for Body<MOST> {
    type Rejection = Refusal;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Refusal> {
        let codes = Codes::of(request.uri().path());
        read(request, codes, MOST).await.map(Self)
    }
}

/// The two families of operations name the same mistakes by different codes.
#[derive(Clone, Copy)]
struct Codes {
    missing: Code,
    not_json: Code,
    wrong: Code,
}

impl Codes {
    fn of(path: &str) -> Self {
        if path.contains("/usg/") {
            Self {
                missing: codes::USG_PARAM_INVALID,
                not_json: codes::USG_PARAM_INVALID,
                wrong: codes::USG_PARAM_INVALID,
            }
        } else {
            Self { missing: codes::BODY_MISSING, not_json: codes::BODY_NOT_JSON, wrong: codes::PARAM_INVALID }
        }
    }
}

async fn read(request: Request, codes: Codes, most: usize) -> Result<Bytes, Refusal> {
    let body = Limited::new(request.into_body(), most);
    match tokio::time::timeout(DEADLINE, body.collect()).await {
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Refusal::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            codes.wrong,
            format!("the body is larger than {most} bytes"),
        )),
        Ok(Err(_)) => Err(Refusal::bad(codes.not_json, "the body could not be read to its end")),
        Err(_) => Err(Refusal::new(
            StatusCode::REQUEST_TIMEOUT,
            codes.wrong,
            format!("the body did not come within {} seconds", DEADLINE.as_secs()),
        )),
    }
}

fn parse<T: Lenient>(bytes: &[u8], codes: Codes) -> Result<T, Refusal> {
    convoca_contract::parse(bytes).map_err(|error| {
        let code = match &error {
            BodyError::Missing => codes.missing,
            BodyError::NotJson(_) => codes.not_json,
            BodyError::Wrong(_) => codes.wrong,
        };
        Refusal::bad(code, error.to_string())
    })
}
