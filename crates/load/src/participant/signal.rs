//! The WebSocket of a participant: requests and their replies, and notices in between.

use super::link::Link;
use crate::Failure;
use convoca_signalling::{Answer, Ask, Notice, Reply, Request, SUBPROTOCOL, Said};
use futures_util::{SinkExt as _, StreamExt as _};
use std::collections::VecDeque;
use std::net::IpAddr;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::http::header::SEC_WEBSOCKET_PROTOCOL;
use tokio_tungstenite::tungstenite::protocol::Message;
use tokio_tungstenite::{WebSocketStream, client_async};

/// Longest wait for a connection and for a reply.
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection to the server's signalling.
pub struct Signal {
    socket: WebSocketStream<TcpStream>,
    local: IpAddr,
    next: u32,
    // What came while a reply was waited for, in its order.
    kept: VecDeque<Notice>,
}

impl Signal {
    /// Connects to the server of a link.
    ///
    /// # Errors
    /// When nobody answers there, or not in our protocol; and for links with `https`, which load
    /// clients do not speak: they are made for the plain listener of a server under test.
    pub async fn connect(link: &Link) -> Result<Self, Failure> {
        if link.secure {
            return Err("load clients speak no TLS; take the link of the server's plain HTTP listener".into());
        }
        let connect = async {
            let stream = TcpStream::connect(link.address()).await?;
            stream.set_nodelay(true)?;
            let local = stream.local_addr()?.ip();
            let mut request = link.signal().into_client_request()?;
            request.headers_mut().insert(SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(SUBPROTOCOL));
            let (socket, _) = client_async(request, stream).await?;
            Ok::<_, Failure>(Self { socket, local, next: 1, kept: VecDeque::new() })
        };
        timeout(PATIENCE, connect).await?
    }

    /// The address of ours that reaches the server.
    pub fn local(&self) -> IpAddr {
        self.local
    }

    /// Asks and waits for the reply; notices that come first are kept for [`next`](Self::next).
    ///
    /// # Errors
    /// A refusal, the end of the connection, and a reply that does not come.
    pub async fn ask(&mut self, ask: Ask) -> Result<Answer, Failure> {
        let name = format!("{ask:?}");
        let id = self.send(ask).await?;
        let reply = async {
            loop {
                match self.read().await? {
                    Said::Reply(reply) if reply.re == id => return Ok::<_, Failure>(reply),
                    Said::Reply(_) => {}
                    Said::Notice(notice) => self.kept.push_back(notice),
                }
            }
        };
        let Reply { answer, .. } = timeout(PATIENCE, reply).await.map_err(|_| format!("no reply to {name}"))??;
        match answer {
            Answer::Refused { code, message, .. } => Err(format!("{name} is refused: {code:?}: {message}").into()),
            answer => Ok(answer),
        }
    }

    /// Sends a request whose reply nobody waits for.
    ///
    /// # Errors
    /// When the connection has ended.
    pub async fn send(&mut self, ask: Ask) -> Result<u32, Failure> {
        let id = self.next;
        self.next = self.next.wrapping_add(1);
        let text = serde_json::to_string(&Request { id, ask })?;
        self.socket.send(Message::text(text)).await?;
        Ok(id)
    }

    /// The next notice. Replies that nobody waits for are passed over, unless they are refusals.
    /// May be dropped at any time without losing one.
    ///
    /// # Errors
    /// When the connection has ended, and when something sent by [`send`](Self::send) is refused.
    pub async fn next(&mut self) -> Result<Notice, Failure> {
        if let Some(notice) = self.kept.pop_front() {
            return Ok(notice);
        }
        loop {
            match self.read().await? {
                Said::Notice(notice) => return Ok(notice),
                Said::Reply(Reply { re, answer: Answer::Refused { code, message, .. } }) => {
                    return Err(format!("request {re} is refused: {code:?}: {message}").into());
                }
                Said::Reply(_) => {}
            }
        }
    }

    /// Takes whatever comes, without a look at it, until the connection ends.
    pub async fn pass_over(mut self) {
        while let Some(Ok(_)) = self.socket.next().await {}
    }

    async fn read(&mut self) -> Result<Said, Failure> {
        loop {
            match self.socket.next().await.ok_or("the server has closed the connection")?? {
                Message::Text(text) => return Ok(serde_json::from_str(&text)?),
                Message::Close(_) => return Err("the server closes the connection".into()),
                _ => {}
            }
        }
    }
}
