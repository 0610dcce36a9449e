//! The key that signs mails (RFC 6376), out of the files that key generators write. The library
//! reads an RSA key in its oldest form and a bare Ed25519 seed; `openssl` writes neither by default.

use super::Dkim;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lettre::message::dkim::{
    DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm, DkimSigningKey,
};
use lettre::message::header::HeaderName;

/// `rsaEncryption` and `Ed25519` as they are written in keys (RFC 8017, RFC 8410).
const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
const ED25519: &[u8] = &[0x2b, 0x65, 0x70];

/// Headers that are signed: all that a reader sees, and what a repeat is known by. Not `Content-Type`,
/// which the library keeps with the body and would name without covering it.
const SIGNED: [&str; 6] = ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version"];

/// What signs, by the settings.
///
/// # Errors
/// A sentence about a key that cannot be read.
pub(super) fn config(dkim: &Dkim) -> Result<DkimConfig, String> {
    let name = |text: &str| {
        let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte));
        plain.then(|| text.to_owned()).ok_or_else(|| format!("{text:?} is no name in the DNS, which DKIM wants"))
    };
    let headers = SIGNED.map(HeaderName::new_from_ascii_str).to_vec();
    // Servers on the way may fold headers anew and touch blanks; this lets them.
    let relaxed =
        DkimCanonicalization { header: DkimCanonicalizationType::Relaxed, body: DkimCanonicalizationType::Relaxed };
    Ok(DkimConfig::new(name(&dkim.selector)?, name(&dkim.domain)?, key(&dkim.key_pem)?, headers, relaxed))
}

fn key(pem: &str) -> Result<DkimSigningKey, String> {
    let wrong = || "the DKIM key must be an RSA or Ed25519 private key as PEM, without a passphrase".to_owned();
    let (pem, algorithm) = if pem.contains("-----BEGIN RSA PRIVATE KEY-----") {
        (pem.to_owned(), DkimSigningAlgorithm::Rsa)
    } else {
        unwrapped(pem).ok_or_else(wrong)?
    };
    DkimSigningKey::new(&pem, algorithm).map_err(|error| format!("{}: {error}", wrong()))
}

/// The key inside a PKCS#8 file (RFC 5958) as the library wants it.
fn unwrapped(pem: &str) -> Option<(String, DkimSigningAlgorithm)> {
    let inside = pem.split_once("-----BEGIN PRIVATE KEY-----")?.1.split_once("-----END PRIVATE KEY-----")?.0;
    let text: String = inside.chars().filter(|c| !c.is_whitespace()).collect();
    let der = STANDARD.decode(text).ok()?;
    let (_, file, _) = element(&der)?;
    let (_, _, rest) = element(file)?;
    let (_, algorithm, rest) = element(rest)?;
    let (_, oid, _) = element(algorithm)?;
    let (_, key, _) = element(rest)?;
    if oid == RSA {
        let encoded = STANDARD.encode(key);
        let lines: Vec<&str> =
            encoded.as_bytes().chunks(64).filter_map(|line| std::str::from_utf8(line).ok()).collect();
        let pem = format!("-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----\n", lines.join("\n"));
        Some((pem, DkimSigningAlgorithm::Rsa))
    } else if oid == ED25519 {
        let (_, seed, _) = element(key)?;
        Some((STANDARD.encode(seed), DkimSigningAlgorithm::Ed25519))
    } else {
        None
    }
}

/// The first element of a DER text: its tag, what is in it, and what follows.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = der.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81 | 0x82 => {
            let (bytes, rest) = rest.split_at_checked(usize::from(first & 0x0f))?;
            (bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)), rest)
        }
        _ => return None,
    };
    let (inside, rest) = rest.split_at_checked(length)?;
    Some((tag, inside, rest))
}

#[cfg(test)]
mod tests;
