use super::*;
use crate::fixture::sender;

fn matters() -> [Matter; 7] {
    let code = || "482913".to_owned();
    [
        Matter::AccountOpened { account: "ines@roofers".to_owned(), password: Some("Roof-Tiles-12".to_owned()) },
        Matter::AccountOpened { account: "ines@roofers".to_owned(), password: None },
        Matter::PasswordSet { account: "ines@roofers".to_owned(), password: "Roof-Tiles-12".to_owned() },
        Matter::GuestsFirst { room: "Attic".to_owned(), subject: "Roof repair".to_owned() },
        Matter::ResetCode { code: code(), good_for: SignedDuration::from_mins(10) },
        Matter::ContactCode { code: code(), good_for: SignedDuration::from_mins(10) },
        Matter::Activation { device: "Attic".to_owned(), code: code(), good_for: SignedDuration::from_hours(7 * 24) },
    ]
}

fn personal<'a>(matter: &'a Matter, language: &'a str, to: &'a Recipient) -> Personal<'a> {
    Personal {
        matter,
        to,
        corporation: "Roofers & <b>Sons</b>",
        language,
        public_url: "https://meet.example",
        now: "2031-03-04T08:10:20Z".parse().unwrap(),
        uid: "0123456789abcdef0123456789abcdef",
    }
}

fn to() -> Recipient {
    Recipient { name: "Ines".to_owned(), address: "ines@roofers.example".to_owned(), host: false }
}

#[test]
fn mail_and_sms_say_the_same_in_every_language() {
    let to = to();
    for language in ["en-US", "pt-BR", "zh-CN"] {
        for matter in matters() {
            let personal = personal(&matter, language, &to);
            let (mail, sms) = (personal_mail(&personal, &sender()), personal_sms(&personal));
            let words = &Words::of(language).personal;
            for (label, value) in matter.facts(words) {
                for text in [&mail.text, &sms] {
                    assert!(text.contains(label) && text.contains(&value), "{language} {matter:?}: {text}");
                }
            }
            assert!(mail.subject.contains("Roofers") && sms.contains("Roofers"), "{language} {matter:?}");
            assert!(!mail.html.contains("<b>Sons"), "{language} {matter:?}");
            let led = [&mail.text, &mail.html, &sms].map(|text| text.contains("https://meet.example/portal"));
            assert_eq!(led, [matter.leads_to_the_portal(); 3], "{language} {matter:?}");
            assert_eq!(mail.calendar, None);
        }
    }
}

#[test]
fn a_code_says_how_long_it_is_good() {
    let to = to();
    for (matter, span) in matters().iter().skip(4).zip(["10 minutes", "10 minutes", "7 days"]) {
        assert!(personal_sms(&personal(matter, "en-US", &to)).contains(span), "{matter:?}");
    }
}

#[test]
fn what_is_secret_is_not_shown_by_accident() {
    for matter in matters() {
        let shown = format!("{matter:?}");
        assert!(!shown.contains("Roof-Tiles") && !shown.contains("482913"), "{shown}");
    }
}

#[test]
fn a_name_cannot_pass_for_a_line_of_ours() {
    let matter = Matter::Activation {
        device: "Attic\nCode: 1".to_owned(),
        code: "482913".to_owned(),
        good_for: SignedDuration::from_mins(1),
    };
    let to = to();
    let personal = personal(&matter, "en-US", &to);
    for text in [personal_sms(&personal), personal_mail(&personal, &sender()).text] {
        assert_eq!(text.lines().filter(|line| line.starts_with("Code:")).count(), 1, "{text}");
    }
}
