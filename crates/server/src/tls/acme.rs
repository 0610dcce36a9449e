//! A certificate from an authority by ACME (RFC 8555) with the TLS-ALPN-01 challenge (RFC 8737).

use super::files::PROTOCOLS;
use super::{Tls, TlsError};
use crate::settings::Acme;
use futures_util::StreamExt as _;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use rustls_acme::AcmeConfig;
use rustls_acme::caches::DirCache;
use std::path::Path;
use std::sync::Arc;

/// Where the account and certificates are kept, in the data folder.
const CACHE_FOLDER: &str = "acme";

/// Starts getting a certificate; until it has come, ordinary connections are refused in the
/// handshake and the log says why.
pub(super) fn set_up(settings: &Acme, data_dir: &Path) -> Result<Tls, TlsError> {
    let config = match &settings.root {
        Some(root) => AcmeConfig::new_with_client_config(&settings.domains, client(root)?),
        None => AcmeConfig::new(&settings.domains),
    };
    let contact = settings.contact.iter().map(|address| format!("mailto:{address}"));
    let config = config.contact(contact).cache(DirCache::new(data_dir.join(CACHE_FOLDER)));
    let config = match &settings.directory {
        Some(directory) => config.directory(directory),
        None => config.directory_lets_encrypt(true),
    };
    let mut state = config.state();
    let mut ordinary = Arc::unwrap_or_clone(state.default_rustls_config());
    ordinary.alpn_protocols = PROTOCOLS.iter().map(|name| name.to_vec()).collect();
    let challenge = state.challenge_rustls_config();
    tokio::spawn(async move {
        while let Some(step) = state.next().await {
            match step {
                Ok(event) => tracing::info!(?event, "ACME"),
                Err(error) => tracing::error!(?error, "ACME: no certificate yet; it is tried again"),
            }
        }
    });
    Ok(Tls { ordinary: Arc::new(ordinary), challenge: Some(challenge) })
}

/// A client that trusts the given root alone, for a private authority.
fn client(root: &Path) -> Result<Arc<ClientConfig>, TlsError> {
    let failed = |error| TlsError::new(format!("cannot read the ACME root {}", root.display()), error);
    let certificates =
        CertificateDer::pem_file_iter(root).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(failed)?;
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(certificates);
    Ok(Arc::new(ClientConfig::builder().with_root_certificates(roots).with_no_client_auth()))
}
