//! One listening address and the connections that come through it.
//!
//! Every wait has a deadline: the TLS handshake, the head of a request, and the time that open
//! connections get to finish when the server stops. The number of connections is bounded; more wait
//! in the kernel's queue. What a request may cost is bounded in `http`.

use crate::tls::Tls;
use axum::Router;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio_rustls::LazyConfigAcceptor;

/// A handshake that takes longer is given up.
const HANDSHAKE: Duration = Duration::from_secs(15);
/// An idle connection, or one whose request head is not complete, is closed after this.
const HEAD: Duration = Duration::from_secs(75);
/// How long open requests may go on when the server stops.
const DRAIN: Duration = Duration::from_secs(20);
/// Pause after an accept that failed for want of resources.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Which door a request came through, in its extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entrance {
    /// Plain HTTP.
    Plain,
    /// HTTPS.
    Tls,
}

/// One listening address.
pub struct Listener {
    socket: TcpListener,
    tls: Option<Tls>,
    permits: Arc<Semaphore>,
}

impl Listener {
    /// Listens at `address`; with `tls`, for HTTPS. `permits` bounds the connections of all
    /// listeners together.
    ///
    /// # Errors
    /// When the address is taken or not ours.
    pub async fn bind(address: SocketAddr, tls: Option<Tls>, permits: Arc<Semaphore>) -> io::Result<Self> {
        Ok(Self { socket: TcpListener::bind(address).await?, tls, permits })
    }

    /// The address it got.
    ///
    /// # Errors
    /// When the system cannot tell.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.socket.local_addr()
    }

    /// Serves `router` until `stop` turns true, then lets open requests finish for a while.
    pub async fn serve(self, router: Router, mut stop: watch::Receiver<bool>) {
        let graceful = GracefulShutdown::new();
        loop {
            let accepted = tokio::select! {
                accepted = self.accept() => accepted,
                _ = stop.wait_for(|stop| *stop) => break,
            };
            let Some((stream, peer, permit)) = accepted else { continue };
            // Small answers should not wait for more; a socket that refuses is about to fail anyway.
            let _ = stream.set_nodelay(true);
            let (router, tls, watcher) = (router.clone(), self.tls.clone(), graceful.watcher());
            tokio::spawn(async move {
                connection(stream, peer, router, tls, watcher).await;
                drop(permit);
            });
        }
        drop(self.socket);
        if tokio::time::timeout(DRAIN, graceful.shutdown()).await.is_err() {
            tracing::warn!("some connections did not finish in time and are cut off");
        }
    }

    async fn accept(&self) -> Option<(TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.ok()?;
        match self.socket.accept().await {
            Ok((stream, peer)) => Some((stream, peer, permit)),
            Err(error) => {
                // Out of file descriptors, or the peer was gone already: both pass.
                tracing::debug!(%error, "accept failed");
                tokio::time::sleep(ACCEPT_PAUSE).await;
                None
            }
        }
    }
}

async fn connection(stream: TcpStream, peer: SocketAddr, router: Router, tls: Option<Tls>, watcher: Watcher) {
    let Some(tls) = tls else {
        return http(stream, peer, Entrance::Plain, router, watcher).await;
    };
    match tokio::time::timeout(HANDSHAKE, handshake(stream, &tls)).await {
        Ok(Ok(Some(stream))) => http(stream, peer, Entrance::Tls, router, watcher).await,
        Ok(Ok(None)) => {}
        Ok(Err(error)) => tracing::debug!(%error, "TLS handshake failed"),
        Err(_) => tracing::debug!("TLS handshake took too long"),
    }
}

/// The TLS stream, or `None` when this was the certificate authority's challenge.
async fn handshake(stream: TcpStream, tls: &Tls) -> io::Result<Option<tokio_rustls::server::TlsStream<TcpStream>>> {
    let start = LazyConfigAcceptor::new(rustls::server::Acceptor::default(), stream).await?;
    if let Some(challenge) = &tls.challenge
        && rustls_acme::is_tls_alpn_challenge(&start.client_hello())
    {
        start.into_stream(Arc::clone(challenge)).await?;
        return Ok(None);
    }
    start.into_stream(Arc::clone(&tls.ordinary)).await.map(Some)
}

async fn http<S>(stream: S, peer: SocketAddr, entrance: Entrance, router: Router, watcher: Watcher)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = tower::service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        request.extensions_mut().insert(entrance);
        tower::Service::call(&mut router.clone(), request)
    });
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(128)
        .keep_alive_interval(Duration::from_secs(30))
        .keep_alive_timeout(Duration::from_secs(20));
    let connection =
        builder.serve_connection_with_upgrades(TokioIo::new(stream), TowerToHyperService::new(service)).into_owned();
    if let Err(error) = watcher.watch(connection).await {
        tracing::debug!(%error, "connection ended early");
    }
}
