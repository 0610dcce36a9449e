//! A certificate of our own making, for a first start without a public name.

use super::TlsError;
use crate::key_file::write_private;
use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair};
use std::fs;
use std::path::{Path, PathBuf};

/// The certificate, in the data folder.
pub const CERTIFICATE_FILE: &str = "tls-certificate.pem";
/// Its key, in the data folder.
pub const KEY_FILE: &str = "tls-key.pem";

/// The self-signed certificate and key in the data folder, made for `names` when they are missing.
pub(super) fn read_or_make(data_dir: &Path, names: &[String]) -> Result<(PathBuf, PathBuf), TlsError> {
    let (chain, key) = (data_dir.join(CERTIFICATE_FILE), data_dir.join(KEY_FILE));
    if !chain.exists() || !key.exists() {
        let (certificate, private) =
            make(names).map_err(|error| TlsError::new("cannot make a self-signed certificate", error))?;
        let written = remove_if_there(&key)
            .and_then(|()| write_private(&key, private.as_bytes()))
            .and_then(|()| fs::write(&chain, certificate));
        written
            .map_err(|error| TlsError::new(format!("cannot keep the certificate in {}", data_dir.display()), error))?;
    }
    Ok((chain, key))
}

fn remove_if_there(path: &Path) -> std::io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn make(names: &[String]) -> Result<(String, String), rcgen::Error> {
    let mut params = CertificateParams::new(names.to_vec())?;
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, "Convoca self-signed");
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    // Ten years: nobody is told to renew a certificate that browsers do not trust anyway.
    let last = today.saturating_add(jiff::Span::new().years(10));
    let day = |date: jiff::civil::Date| {
        rcgen::date_time_ymd(i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs())
    };
    params.not_before = day(today.saturating_sub(jiff::Span::new().days(1)));
    params.not_after = day(last);
    let key = KeyPair::generate()?;
    let certificate = params.self_signed(&key)?;
    Ok((certificate.pem(), key.serialize_pem()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_made_once_and_can_be_loaded() {
        let folder = tempfile::tempdir().unwrap();
        let names = ["localhost".to_owned(), "127.0.0.1".to_owned()];
        let (chain, key) = read_or_make(folder.path(), &names).unwrap();
        let first = fs::read(&chain).unwrap();
        super::super::load(&chain, &key).unwrap();
        let days = super::super::expiry_days(&chain).unwrap();
        assert!((3640..=3653).contains(&days), "{days}");
        read_or_make(folder.path(), &names).unwrap();
        assert_eq!(fs::read(&chain).unwrap(), first);
    }
}
