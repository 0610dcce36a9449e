//! The other side: the library that the server sends mails with, and nothing else.

use crate::Failure;
use lettre::Address;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Longest wait for an answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// Sends the same mail `mails` times, each to somebody else, over so many connections at once;
/// returns how long that took.
///
/// # Errors
/// When the mail server does not take one.
pub(super) async fn send(
    server: SocketAddr,
    mails: usize,
    mail: &[u8],
    connections: usize,
) -> Result<Duration, Failure> {
    let mail: Arc<[u8]> = mail.into();
    let begin = Instant::now();
    let mut running = JoinSet::new();
    for connection in 0..connections {
        let mail = Arc::clone(&mail);
        running.spawn(async move {
            let hello = ClientId::Domain("localhost".to_owned());
            let mut link = AsyncSmtpConnection::connect_tokio1(server, Some(PATIENCE), &hello, None, None).await?;
            let from: Address = "convoca@example.com".parse()?;
            for number in (connection..mails).step_by(connections) {
                let to: Address = format!("raw{number}@example.com").parse()?;
                link.send(&lettre::address::Envelope::new(Some(from.clone()), vec![to])?, &mail).await?;
            }
            link.quit().await?;
            Ok::<_, Failure>(())
        });
    }
    while let Some(done) = running.join_next().await {
        done??;
    }
    Ok(begin.elapsed())
}
