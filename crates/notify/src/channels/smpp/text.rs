//! How a text becomes one or several SMS: in the alphabet of GSM if it can be written in it, else in
//! UTF-16; cut so that each part fits, and marked so that phones put them together again.

/// Most parts of one SMS. More than that is no notice any more.
const MAX_PARTS: usize = 16;

/// `data_coding`: the centre's default alphabet, which is GSM's, and UCS-2.
const GSM: u8 = 0;
const UCS2: u8 = 8;

/// A text, cut.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// How it is written.
    pub(super) coding: u8,
    /// Its parts, each with its header, which is empty when there is only one.
    pub(super) parts: Vec<(Vec<u8>, Vec<u8>)>,
}

/// The alphabet of GSM (3GPP TS 23.038, section 6.2.1) in its order.
const ALPHABET: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u{1b}ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/// What is written as two octets, the first of them [`ESCAPE`] (section 6.2.1.1).
const EXTENSION: [(char, u8); 9] = [
    ('^', 0x14),
    ('{', 0x28),
    ('}', 0x29),
    ('\\', 0x2f),
    ('[', 0x3c),
    ('~', 0x3d),
    (']', 0x3e),
    ('|', 0x40),
    ('€', 0x65),
];

const ESCAPE: u8 = 0x1b;

/// Cuts `text`; `reference` marks the parts that belong together. `None` when it is too long.
pub(super) fn cut(text: &str, reference: u8) -> Option<Cut> {
    let gsm: Option<Vec<Vec<u8>>> = text.chars().map(gsm_char).collect();
    let (coding, characters, whole, part) = match gsm {
        // Octets here, of which seven bits each travel.
        Some(characters) => (GSM, characters, 160, 153),
        None => (UCS2, text.chars().map(ucs2_char).collect(), 140, 134),
    };
    let length: usize = characters.iter().map(Vec::len).sum();
    if length <= whole {
        return Some(Cut { coding, parts: vec![(Vec::new(), characters.concat())] });
    }
    let mut texts: Vec<Vec<u8>> = vec![Vec::new()];
    for character in characters {
        if texts.last().is_none_or(|last| last.len() + character.len() > part) {
            texts.push(Vec::new());
        }
        texts.last_mut()?.extend(character);
    }
    let total = u8::try_from(texts.len()).ok().filter(|total| usize::from(*total) <= MAX_PARTS)?;
    // 3GPP TS 23.040, section 9.2.3.24.1: five octets follow, of which three for "one of several".
    let header = |number: u8| vec![5, 0, 3, reference, total, number];
    let parts = (1..=total).zip(texts).map(|(number, text)| (header(number), text)).collect();
    Some(Cut { coding, parts })
}

fn gsm_char(c: char) -> Option<Vec<u8>> {
    if let Some((_, code)) = EXTENSION.iter().find(|(extended, _)| *extended == c) {
        return Some(vec![ESCAPE, *code]);
    }
    let code = ALPHABET.chars().position(|known| known == c && c != '\u{1b}')?;
    Some(vec![u8::try_from(code).ok()?])
}

/// A character is never cut in two, so a pair of units stays together.
fn ucs2_char(c: char) -> Vec<u8> {
    let mut units = [0; 2];
    c.encode_utf16(&mut units).iter().flat_map(|unit| unit.to_be_bytes()).collect()
}

#[cfg(test)]
mod tests;
