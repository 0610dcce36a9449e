//! Sealing of what must be shown again and yet must not lie open in the database.
//!
//! AES-256-GCM with a random 96-bit nonce for each value. The associated data names the table and
//! the row, so a sealed value copied to another row does not open there. It does not decide where
//! the key is kept; the server reads it from the data folder.

use crate::StoreError;
use aws_lc_rs::aead::{AES_256_GCM, Aad, Nonce, RandomizedNonceKey};
use aws_lc_rs::hmac;
use std::sync::Arc;

/// First byte of a sealed value: the format, so that it can change.
const FORMAT: u8 = 1;

/// Bytes of a nonce (RFC 5116, section 5.2).
const NONCE: usize = 12;

/// What the key of marks is derived from the key with, so that neither says anything of the other.
const MARKS: &[u8] = b"convoca marks";

/// The key that opens sealed values. Cheap to clone.
#[derive(Clone)]
pub struct Vault {
    key: Arc<RandomizedNonceKey>,
    marks: hmac::Key,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(…)")
    }
}

impl Vault {
    /// A vault with this key.
    pub fn from_key(key: [u8; 32]) -> Self {
        let derived = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &key), MARKS);
        let marks = hmac::Key::new(hmac::HMAC_SHA256, derived.as_ref());
        let key = RandomizedNonceKey::new(&AES_256_GCM, &key).expect("an AES-256 key has 32 bytes");
        Self { key: Arc::new(key), marks }
    }

    /// A mark by which a short secret of `table` is found again: always the same for the same secret,
    /// and without the key no help in guessing it, as a plain hash would be (RFC 2104).
    pub fn mark(&self, table: &'static str, secret: &str) -> [u8; 32] {
        let mut mark = [0; 32];
        mark.copy_from_slice(hmac::sign(&self.marks, &row(table, secret)).as_ref());
        mark
    }

    /// Seals `plain` for the row `id` of `table`: format, nonce, ciphertext and tag.
    ///
    /// # Errors
    /// [`StoreError::Unstorable`] when the cipher refuses, which only a text of gigabytes makes it do.
    pub fn seal(&self, table: &'static str, id: &str, mut plain: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        let nonce = self
            .key
            .seal_in_place_append_tag(Aad::from(row(table, id)), &mut plain)
            .map_err(|_| StoreError::Unstorable(table))?;
        let mut sealed = Vec::with_capacity(1 + NONCE + plain.len());
        sealed.push(FORMAT);
        sealed.extend_from_slice(nonce.as_ref());
        sealed.append(&mut plain);
        Ok(sealed)
    }

    /// Opens what was sealed for the row `id` of `table`.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when it was not sealed so, or with another key.
    pub fn open(&self, table: &'static str, id: &str, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let damaged = || StoreError::Damaged(table);
        let body = sealed.strip_prefix(&[FORMAT]).ok_or_else(damaged)?;
        let (nonce, text) = body.split_at_checked(NONCE).ok_or_else(damaged)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| damaged())?;
        let mut text = text.to_vec();
        let length = self.key.open_in_place(nonce, Aad::from(row(table, id)), &mut text).map_err(|_| damaged())?.len();
        text.truncate(length);
        Ok(text)
    }
}

fn row(table: &str, id: &str) -> Vec<u8> {
    let mut name = Vec::with_capacity(table.len() + 1 + id.len());
    name.extend_from_slice(table.as_bytes());
    name.push(0);
    name.extend_from_slice(id.as_bytes());
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_only_in_its_row_with_its_key() {
        let vault = Vault::from_key([7; 32]);
        let sealed = vault.seal("room", "1", b"secret".to_vec()).unwrap();
        assert_eq!(vault.open("room", "1", &sealed).unwrap(), b"secret");
        assert!(vault.open("room", "2", &sealed).is_err());
        assert!(vault.open("meeting", "1", &sealed).is_err());
        assert!(Vault::from_key([8; 32]).open("room", "1", &sealed).is_err());
        for length in 0..sealed.len() {
            assert!(vault.open("room", "1", &sealed[..length]).is_err());
        }
        for place in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[place] ^= 1;
            assert!(vault.open("room", "1", &bent).is_err());
        }
    }

    #[test]
    fn a_mark_is_one_secrets_of_one_table_under_one_key() {
        let vault = Vault::from_key([7; 32]);
        assert_eq!(vault.mark("device", "123456789012"), Vault::from_key([7; 32]).mark("device", "123456789012"));
        assert_ne!(vault.mark("device", "123456789012"), vault.mark("device", "123456789013"));
        assert_ne!(vault.mark("device", "123456789012"), vault.mark("code", "123456789012"));
        assert_ne!(vault.mark("device", "123456789012"), Vault::from_key([8; 32]).mark("device", "123456789012"));
    }

    #[test]
    fn the_same_text_never_looks_the_same() {
        let vault = Vault::from_key([7; 32]);
        let seal = || vault.seal("room", "1", b"secret".to_vec()).unwrap();
        assert_ne!(seal(), seal());
    }
}
