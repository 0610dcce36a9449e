use super::*;

fn check(tag: &str, expected: Option<&str>) {
    let got = known(tag, "fallback").ok();
    assert_eq!(got.as_deref(), expected, "{tag:?}");
}

#[test]
fn known_languages_are_spelt_as_the_vendor_does() {
    for tag in ["zh-CN", "ZH-cn", "zh", "zh-Hant-TW"] {
        check(tag, Some("zh-CN"));
    }
    for tag in ["en-US", "EN", "en-gb"] {
        check(tag, Some("en-US"));
    }
    for tag in ["pt-BR", "pt", "pt-PT"] {
        check(tag, Some("pt-BR"));
    }
}

#[test]
fn other_languages_fall_back() {
    for tag in ["de", "eng", "x-klingon", "i-default", "abcdefgh", "de-12345678"] {
        check(tag, Some("fallback"));
    }
}

#[test]
fn what_is_no_tag_is_refused() {
    for tag in ["", "-", "en-", "-US", "en_US", "e1", "abcdefghi", "de-123456789", "de--at", "英", "en us"] {
        check(tag, None);
    }
    check(&format!("en{}", "-abcdefgh".repeat(3)), Some("en-US"));
    check("de-abcdefgh-abcdefgh-abcdefgh-abcde", Some("fallback"));
    check("de-abcdefgh-abcdefgh-abcdefgh-abcdef", None);
}
