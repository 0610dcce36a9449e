//! Turning random bytes, which come as an argument, into IDs and passwords.

use std::fmt::Write as _;

/// A source of random bytes, handed in by the caller: the system's in the server, a seeded one in
/// tests.
pub struct Random<'a> {
    fill: &'a mut dyn FnMut(&mut [u8]),
}

impl<'a> Random<'a> {
    /// A source that asks `fill` for bytes. For secrets `fill` must be cryptographically strong.
    pub fn new(fill: &'a mut dyn FnMut(&mut [u8])) -> Self {
        Self { fill }
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.fill)(&mut bytes);
        bytes
    }

    /// `bytes` random bytes as lower-case hex, so twice as many characters.
    pub fn hex(&mut self, bytes: usize) -> String {
        let mut buffer = vec![0; bytes];
        (self.fill)(&mut buffer);
        buffer.iter().fold(String::with_capacity(bytes * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

/// `count` random decimal digits, each equally likely: bytes from 250 up are thrown away.
pub fn digits(random: &mut Random<'_>, count: usize) -> String {
    let mut text = String::with_capacity(count);
    while text.len() < count {
        for byte in random.bytes::<32>() {
            if byte < 250 && text.len() < count {
                text.push(char::from(b'0' + byte % 10));
            }
        }
    }
    text
}
