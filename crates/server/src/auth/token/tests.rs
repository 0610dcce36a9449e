use super::{hash, mint};

#[test]
fn a_token_is_a_mark_and_48_hex_digits() {
    let token = mint();
    let digits = token.strip_prefix("cnv").expect("starts with the mark");
    assert_eq!(digits.len(), 48);
    assert!(digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_ne!(token, mint());
}

#[test]
fn the_hash_is_sha_256() {
    // FIPS 180-2, appendix B.1.
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(hex::encode(hash("abc")), expected);
}
