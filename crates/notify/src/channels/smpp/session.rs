//! One conversation with a message centre: signed in, one request at a time.

use super::SmppSettings;
use super::pdu::{HEADER, Pdu, kind};
use std::future::Future;
use std::io;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Most messages of the centre's own that are heard while waiting for an answer.
const MAX_ASIDE: u32 = 1_000;

/// Why something did not go.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The centre says no, with this status.
    Status(u32),
    /// There is no talking to it.
    Lost(String),
}

/// A session.
pub(super) struct Session {
    stream: TcpStream,
    patience: Duration,
    sequence: u32,
}

impl Session {
    /// Connects and signs in.
    pub(super) async fn open(settings: &SmppSettings, patience: Duration) -> Result<Self, Refusal> {
        let server = (settings.host.as_str(), settings.port);
        let stream = in_time(patience, TcpStream::connect(server)).await?;
        let mut session = Self { stream, patience, sequence: 0 };
        let bind = |sequence| Pdu::bind(sequence, &settings.system_id, &settings.password, &settings.system_type);
        session.ask(bind).await?;
        Ok(session)
    }

    /// Sends a request and waits for its answer, answering what the centre asks meanwhile. After an
    /// error the session is not to be used again, unless it was a [`Refusal::Status`].
    pub(super) async fn ask(&mut self, request: impl FnOnce(u32) -> Pdu) -> Result<Pdu, Refusal> {
        // Numbers go from 1 to 0x7fffffff (section 5.1.4).
        self.sequence = self.sequence % 0x7fff_ffff + 1;
        let request = request(self.sequence);
        self.write(&request).await?;
        let answer = timeout(self.patience, self.answer_to(&request)).await;
        let answer = answer.map_err(|_| Refusal::Lost("it does not answer".to_owned()))??;
        if answer.status == 0 { Ok(answer) } else { Err(Refusal::Status(answer.status)) }
    }

    async fn answer_to(&mut self, request: &Pdu) -> Result<Pdu, Refusal> {
        for _ in 0..MAX_ASIDE {
            let heard = self.read().await?;
            match heard.kind {
                _ if heard.sequence == request.sequence
                    && (heard.kind == request.kind | kind::ANSWER || heard.kind == kind::GENERIC_NACK) =>
                {
                    return Ok(heard);
                }
                kind::UNBIND => return Err(Refusal::Lost("it ends the session".to_owned())),
                kind::ENQUIRE_LINK => {
                    self.write(&Pdu::bare(heard.kind | kind::ANSWER, 0, heard.sequence)).await?;
                }
                // Reports and SMS to us are not asked for; taken, they do not come again.
                kind::DELIVER_SM => {
                    let mut taken = Pdu::bare(heard.kind | kind::ANSWER, 0, heard.sequence);
                    taken.body.push(0);
                    self.write(&taken).await?;
                }
                // An answer to something else, or a kind that this side need not know.
                _ => {}
            }
        }
        Err(Refusal::Lost("it speaks without answering".to_owned()))
    }

    /// Signs out, as far as the centre lets us.
    pub(super) async fn close(mut self) {
        let ended = self.ask(|sequence| Pdu::bare(kind::UNBIND, 0, sequence)).await;
        // Whatever it says, the connection ends here.
        drop(ended);
    }

    async fn write(&mut self, pdu: &Pdu) -> Result<(), Refusal> {
        in_time(self.patience, self.stream.write_all(&pdu.encode())).await
    }

    async fn read(&mut self) -> Result<Pdu, Refusal> {
        let mut header = [0; HEADER];
        self.stream.read_exact(&mut header).await.map_err(lost)?;
        let length = Pdu::length(&header).ok_or_else(|| Refusal::Lost("it does not speak SMPP".to_owned()))?;
        let mut body = vec![0; length - HEADER];
        self.stream.read_exact(&mut body).await.map_err(lost)?;
        Ok(Pdu::decode(&header, body))
    }
}

async fn in_time<T>(patience: Duration, step: impl Future<Output = io::Result<T>>) -> Result<T, Refusal> {
    match timeout(patience, step).await {
        Ok(done) => done.map_err(lost),
        Err(_) => Err(Refusal::Lost("it does not answer".to_owned())),
    }
}

fn lost(error: io::Error) -> Refusal {
    Refusal::Lost(error.to_string())
}
