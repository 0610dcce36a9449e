//! An HTTP server for tests that answers as it is told and hands on what it was asked.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

/// The server.
pub(in super::super) struct Stub {
    pub(in super::super) port: u16,
    pub(in super::super) asked: mpsc::UnboundedReceiver<String>,
}

impl Stub {
    /// Answers every request with `answer`, a whole HTTP message; with `None`, never. In it, `{nonce}`
    /// is replaced by the request's.
    pub(in super::super) async fn start(answer: Option<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (tell, asked) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let (tell, answer) = (tell.clone(), answer.clone());
                tokio::spawn(async move {
                    let mut request = Vec::new();
                    let mut buffer = [0; 4096];
                    while !complete(&request) {
                        match stream.read(&mut buffer).await {
                            Ok(0) | Err(_) => return,
                            Ok(count) => request.extend_from_slice(&buffer[..count]),
                        }
                    }
                    let request = String::from_utf8_lossy(&request).into_owned();
                    let nonce =
                        request.split_once("\"nonce\":\"").map_or("", |(_, rest)| rest.split('"').next().unwrap());
                    let answer = answer.map(|answer| answer.replace("{nonce}", nonce));
                    tell.send(request).ok();
                    match answer {
                        Some(answer) => {
                            stream.write_all(answer.as_bytes()).await.ok();
                        }
                        None => std::future::pending().await,
                    }
                });
            }
        });
        Self { port, asked }
    }

    /// Answers with a status and a body.
    pub(in super::super) async fn answering(status: &str, body: &str) -> Self {
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.replace("{nonce}", "01234567").len()
        );
        Self::start(Some(head + body)).await
    }
}

fn complete(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| {
        line.to_ascii_lowercase().strip_prefix("content-length:").map(|n| n.trim().parse::<usize>().unwrap())
    });
    body.len() >= length.unwrap_or(0)
}
