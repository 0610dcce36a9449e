//! SMS by SMPP 3.4.
//!
//! One session is kept for the next SMS, for a while; SMS wait for each other. What the centre says
//! against the number or the text is final; everything else, a wrong password included, may be put
//! right and is tried again.

mod pdu;
mod session;
mod text;

use super::number::dialable;
use crate::{Channel, Parcel, Receipt, SendError};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use pdu::{Address, Pdu, Submit};
use session::{Refusal, Session};
use std::time::{Duration, Instant};
use tokio::sync::Mutex;
use tokio::time::timeout;

/// Longest that the centre may take over one answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Longest that an SMS waits for those before it.
const TURN: Duration = Duration::from_secs(60);

/// How long an idle session is kept; many centres end one that is silent for a minute.
const IDLE_FOR: Duration = Duration::from_secs(30);

/// Statuses that are about the number or the text (section 5.1.3): wrong length, wrong destination,
/// wrong kind of destination, wrong numbering plan of it.
const FINAL: [u32; 4] = [0x01, 0x0b, 0x50, 0x51];

/// Where SMS go.
#[derive(Clone)]
pub struct SmppSettings {
    /// Name or address of the message centre.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Account, up to 15 characters.
    pub system_id: String,
    /// Password, up to 8 characters.
    pub password: String,
    /// Kind of system, up to 12 characters, often empty.
    pub system_type: String,
    /// Who the SMS come from: a number, or a name of up to 11 letters.
    pub source: String,
}

/// Sends SMS to a message centre.
pub struct Smpp {
    settings: SmppSettings,
    patience: Duration,
    idle: Mutex<Option<(Session, Instant)>>,
}

impl Smpp {
    /// A channel to the centre that `settings` names; it connects when the first SMS comes.
    ///
    /// # Errors
    /// A sentence about what in the settings is too long.
    pub fn new(settings: SmppSettings) -> Result<Self, String> {
        let limits = [
            ("account", &settings.system_id, 15),
            ("password", &settings.password, 8),
            ("system type", &settings.system_type, 12),
            ("source", &settings.source, 20),
        ];
        for (name, text, most) in limits {
            if text.len() > most || !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
                return Err(format!("the {name} for SMPP must be at most {most} plain characters"));
            }
        }
        let is_name = !settings.source.bytes().all(|byte| byte.is_ascii_digit() || byte == b'+');
        if is_name && settings.source.len() > 11 {
            return Err("the source for SMPP, being a name, must be at most 11 characters".to_owned());
        }
        Ok(Self { settings, patience: PATIENCE, idle: Mutex::default() })
    }

    /// Signs out, for an orderly end.
    pub async fn close(&self) {
        if let Some((session, _)) = self.idle.lock().await.take() {
            session.close().await;
        }
    }

    async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, SendError> {
        let Parcel::Sms { number, text, uid } = parcel else { return Err(SendError::misrouted(self.name())) };
        let destination = Address::new(&dialable(number)?);
        let reference = uid.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()).unwrap_or(0);
        let cut = text::cut(text, reference)
            .ok_or_else(|| SendError::Permanent("the text is too long for an SMS".to_owned()))?;
        let turn = timeout(TURN, self.idle.lock()).await;
        let mut idle = turn.map_err(|_| SendError::Temporary("too many SMS wait for the message centre".to_owned()))?;
        // Taken out, so that a session that was left in the middle of something is not used again.
        let (mut session, fresh) = match idle.take() {
            Some((session, since)) if since.elapsed() < IDLE_FOR => (session, false),
            _ => (self.open().await?, true),
        };
        let mut sent = self.submit(&mut session, &destination, &cut).await;
        if !fresh && matches!(sent, Err(Refusal::Lost(_))) {
            // The centre may have ended the session meanwhile, which says nothing about this SMS.
            session = self.open().await?;
            sent = self.submit(&mut session, &destination, &cut).await;
        }
        if !matches!(sent, Err(Refusal::Lost(_))) {
            *idle = Some((session, Instant::now()));
        }
        sent.map(|ids| Receipt { detail: ids.join(", ") }).map_err(|refusal| self.refused(refusal))
    }

    async fn open(&self) -> Result<Session, SendError> {
        Session::open(&self.settings, self.patience).await.map_err(|refusal| match refusal {
            Refusal::Status(status) => SendError::Temporary(format!(
                "the message centre {} does not accept the account or password (status {status:#010x})",
                self.settings.host
            )),
            lost @ Refusal::Lost(_) => self.refused(lost),
        })
    }

    /// Sends all parts; the IDs that the centre gave them.
    async fn submit(
        &self,
        session: &mut Session,
        destination: &Address,
        cut: &text::Cut,
    ) -> Result<Vec<String>, Refusal> {
        let source = Address::new(&self.settings.source);
        let mut ids = Vec::with_capacity(cut.parts.len());
        for (header, text) in &cut.parts {
            let sms = Submit { source: &source, destination, coding: cut.coding, header, text };
            let answer = session.ask(|sequence| Pdu::submit(sequence, &sms)).await?;
            ids.push(super::http::tidy(&answer.text()));
        }
        Ok(ids)
    }

    fn refused(&self, refusal: Refusal) -> SendError {
        let host = &self.settings.host;
        match refusal {
            Refusal::Status(status) if FINAL.contains(&status) => {
                SendError::Permanent(format!("the message centre {host} refuses this SMS (status {status:#010x})"))
            }
            Refusal::Status(status) => {
                SendError::Temporary(format!("the message centre {host} takes no SMS now (status {status:#010x})"))
            }
            Refusal::Lost(why) => SendError::Temporary(format!("the message centre {host} cannot be used: {why}")),
        }
    }
}

impl Channel for Smpp {
    fn name(&self) -> &'static str {
        "smpp"
    }

    fn send<'a>(&'a self, parcel: &'a Parcel) -> BoxFuture<'a, Result<Receipt, SendError>> {
        self.deliver(parcel).boxed()
    }
}

#[cfg(test)]
mod tests;
