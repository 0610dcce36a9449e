//! HTTPS: where the certificate comes from.

mod acme;
mod files;
mod self_signed;

use crate::settings::Certificate;
use rustls::ServerConfig;
use std::path::Path;
use std::sync::Arc;
use thiserror::Error;

pub use files::{expiry_days, load};
pub use self_signed::{CERTIFICATE_FILE, KEY_FILE};

/// Why HTTPS cannot be set up.
#[derive(Debug, Error)]
#[error("{what}")]
pub struct TlsError {
    what: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl TlsError {
    fn new(what: impl Into<String>, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { what: what.into(), source: Some(source.into()) }
    }
}

/// What a TLS connection is accepted with.
#[derive(Clone)]
pub struct Tls {
    /// For ordinary connections.
    pub ordinary: Arc<ServerConfig>,
    /// For the certificate authority's TLS-ALPN-01 challenge, with ACME.
    pub challenge: Option<Arc<ServerConfig>>,
}

/// Sets HTTPS up. With ACME this spawns the task that gets and renews the certificate.
///
/// # Errors
/// When a certificate or key cannot be read, made or used.
pub fn set_up(certificate: &Certificate, data_dir: &Path, names: &[String]) -> Result<Tls, TlsError> {
    match certificate {
        Certificate::Own { chain, key } => Ok(Tls { ordinary: files::watched(chain, key)?, challenge: None }),
        Certificate::SelfSigned => {
            let (chain, key) = self_signed::read_or_make(data_dir, names)?;
            Ok(Tls { ordinary: files::watched(&chain, &key)?, challenge: None })
        }
        Certificate::Acme(settings) => acme::set_up(settings, data_dir),
    }
}
