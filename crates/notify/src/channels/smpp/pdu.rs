//! Messages of SMPP 3.4, those that a sender of SMS needs. Written here because the library at hand
//! draws in code under a licence that this project does not take.

/// Length of a header: four numbers of four octets (section 3.2).
pub(super) const HEADER: usize = 16;

/// Longest message that is read: far more than any answer needs.
pub(super) const MAX_LENGTH: usize = 4096;

/// Kinds of messages (section 5.1.2.1). An answer has the top bit set.
pub(super) mod kind {
    pub(in super::super) const GENERIC_NACK: u32 = 0x8000_0000;
    pub(in super::super) const BIND_TRANSCEIVER: u32 = 0x0000_0009;
    pub(in super::super) const SUBMIT_SM: u32 = 0x0000_0004;
    pub(in super::super) const DELIVER_SM: u32 = 0x0000_0005;
    pub(in super::super) const UNBIND: u32 = 0x0000_0006;
    pub(in super::super) const ENQUIRE_LINK: u32 = 0x0000_0015;
    pub(in super::super) const ANSWER: u32 = 0x8000_0000;
}

/// The version spoken (section 5.2.4).
const VERSION: u8 = 0x34;

/// `esm_class` of a part of a longer SMS: its text begins with a header of its own (section 5.2.12).
const HAS_HEADER: u8 = 0x40;

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pdu {
    /// Kind, one of [`kind`].
    pub(super) kind: u32,
    /// 0, or in an answer what is wrong (section 5.1.3).
    pub(super) status: u32,
    /// Number that an answer repeats.
    pub(super) sequence: u32,
    /// What follows the header.
    pub(super) body: Vec<u8>,
}

/// An address as it goes into a message: kind of number, numbering plan and digits or letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    ton: u8,
    npi: u8,
    text: String,
}

impl Address {
    /// Digits with a plus are an international number, digits without are whatever the centre takes
    /// them for, anything else is a name (sections 5.2.5 and 5.2.6).
    pub(super) fn new(text: &str) -> Self {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.strip_prefix('+') {
            Some(number) if digits(number) => Self { ton: 1, npi: 1, text: number.to_owned() },
            _ if digits(text) => Self { ton: 0, npi: 1, text: text.to_owned() },
            _ => Self { ton: 5, npi: 0, text: text.to_owned() },
        }
    }
}

/// One SMS to be sent, or a part of one.
pub(super) struct Submit<'a> {
    pub(super) source: &'a Address,
    pub(super) destination: &'a Address,
    /// How the text is written (section 5.2.19).
    pub(super) coding: u8,
    /// Header of a part, or empty.
    pub(super) header: &'a [u8],
    /// The text.
    pub(super) text: &'a [u8],
}

impl Pdu {
    /// A message without a body.
    pub(super) fn bare(kind: u32, status: u32, sequence: u32) -> Self {
        Self { kind, status, sequence, body: Vec::new() }
    }

    /// Signs in as a sender and receiver (section 4.1.5).
    pub(super) fn bind(sequence: u32, system_id: &str, password: &str, system_type: &str) -> Self {
        let mut body = Vec::new();
        for text in [system_id, password, system_type] {
            put_text(&mut body, text);
        }
        body.extend([VERSION, 0, 0, 0]);
        Self { kind: kind::BIND_TRANSCEIVER, status: 0, sequence, body }
    }

    /// Sends an SMS (section 4.4.1).
    pub(super) fn submit(sequence: u32, sms: &Submit<'_>) -> Self {
        let mut body = vec![0];
        for address in [sms.source, sms.destination] {
            body.extend([address.ton, address.npi]);
            put_text(&mut body, &address.text);
        }
        let class = if sms.header.is_empty() { 0 } else { HAS_HEADER };
        // Class, protocol, priority, no set time, no set validity, no report, no replacement.
        body.extend([class, 0, 0, 0, 0, 0, 0, sms.coding, 0]);
        let length = sms.header.len() + sms.text.len();
        body.push(u8::try_from(length).expect("a part has at most 160 octets"));
        body.extend_from_slice(sms.header);
        body.extend_from_slice(sms.text);
        Self { kind: kind::SUBMIT_SM, status: 0, sequence, body }
    }

    /// Its octets.
    pub(super) fn encode(&self) -> Vec<u8> {
        let length = u32::try_from(HEADER + self.body.len()).expect("messages are short");
        let mut octets = Vec::with_capacity(HEADER + self.body.len());
        for number in [length, self.kind, self.status, self.sequence] {
            octets.extend(number.to_be_bytes());
        }
        octets.extend_from_slice(&self.body);
        octets
    }

    /// The length of a message that begins with these octets; `None` when it cannot be one.
    pub(super) fn length(header: &[u8; HEADER]) -> Option<usize> {
        let length = usize::try_from(number(header, 0)).ok()?;
        (HEADER..=MAX_LENGTH).contains(&length).then_some(length)
    }

    /// The message with this header and body.
    pub(super) fn decode(header: &[u8; HEADER], body: Vec<u8>) -> Self {
        Self { kind: number(header, 1), status: number(header, 2), sequence: number(header, 3), body }
    }

    /// The text that its body begins with.
    pub(super) fn text(&self) -> String {
        let end = self.body.iter().position(|byte| *byte == 0).unwrap_or(self.body.len());
        String::from_utf8_lossy(&self.body[..end]).into_owned()
    }
}

/// The `index`th number of a header.
fn number(header: &[u8; HEADER], index: usize) -> u32 {
    let at = index * 4;
    u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
}

/// A text with the zero that ends it; one of its own would end it early.
fn put_text(body: &mut Vec<u8>, text: &str) {
    body.extend(text.bytes().filter(|byte| *byte != 0));
    body.push(0);
}
