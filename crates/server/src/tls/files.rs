//! A certificate from PEM files, read again when they change, so that a renewal needs no restart.

use super::TlsError;
use rustls::ServerConfig;
use rustls::crypto::aws_lc_rs::sign::any_supported_type;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

/// How long a certificate is used before its files are looked at again.
const LOOK_AGAIN: Duration = Duration::from_secs(60);

/// Protocols offered, best first (RFC 7301).
pub(super) const PROTOCOLS: [&[u8]; 2] = [b"h2", b"http/1.1"];

/// Reads a certificate chain and its key.
///
/// # Errors
/// When a file cannot be read, holds no certificate or key, or the two do not belong together.
pub fn load(chain: &Path, key: &Path) -> Result<CertifiedKey, TlsError> {
    let certificates = CertificateDer::pem_file_iter(chain)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| TlsError::new(format!("cannot read the certificate {}", chain.display()), error))?;
    if certificates.is_empty() {
        return Err(TlsError { what: format!("{} holds no certificate", chain.display()), source: None });
    }
    let private = PrivateKeyDer::from_pem_file(key)
        .map_err(|error| TlsError::new(format!("cannot read the private key {}", key.display()), error))?;
    let signing = any_supported_type(&private)
        .map_err(|error| TlsError::new(format!("cannot use the private key {}", key.display()), error))?;
    let certified = CertifiedKey::new(certificates, signing);
    certified
        .keys_match()
        .map_err(|error| TlsError::new(format!("{} is not the key of {}", key.display(), chain.display()), error))?;
    Ok(certified)
}

/// Days until the first certificate in `chain` expires; negative when it has.
///
/// # Errors
/// When the file cannot be read or parsed.
pub fn expiry_days(chain: &Path) -> Result<i64, TlsError> {
    let pem = fs::read(chain).map_err(|error| TlsError::new(format!("cannot read {}", chain.display()), error))?;
    let certificate = CertificateDer::from_pem_slice(&pem)
        .map_err(|error| TlsError::new(format!("{} holds no certificate", chain.display()), error))?;
    let end = not_after(&certificate)
        .ok_or_else(|| TlsError { what: format!("{} has no readable end", chain.display()), source: None })?;
    Ok((end.as_second() - jiff::Timestamp::now().as_second()).div_euclid(86_400))
}

/// The end of a certificate's validity: the second time value of its DER (RFC 5280 section 4.1),
/// found by its tag and length rather than by a whole parser.
fn not_after(certificate: &[u8]) -> Option<jiff::Timestamp> {
    let times = (0..certificate.len()).filter_map(|at| match certificate.get(at..at + 2)? {
        [0x17, 13] => Some(format!("20{}", std::str::from_utf8(certificate.get(at + 2..at + 15)?).ok()?)),
        [0x18, 15] => Some(std::str::from_utf8(certificate.get(at + 2..at + 17)?).ok()?.to_owned()),
        _ => None,
    });
    let ends = times.filter_map(|text| {
        let text = text.strip_suffix('Z')?.to_owned();
        jiff::civil::DateTime::strptime("%Y%m%d%H%M%S", &text).ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok()
    });
    ends.map(|zoned| zoned.timestamp()).nth(1)
}

/// A configuration that presents the certificate in these files, read again when they change.
pub(super) fn watched(chain: &Path, key: &Path) -> Result<Arc<ServerConfig>, TlsError> {
    let resolver = Watched {
        chain: chain.to_owned(),
        key: key.to_owned(),
        state: Mutex::new(State {
            certified: Arc::new(load(chain, key)?),
            changed: changed(chain, key),
            looked: Instant::now(),
        }),
    };
    let mut config = ServerConfig::builder().with_no_client_auth().with_cert_resolver(Arc::new(resolver));
    config.alpn_protocols = PROTOCOLS.iter().map(|name| name.to_vec()).collect();
    Ok(Arc::new(config))
}

#[derive(Debug)]
struct Watched {
    chain: PathBuf,
    key: PathBuf,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    certified: Arc<CertifiedKey>,
    changed: Option<(SystemTime, SystemTime)>,
    looked: Instant,
}

impl ResolvesServerCert for Watched {
    fn resolve(&self, _hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.looked.elapsed() >= LOOK_AGAIN {
            state.looked = Instant::now();
            let changed = changed(&self.chain, &self.key);
            if changed != state.changed {
                match load(&self.chain, &self.key) {
                    Ok(certified) => {
                        state.certified = Arc::new(certified);
                        state.changed = changed;
                        tracing::info!("the certificate has been read again");
                    }
                    Err(error) => tracing::warn!(%error, "the changed certificate is not usable; the old one stays"),
                }
            }
        }
        Some(Arc::clone(&state.certified))
    }
}

fn changed(chain: &Path, key: &Path) -> Option<(SystemTime, SystemTime)> {
    let when = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    Some((when(chain)?, when(key)?))
}
