//! What channels that speak HTTP share: a client that follows nobody, bounded answers, and
//! sentences about what went wrong.

use reqwest::{Certificate, Client, ClientBuilder, Response, redirect};
use std::error::Error;
use std::time::Duration;

/// Most bytes of an answer that are read.
const MAX_ANSWER: usize = 64 * 1024;

/// Longest detail that is passed on, in characters.
const MAX_DETAIL: usize = 300;

/// A client that gives up after `patience`, follows no redirect and uses no proxy of the
/// environment, so that it talks to whom it was told to and to nobody else.
///
/// # Errors
/// A sentence about certificates that cannot be read.
pub(super) fn client(patience: Duration, roots_pem: Option<&str>) -> Result<ClientBuilder, String> {
    let builder = Client::builder()
        .timeout(patience)
        .connect_timeout(patience)
        .redirect(redirect::Policy::none())
        .no_proxy()
        .referer(false)
        .user_agent("Convoca");
    match roots_pem {
        None => Ok(builder),
        Some(pem) => {
            let roots = Certificate::from_pem_bundle(pem.as_bytes())
                .map_err(|error| format!("the certificates cannot be read: {error}"))?;
            Ok(builder.tls_certs_merge(roots))
        }
    }
}

/// The beginning of an answer's body.
pub(super) async fn read(mut answer: Response) -> Result<Vec<u8>, reqwest::Error> {
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        let room = MAX_ANSWER - body.len();
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if body.len() == MAX_ANSWER {
            break;
        }
    }
    Ok(body)
}

/// What went wrong, with its causes and without the address, which may hold a key.
pub(super) fn explain(error: reqwest::Error) -> String {
    let late = error.is_timeout();
    let error = error.without_url();
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    if late {
        text = format!("no answer in time ({text})");
    }
    tidy(&text)
}

/// A text from outside on one line, not too long.
pub(super) fn tidy(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MAX_DETAIL).collect()
}

#[cfg(test)]
pub(super) mod stub;
