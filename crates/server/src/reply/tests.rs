use super::*;

fn invited() -> Invited {
    Invited {
        corporation: CorporationId::new("600000001"),
        meeting: MeetingId::new("936120447"),
        booked_at: "2031-05-02T12:00:00Z".parse().unwrap(),
        address: "ü".repeat(255),
        name: "\u{10ffff}".repeat(96),
        occurrence: Some("0123456789abcdef0123456789abcdef".to_owned()),
    }
}

#[test]
fn a_token_says_what_was_put_into_it() {
    let vault = Vault::from_key([7; 32]);
    for occurrence in [None, invited().occurrence] {
        let invited = Invited { occurrence, ..invited() };
        let token = make(&vault, &invited).unwrap();
        assert!(token.len() <= LONGEST, "{}", token.len());
        assert!(token.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'), "{token}");
        assert_eq!(open(&vault, &token), Some(invited));
    }
}

#[test]
fn what_we_have_not_made_says_nothing() {
    let vault = Vault::from_key([7; 32]);
    let token = make(&vault, &invited()).unwrap();
    let other = make(&Vault::from_key([8; 32]), &invited()).unwrap();
    let resume = URL_SAFE_NO_PAD.encode(vault.seal("resume", "link", serde_json::to_vec(&invited()).unwrap()).unwrap());
    let mut bent = token.clone().into_bytes();
    bent[40] = if bent[40] == b'A' { b'B' } else { b'A' };
    let bent = String::from_utf8(bent).unwrap();
    for wrong in
        ["", "x", "=", "ä", &token[1..], &token[..token.len() - 2], &bent, &other, &resume, &"A".repeat(LONGEST + 1)]
    {
        assert_eq!(open(&vault, wrong), None, "{wrong}");
    }
}
