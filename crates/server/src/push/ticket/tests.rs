use super::*;

const START: Timestamp = Timestamp::constant(1_900_000_000, 0);

fn make_one(vault: &Vault) -> String {
    make(vault, &CorporationId::new("600000001"), &MeetingId::new("936120447"), "5a1d9e00", START).unwrap()
}

#[test]
fn a_token_says_what_was_put_into_it() {
    let vault = Vault::from_key([7; 32]);
    let token = make_one(&vault);
    assert!(token.len() <= LONGEST, "{}", token.len());
    assert!(token.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'), "{token}");
    let ticket = open(&vault, &token).unwrap();
    assert_eq!((ticket.meeting.as_str(), ticket.holding.as_str()), ("936120447", "5a1d9e00"));
    assert_eq!(ticket.until, START + LIFE);
    assert_ne!(open(&vault, &make_one(&vault)).unwrap().nonce, ticket.nonce);
}

#[test]
fn what_we_have_not_made_says_nothing() {
    let vault = Vault::from_key([7; 32]);
    let token = make_one(&vault);
    let other = make_one(&Vault::from_key([8; 32]));
    let plain = serde_json::to_vec(&open(&vault, &token).unwrap()).unwrap();
    let reply = URL_SAFE_NO_PAD.encode(vault.seal("reply", "ticket", plain).unwrap());
    for wrong in ["", "x", "=", "ä", &token[1..], &token[..token.len() - 2], &other, &reply, &"A".repeat(LONGEST + 1)]
    {
        assert_eq!(open(&vault, wrong), None, "{wrong}");
    }
}
