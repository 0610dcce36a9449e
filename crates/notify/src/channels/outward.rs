//! Questions to a server that somebody of a corporation named: a provider of sign-ins. The same doors
//! are closed as for webhooks: the operator's own network, unless a setting opens it, redirects, and
//! answers without an end. Plain HTTP is spoken to this machine alone, which has to be open then.

use super::http;
use super::webhook::guard::{self, Guard};
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use reqwest::{Client, RequestBuilder};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

/// Longest that a question may take: somebody waits in front of a page.
const PATIENCE: Duration = Duration::from_secs(8);

/// What came back.
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Body, of at most 64 KiB; what is longer is cut.
    pub body: Vec<u8>,
}

/// Asks.
pub struct Outward {
    allow_private: bool,
    client: Client,
}

impl Outward {
    /// Asks public addresses, and with `allow_private` those of the operator's own network too.
    /// `roots_pem`: certificates besides the system's.
    ///
    /// # Errors
    /// A sentence about certificates that cannot be read.
    pub fn new(allow_private: bool, roots_pem: Option<&str>) -> Result<Self, String> {
        let client = http::client(PATIENCE, roots_pem)?
            .dns_resolver(Arc::new(Guard { allow_private }))
            .build()
            .map_err(|error| format!("questions to other servers cannot be set up: {error}"))?;
        Ok(Self { allow_private, client })
    }

    /// Checks an address as far as it can be without asking the DNS.
    ///
    /// # Errors
    /// A sentence about why it will not be asked.
    pub fn check(&self, url: &str) -> Result<(), String> {
        self.open(url).map(|_| ())
    }

    fn open(&self, url: &str) -> Result<reqwest::Url, String> {
        let parsed = guard::check(url, self.allow_private, self.allow_private)?;
        if parsed.scheme() == "http" && !is_here(parsed.host_str().unwrap_or_default()) {
            return Err("the address must begin with https://; http:// is for this machine alone".to_owned());
        }
        Ok(parsed)
    }

    /// `GET`s JSON, with `bearer` as access token if there is one.
    ///
    /// # Errors
    /// A sentence about why there was no answer.
    pub async fn get(&self, url: &str, bearer: Option<&str>) -> Result<Answer, String> {
        let request = self.client.get(self.open(url)?);
        Self::ask(match bearer {
            Some(token) => request.bearer_auth(token),
            None => request,
        })
        .await
    }

    /// `POST`s a form that is encoded already, with account and password in the header if there are any.
    ///
    /// # Errors
    /// A sentence about why there was no answer.
    pub async fn post(&self, url: &str, form: String, basic: Option<(&str, &str)>) -> Result<Answer, String> {
        let request = self.client.post(self.open(url)?).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request = match basic {
            Some((account, password)) => request.basic_auth(account, Some(password)),
            None => request,
        };
        Self::ask(request.body(form)).await
    }

    async fn ask(request: RequestBuilder) -> Result<Answer, String> {
        let answer = request.header(ACCEPT, "application/json").send().await.map_err(http::explain)?;
        let status = answer.status().as_u16();
        let body = http::read(answer).await.map_err(http::explain)?;
        Ok(Answer { status, body })
    }
}

fn is_here(host: &str) -> bool {
    let literal = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host.eq_ignore_ascii_case("localhost") || literal.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(allow_private: bool, url: &str, expected: bool) {
        let outward = Outward::new(allow_private, None).unwrap();
        assert_eq!(outward.check(url).is_ok(), expected, "{url}");
    }

    #[test]
    fn only_open_addresses_are_asked() {
        for allow_private in [false, true] {
            check(allow_private, "https://id.example.com/token", true);
            check(allow_private, "http://id.example.com/token", false);
            check(allow_private, "https://a:b@id.example.com/", false);
            check(allow_private, "file:///etc/passwd", false);
            check(allow_private, "", false);
            check(allow_private, "https://10.1.2.3/token", allow_private);
            check(allow_private, "https://127.0.0.1/token", allow_private);
            check(allow_private, "http://127.0.0.1:4000/token", allow_private);
            check(allow_private, "http://[::1]:4000/token", allow_private);
            check(allow_private, "http://localhost:4000/token", allow_private);
            check(allow_private, "http://10.1.2.3/token", false);
            check(allow_private, "http://localhost.example.com/", false);
        }
    }
}
