//! Numbers of phones, as people write them and as gateways want them.

use crate::SendError;

/// The digits of a number, with the plus in front if it has one.
///
/// # Errors
/// [`SendError::Permanent`] when there is no number to be sent to: none at all, or one with digits
/// masked by stars.
pub(super) fn dialable(number: &str) -> Result<String, SendError> {
    let plain: String = number.chars().filter(|c| !c.is_whitespace() && !"-().".contains(*c)).collect();
    let digits = plain.strip_prefix('+').unwrap_or(&plain);
    // Fifteen digits at most (ITU-T E.164, section 6), a few more for numbers inside a network.
    if (3..=20).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(plain)
    } else {
        Err(SendError::Permanent("the recipient's number is none that an SMS can be sent to".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_as_people_write_them() {
        let check = |number: &str, expected: Option<&str>| {
            assert_eq!(dialable(number).ok().as_deref(), expected, "{number}");
        };
        check("+55 (11) 91234-5678", Some("+5511912345678"));
        check("10086", Some("10086"));
        check("+8657*******", None);
        check("", None);
        check("+", None);
        check("1+2345", None);
        check("123456789012345678901", None);
    }
}
