//! One conversation with a mail server (RFC 5321).

use super::super::message::Composed;
use super::metered::Metered;
use super::{SmtpSettings, SmtpTls};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use std::error::Error as _;
use std::future::Future;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Longest detail that is passed on, in characters.
const MAX_DETAIL: usize = 300;

/// Why a mail did not go, by what may be done about it.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The server does not want this mail, or not for this recipient.
    Mail(String),
    /// It does not accept the account or password.
    SignIn(String),
    /// It wants to be asked later, or does not want us at all.
    Busy(String),
    /// There is no talking to it.
    Lost(String),
}

/// A connection that has greeted and signed in.
pub(super) struct Link {
    connection: AsyncSmtpConnection,
    patience: Duration,
    mails: u32,
    taken_over: bool,
}

impl Link {
    /// Connects, protects the connection as the settings want, and signs in.
    pub(super) async fn open(
        settings: &SmtpSettings,
        tls: Option<&TlsParameters>,
        hello: &str,
        patience: Duration,
    ) -> Result<Self, Refusal> {
        let hello = ClientId::Domain(hello.to_owned());
        let server = (settings.host.as_str(), settings.port);
        let mut connection = match (settings.tls, tls) {
            (SmtpTls::Tls, Some(tls)) => {
                step(patience, AsyncSmtpConnection::connect_tokio1(server, None, &hello, Some(tls.clone()), None)).await
            }
            _ => {
                let stream = timeout(patience, TcpStream::connect(server)).await;
                let stream = stream.map_err(|_| Refusal::Lost("it does not answer".to_owned()))?;
                let stream = stream.map_err(|error| Refusal::Lost(error.to_string()))?;
                let stream = Box::new(Metered::new(stream));
                step(patience, AsyncSmtpConnection::connect_with_transport(stream, &hello)).await
            }
        }
        .map_err(Failure::busy)?;
        if let (SmtpTls::StartTls, Some(tls)) = (settings.tls, tls) {
            if !connection.can_starttls() {
                return Err(Refusal::Lost("it does not offer STARTTLS, which the settings demand".to_owned()));
            }
            step(patience, connection.starttls(tls.clone(), &hello)).await.map_err(Failure::busy)?;
        }
        if let Some((account, password)) = &settings.sign_in {
            let credentials = Credentials::new(account.clone(), password.clone());
            let mechanisms = [Mechanism::Plain, Mechanism::Login];
            step(patience, connection.auth(&mechanisms, &credentials)).await.map_err(Failure::sign_in)?;
        }
        Ok(Self { connection, patience, mails: 0, taken_over: false })
    }

    /// Sends a mail. After an error the connection is not to be used again.
    pub(super) async fn send(&mut self, mail: &Composed) -> Result<String, Refusal> {
        self.taken_over = false;
        let patience = self.patience;
        let mut options = Vec::new();
        let mut addresses = mail.envelope.to().iter().chain(mail.envelope.from());
        if addresses.any(|address| !AsRef::<str>::as_ref(address).is_ascii()) {
            if !self.connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(Refusal::Mail("it does not take addresses with letters beyond ASCII".to_owned()));
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        if !mail.bytes.is_ascii() && self.connection.server_info().supports_feature(Extension::EightBitMime) {
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let from = Mail::new(mail.envelope.from().cloned(), options);
        step(patience, self.connection.command(from)).await.map_err(Failure::busy)?;
        self.taken_over = true;
        for to in mail.envelope.to() {
            step(patience, self.connection.command(Rcpt::new(to.clone(), Vec::new()))).await.map_err(Failure::mail)?;
        }
        step(patience, self.connection.command(Data)).await.map_err(Failure::mail)?;
        let answer = step(patience, self.connection.message(&mail.bytes)).await.map_err(Failure::mail)?;
        self.mails += 1;
        Ok(said(&answer))
    }

    /// Whether the server has begun to take the mail over, so that a loss is no proof that it has not.
    pub(super) fn has_taken_over(&self) -> bool {
        self.taken_over
    }

    /// How many mails have gone over it.
    pub(super) fn mails(&self) -> u32 {
        self.mails
    }
}

/// What became of a step that did not succeed.
enum Failure {
    /// The server did not answer in time.
    Late(Duration),
    /// It answered, or broke off.
    Said(Error),
}

/// One step, within its time.
async fn step<T>(patience: Duration, step: impl Future<Output = Result<T, Error>>) -> Result<T, Failure> {
    match timeout(patience, step).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(Failure::Said(error)),
        Err(_) => Err(Failure::Late(patience)),
    }
}

impl Failure {
    /// Where the mail itself is judged.
    fn mail(self) -> Refusal {
        match self {
            Self::Said(error) if error.is_permanent() => Refusal::Mail(detail(&error)),
            other => other.busy(),
        }
    }

    /// Where the account is.
    fn sign_in(self) -> Refusal {
        match self {
            Self::Said(error) if error.is_permanent() || error.is_client() => Refusal::SignIn(detail(&error)),
            other => other.busy(),
        }
    }

    /// Where nothing final can be said.
    fn busy(self) -> Refusal {
        match self {
            Self::Late(patience) => Refusal::Lost(format!("it took longer than {patience:?} over an answer")),
            Self::Said(error) if error.status().is_some() => Refusal::Busy(detail(&error)),
            Self::Said(error) => Refusal::Lost(detail(&error)),
        }
    }
}

/// The error with its causes, on one line.
fn detail(error: &Error) -> String {
    let mut detail = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !detail.contains(&cause_text) {
            detail = format!("{detail}: {cause_text}");
        }
        source = cause.source();
    }
    tidy(&detail)
}

fn said(answer: &Response) -> String {
    tidy(&format!("{} {}", answer.code(), answer.first_line().unwrap_or_default()))
}

fn tidy(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MAX_DETAIL).collect()
}
