//! Who somebody is, of what a provider says about him.

use crate::handlers::session::third_party::Profile;
use convoca_directory::SignOn;
use serde_json::{Map, Value};

/// What a provider says of somebody.
pub(super) type Claims = Map<String, Value>;

/// Longest third-party ID, name, mail address and phone number, in characters, as App ID sign-in has
/// them.
const LONGEST: [usize; 4] = [64, 96, 255, 32];

/// Whether every claim that the settings name is there, so that nothing is left to be asked.
pub(super) fn are_whole(settings: &SignOn, said: &Claims) -> bool {
    [&settings.account_claim, &settings.name_claim, &settings.email_claim].iter().all(|name| text(said, name).is_some())
}

/// The provider's ID for the person, and what it says of him. What makes no sense of the latter is left
/// out, and so is a mail address of which the provider says that nobody has verified it.
///
/// # Errors
/// A sentence, when the ID is missing or none.
pub(super) fn read(settings: &SignOn, said: &Claims) -> Result<(String, Profile), String> {
    let [longest_id, longest_name, longest_email, longest_phone] = LONGEST;
    let claim = &settings.account_claim;
    let id = text(said, claim).ok_or_else(|| format!("it does not say {claim}"))?;
    if id.chars().count() > longest_id {
        return Err(format!("{claim} is longer than {longest_id} characters"));
    }
    let name = text(said, &settings.name_claim).map(|name| name.chars().take(longest_name).collect());
    let verified = said.get("email_verified").is_none_or(|word| word != false && word != "false");
    let email = text(said, &settings.email_claim).filter(|email| {
        verified && email.contains('@') && !email.contains(' ') && email.chars().count() <= longest_email
    });
    let phone = text(said, &settings.phone_claim).and_then(|phone| {
        let digits: String = phone.chars().filter(|one| !matches!(one, ' ' | '(' | ')' | '-' | '.' | '/')).collect();
        let number = digits.strip_prefix('+').unwrap_or(&digits);
        let fine = !number.is_empty() && number.bytes().all(|one| one.is_ascii_digit());
        (fine && digits.len() <= longest_phone).then_some(digits)
    });
    Ok((id, Profile { name, email, phone }))
}

/// A claim that is a text without control characters, or a whole number; not an empty one.
fn text(said: &Claims, name: &str) -> Option<String> {
    let text = match said.get(name)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) if number.is_i64() || number.is_u64() => number.to_string(),
        _ => return None,
    };
    (!text.is_empty() && !text.chars().any(char::is_control)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Account, name, e-mail address and phone number.
    type Read<'a> = (&'a str, Option<&'a str>, Option<&'a str>, Option<&'a str>);

    #[track_caller]
    fn check(said: Value, expected: Option<Read<'_>>) {
        let settings = SignOn { account_claim: "sub".to_owned(), ..SignOn::default() }.checked().unwrap();
        let read = read(&settings, said.as_object().unwrap()).ok();
        let read = read.as_ref().map(|(id, Profile { name, email, phone })| {
            (id.as_str(), name.as_deref(), email.as_deref(), phone.as_deref())
        });
        assert_eq!(read, expected, "{said}");
    }

    #[test]
    fn claims_make_a_person() {
        let whole = json!({"sub": "7f", "name": "Ana", "email": "ana@roofers.example", "phone_number": "+55 (11) 9-1"});
        check(whole, Some(("7f", Some("Ana"), Some("ana@roofers.example"), Some("+551191"))));
        check(json!({"sub": 17}), Some(("17", None, None, None)));
        check(json!({"name": "Ana"}), None);
        check(json!({"sub": ""}), None);
        check(json!({"sub": ["7f"]}), None);
        check(json!({"sub": "a\u{0}b"}), None);
        check(json!({"sub": "x".repeat(65)}), None);
        check(json!({"sub": "7f", "email": "ana@x.example", "email_verified": false}), Some(("7f", None, None, None)));
        check(json!({"sub": "7f", "email": "no address", "phone_number": "tel"}), Some(("7f", None, None, None)));
    }
}
