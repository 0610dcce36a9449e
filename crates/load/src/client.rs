//! A client with one connection that it keeps, made to cost as little as possible: it runs on the
//! same processors as the server that it measures.
//!
//! It does not retry, follow redirects or speak TLS.

use crate::Failure;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HOST};
use http::{HeaderName, HeaderValue, Method, Request, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Longest wait for an answer; the server gives up earlier.
const ANSWER_WAIT: Duration = Duration::from_secs(60);

/// The vendor's header for the token of a sign-in.
const ACCESS_TOKEN: HeaderName = HeaderName::from_static("x-access-token");

/// A client with one HTTP/1.1 connection.
pub struct Client {
    sender: SendRequest<Full<Bytes>>,
    host: HeaderValue,
    token: Option<HeaderValue>,
}

/// What came back.
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The whole body.
    pub body: Bytes,
}

/// What signing in tells.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The access token.
    pub token: String,
    /// The user's ID.
    pub user: String,
    /// The ID of his corporation.
    pub corporation: String,
}

impl Client {
    /// Connects. The connection is driven by a task of the present runtime and ends with the
    /// client.
    ///
    /// # Errors
    /// When nobody listens at `address`.
    pub async fn connect(address: SocketAddr) -> Result<Self, Failure> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        // What ends the connection is told by the request that waits for an answer.
        tokio::spawn(connection);
        let host = HeaderValue::from_str(&address.to_string())?;
        Ok(Self { sender, host, token: None })
    }

    /// Signs in with account and password; later requests of this client carry the token.
    ///
    /// # Errors
    /// When the server refuses, or answers what we do not understand.
    pub async fn sign_in(&mut self, account: &str, password: &str) -> Result<SignedIn, Failure> {
        let basic = BASE64_STANDARD.encode(format!("{account}:{password}"));
        let body = serde_json::json!({"account": account, "clientType": 72, "createTokenType": 0});
        let request = self
            .request(Method::POST, "/v1/usg/acs/auth/account")
            .header(AUTHORIZATION, format!("Basic {basic}"))
            .body(Full::new(body.to_string().into()))?;
        let answer: Value = serde_json::from_slice(&self.exchange(request).await?.good()?)?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let signed_in = SignedIn {
            token: text(&answer["accessToken"]).ok_or("the sign-in brought no token")?,
            user: text(&answer["user"]["userId"]).ok_or("the sign-in brought no user")?,
            corporation: text(&answer["user"]["companyId"]).ok_or("the sign-in brought no corporation")?,
        };
        self.set_token(&signed_in.token)?;
        Ok(signed_in)
    }

    /// Later requests carry this token.
    ///
    /// # Errors
    /// When it cannot stand in a header.
    pub fn set_token(&mut self, token: &str) -> Result<(), Failure> {
        self.token = Some(HeaderValue::from_str(token)?);
        Ok(())
    }

    /// `GET`.
    ///
    /// # Errors
    /// When no answer comes.
    pub async fn get(&mut self, path: &str) -> Result<Answer, Failure> {
        let request = self.request(Method::GET, path).body(Full::new(Bytes::new()))?;
        self.exchange(request).await
    }

    /// `POST` of JSON.
    ///
    /// # Errors
    /// When no answer comes.
    pub async fn post(&mut self, path: &str, body: impl Into<Bytes>) -> Result<Answer, Failure> {
        let request = self.request(Method::POST, path).body(Full::new(body.into()))?;
        self.exchange(request).await
    }

    /// A request with headers of its own.
    ///
    /// # Errors
    /// When no answer comes.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&'static str, &str)],
        body: impl Into<Bytes>,
    ) -> Result<Answer, Failure> {
        let mut request = self.request(method, path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.exchange(request.body(Full::new(body.into()))?).await
    }

    fn request(&self, method: Method, path: &str) -> http::request::Builder {
        let builder = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, &self.host)
            .header(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        match &self.token {
            Some(token) => builder.header(ACCESS_TOKEN, token),
            None => builder,
        }
    }

    async fn exchange(&mut self, request: Request<Full<Bytes>>) -> Result<Answer, Failure> {
        let answer = async {
            self.sender.ready().await?;
            let response = self.sender.send_request(request).await?;
            let status = response.status();
            let body = response.into_body().collect().await?.to_bytes();
            Ok::<_, hyper::Error>(Answer { status, body })
        };
        Ok(timeout(ANSWER_WAIT, answer).await??)
    }
}

impl Answer {
    /// The body of a 200.
    ///
    /// # Errors
    /// The status and the body of anything else.
    pub fn good(self) -> Result<Bytes, Failure> {
        if self.status == StatusCode::OK {
            return Ok(self.body);
        }
        let body = String::from_utf8_lossy(&self.body);
        Err(format!("the server answered {}: {body}", self.status).into())
    }
}
