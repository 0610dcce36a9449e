//! A mail server that takes everything and throws it away, but counts.
//!
//! It speaks as much of RFC 5321 as a client needs that has no doubts, and runs on this process's
//! threads, so what it costs counts against both sides alike.

use crate::Failure;
use std::collections::HashSet;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Without a mail for so long, no more are coming.
const PATIENCE: Duration = Duration::from_secs(60);

/// What has come.
#[derive(Debug, Default)]
struct Taken {
    mails: usize,
    bytes: u64,
    recipients: HashSet<String>,
    last: Option<(Instant, Vec<u8>)>,
}

/// What had come by the time that all had.
#[derive(Debug)]
pub(super) struct Tally {
    /// Mails.
    pub(super) mails: usize,
    /// Different recipients.
    pub(super) recipients: usize,
    /// Bytes of all mails.
    pub(super) bytes: u64,
    /// When the last one came.
    pub(super) at: Instant,
    /// The last one.
    pub(super) mail: Vec<u8>,
}

/// A mail server. It ends with its value.
pub(super) struct Sink {
    address: SocketAddr,
    taken: Arc<Mutex<Taken>>,
    news: watch::Receiver<usize>,
    task: JoinHandle<()>,
}

impl Sink {
    /// Starts it on a free port of this machine.
    ///
    /// # Errors
    /// When there is none.
    pub(super) async fn start() -> Result<Self, Failure> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let taken: Arc<Mutex<Taken>> = Arc::default();
        let (tell, news) = watch::channel(0);
        let task = tokio::spawn(serve(listener, Arc::clone(&taken), tell));
        Ok(Self { address, taken, news, task })
    }

    /// Where it listens.
    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Whether so many mails have come.
    pub(super) fn has(&self, mails: usize) -> bool {
        *self.news.borrow() >= mails
    }

    /// Waits until so many mails have come, and tells of them.
    ///
    /// # Errors
    /// When none comes for a minute.
    pub(super) async fn wait_for(&self, mails: usize) -> Result<Tally, Failure> {
        let mut news = self.news.clone();
        while *news.borrow_and_update() < mails {
            if timeout(PATIENCE, news.changed()).await.is_err() {
                return Err(format!("{} of {mails} mails have come, and no more are coming", *news.borrow()).into());
            }
        }
        let taken = lock(&self.taken);
        let (at, mail) = taken.last.clone().ok_or("no mail has come")?;
        Ok(Tally { mails: taken.mails, recipients: taken.recipients.len(), bytes: taken.bytes, at, mail })
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn lock(taken: &Mutex<Taken>) -> MutexGuard<'_, Taken> {
    taken.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn serve(listener: TcpListener, taken: Arc<Mutex<Taken>>, tell: watch::Sender<usize>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (taken, tell) = (Arc::clone(&taken), tell.clone());
        tokio::spawn(async move {
            // A client that hangs up in the middle is missed when mails are counted.
            let _ = converse(stream, &taken, &tell).await;
        });
    }
}

async fn converse(stream: TcpStream, taken: &Mutex<Taken>, tell: &watch::Sender<usize>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 sink ESMTP\r\n").await?;
    let (mut line, mut recipient) = (Vec::new(), String::new());
    loop {
        line.clear();
        if stream.read_until(b'\n', &mut line).await? == 0 {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&line).to_ascii_uppercase();
        let answer: &[u8] = match text.get(..4).unwrap_or_default() {
            "EHLO" => b"250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
            "RCPT" => {
                recipient = text.trim_end().to_owned();
                b"250 taken\r\n"
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await?;
                let mail = read_mail(&mut stream).await?;
                let mails = count(taken, mail, &recipient);
                tell.send_modify(|told| *told = mails.max(*told));
                b"250 thrown away\r\n"
            }
            "QUIT" => return stream.write_all(b"221 so long\r\n").await,
            _ => b"250 well\r\n",
        };
        stream.write_all(answer).await?;
    }
}

async fn read_mail(stream: &mut BufReader<TcpStream>) -> std::io::Result<Vec<u8>> {
    let mut mail = Vec::new();
    loop {
        let begin = mail.len();
        if stream.read_until(b'\n', &mut mail).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if &mail[begin..] == b".\r\n" {
            mail.truncate(begin);
            return Ok(mail);
        }
    }
}

fn count(taken: &Mutex<Taken>, mail: Vec<u8>, recipient: &str) -> usize {
    let mut taken = lock(taken);
    taken.mails += 1;
    taken.bytes += mail.len() as u64;
    taken.recipients.insert(recipient.to_owned());
    taken.last = Some((Instant::now(), mail));
    taken.mails
}

#[cfg(test)]
mod tests {
    use super::super::raw;
    use super::*;

    #[tokio::test]
    async fn takes_and_counts() {
        let sink = Sink::start().await.unwrap();
        assert!(!sink.has(1));
        let mail = b"Subject: a\r\n\r\n.a line that begins with a dot\r\n".to_vec();
        let span = raw::send(sink.address(), 30, &mail, 4).await.unwrap();
        let tally = sink.wait_for(30).await.unwrap();
        assert_eq!((tally.mails, tally.recipients), (30, 30));
        assert!(sink.has(30) && span > Duration::ZERO);
        assert!(tally.mail.starts_with(b"Subject: a\r\n"));
        assert_eq!(tally.bytes, 30 * tally.mail.len() as u64);
    }
}
