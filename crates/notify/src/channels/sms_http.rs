//! SMS by an HTTP gateway that a template describes.

mod template;

use super::http;
use super::number::dialable;
use crate::{Channel, Parcel, Receipt, SendError};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use reqwest::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use reqwest::{Client, Method, StatusCode, Url};
use std::time::Duration;
use template::{Place, Values, fill};

/// Longest that a gateway may take over an answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// What is asked of the gateway. `{number}`, `{text}` and `{uid}` in `url`, headers' values and
/// `body` are replaced, each written as its place demands: percent-encoded in the address and in a
/// form, escaped in JSON and XML. What the body is, its `Content-Type` says.
#[derive(Clone)]
pub struct SmsHttpSettings {
    /// Method, such as `POST`.
    pub method: String,
    /// Address.
    pub url: String,
    /// Headers by name.
    pub headers: Vec<(String, String)>,
    /// Body, or empty. Without a `Content-Type` it is JSON when it begins like it, else a form.
    pub body: String,
    /// What a good answer's body contains, if its status does not tell.
    pub success: Option<String>,
    /// Certificates, as PEM, that the gateway's may come from besides the system's.
    pub roots_pem: Option<String>,
}

/// Sends SMS by an HTTP gateway.
pub struct SmsHttp {
    settings: SmsHttpSettings,
    method: Method,
    headers: Vec<(HeaderName, String)>,
    body_place: Place,
    client: Client,
}

impl SmsHttp {
    /// A channel to the gateway that `settings` describes.
    ///
    /// # Errors
    /// A sentence about what in the settings cannot be.
    pub fn new(settings: SmsHttpSettings) -> Result<Self, String> {
        Self::with_patience(settings, PATIENCE)
    }

    fn with_patience(settings: SmsHttpSettings, patience: Duration) -> Result<Self, String> {
        let method = Method::from_bytes(settings.method.to_ascii_uppercase().as_bytes())
            .map_err(|_| format!("{:?} is no HTTP method", settings.method))?;
        let mut headers = Vec::new();
        for (name, value) in &settings.headers {
            let name: HeaderName = name.parse().map_err(|_| format!("{name:?} is no name of a header"))?;
            HeaderValue::from_str(value).map_err(|_| format!("the header {name} cannot have this value"))?;
            headers.push((name, value.clone()));
        }
        let given = headers.iter().find(|(name, _)| *name == CONTENT_TYPE).map(|(_, value)| value.to_ascii_lowercase());
        let is_json = settings.body.trim_start().starts_with(['{', '[']);
        let (body_place, usual) = match given.as_deref() {
            Some(kind) if kind.contains("json") => (Place::Json, None),
            Some(kind) if kind.contains("x-www-form-urlencoded") => (Place::Url, None),
            Some(kind) if kind.contains("xml") => (Place::Xml, None),
            Some(_) => (Place::Plain, None),
            None if is_json => (Place::Json, Some("application/json")),
            None => (Place::Url, Some("application/x-www-form-urlencoded")),
        };
        if let Some(usual) = usual.filter(|_| !settings.body.is_empty()) {
            headers.push((CONTENT_TYPE, usual.to_owned()));
        }
        let client = http::client(patience, settings.roots_pem.as_deref())?
            .build()
            .map_err(|error| format!("the SMS gateway cannot be set up: {error}"))?;
        let channel = Self { settings, method, headers, body_place, client };
        channel.try_out()?;
        Ok(channel)
    }

    /// Fills the template once, so that a mistake in it shows at the start and not with the first SMS.
    fn try_out(&self) -> Result<(), String> {
        let values = Values { number: "+15550100", text: "\"A\" & <B>\n", uid: "0" };
        let places = [self.settings.url.as_str(), self.settings.body.as_str()];
        let headers = self.settings.headers.iter().map(|(_, value)| value.as_str());
        let template: Vec<&str> = places.into_iter().chain(headers).collect();
        for wanted in ["{number}", "{text}"] {
            if !template.iter().any(|part| part.contains(wanted)) {
                return Err(format!("the template of the SMS gateway has no place for {wanted}"));
            }
        }
        self.url(&values)?;
        let body = fill(&self.settings.body, self.body_place, &values);
        if self.body_place == Place::Json && serde_json::from_str::<serde_json::Value>(&body).is_err() {
            return Err("the body for the SMS gateway is no JSON once filled in; places stand inside quotes".to_owned());
        }
        Ok(())
    }

    fn url(&self, values: &Values<'_>) -> Result<Url, String> {
        let filled = fill(&self.settings.url, Place::Url, values);
        let url = Url::parse(&filled).map_err(|error| format!("the address of the SMS gateway is none: {error}"))?;
        match url.scheme() {
            "http" | "https" => Ok(url),
            _ => Err("the address of the SMS gateway must begin with https:// or http://".to_owned()),
        }
    }

    async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, SendError> {
        let Parcel::Sms { number, text, uid } = parcel else { return Err(SendError::misrouted(self.name())) };
        let number = dialable(number)?;
        let values = Values { number: &number, text, uid };
        let url = self.url(&values).map_err(SendError::Permanent)?;
        let mut request = self.client.request(self.method.clone(), url);
        for (name, value) in &self.headers {
            let filled = fill(value, Place::Header, &values);
            let value = HeaderValue::from_bytes(filled.as_bytes())
                .map_err(|_| SendError::Permanent(format!("the header {name} cannot hold this SMS")))?;
            request = request.header(name, value);
        }
        if !self.settings.body.is_empty() {
            request = request.body(fill(&self.settings.body, self.body_place, &values));
        }
        let failed =
            |error| SendError::Temporary(format!("the SMS gateway cannot be reached: {}", http::explain(error)));
        let answer = request.send().await.map_err(failed)?;
        let status = answer.status();
        let body = http::read(answer).await.map_err(failed)?;
        self.judge(status, &String::from_utf8_lossy(&body))
    }

    fn judge(&self, status: StatusCode, body: &str) -> Result<Receipt, SendError> {
        let detail = http::tidy(&format!("{status} {body}"));
        let good = status.is_success() && self.settings.success.as_deref().is_none_or(|text| body.contains(text));
        match status {
            _ if good => Ok(Receipt { detail }),
            // What these three say is about this SMS; all others are about the gateway or the account.
            StatusCode::BAD_REQUEST | StatusCode::PAYLOAD_TOO_LARGE | StatusCode::UNPROCESSABLE_ENTITY => {
                Err(SendError::Permanent(format!("the SMS gateway refuses this SMS: {detail}")))
            }
            _ => Err(SendError::Temporary(format!("the SMS gateway answers: {detail}"))),
        }
    }
}

impl Channel for SmsHttp {
    fn name(&self) -> &'static str {
        "http"
    }

    fn send<'a>(&'a self, parcel: &'a Parcel) -> BoxFuture<'a, Result<Receipt, SendError>> {
        self.deliver(parcel).boxed()
    }
}

#[cfg(test)]
mod tests;
