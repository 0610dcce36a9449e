use super::*;

fn resolved(change: impl FnOnce(&mut Settings)) -> Result<Notices, String> {
    let mut settings = Settings::default();
    change(&mut settings);
    check(&settings).map_err(|error| error.to_string())
}

fn smtp_of(url: &str) -> Result<SmtpSettings, String> {
    match resolved(|settings| settings.smtp_url = Some(url.to_owned()))?.mail {
        MailWay::Smtp(smtp) => Ok(*smtp),
        MailWay::Folder => panic!("{url} is a mail server"),
    }
}

#[test]
fn mails_land_in_the_data_folder_unless_there_is_a_server() {
    let notices = resolved(|_| {}).unwrap();
    assert!(matches!(notices.mail, MailWay::Folder));
    assert!(matches!(notices.sms, SmsWay::None));
}

#[test]
fn mail_servers() {
    let smtp = smtp_of("smtp://an%40a:p%3Aw@mail.example.org").unwrap();
    assert_eq!((smtp.host.as_str(), smtp.port, smtp.tls), ("mail.example.org", 587, SmtpTls::StartTls));
    assert_eq!(smtp.sign_in, Some(("an@a".to_owned(), "p:w".to_owned())));
    let smtp = smtp_of("smtps://mail.example.org:4465").unwrap();
    assert_eq!((smtp.port, smtp.tls, smtp.sign_in), (4465, SmtpTls::Tls, None));
    let smtp = smtp_of("smtp://[::1]?tls=none").unwrap();
    assert_eq!((smtp.host.as_str(), smtp.port, smtp.tls), ("::1", 25, SmtpTls::Plain));
    for wrong in
        ["mail.example.org", "http://mail.example.org", "smtps://x?tls=none", "smtp://only-account@x", "smtp://"]
    {
        let error = smtp_of(wrong).err().unwrap();
        assert!(error.contains("--smtp-url"), "{wrong}: {error}");
    }
    let error = smtp_of("imap://ana:s3cret@x").err().unwrap();
    assert!(!error.contains("s3cret"), "{error}");
}

#[test]
fn senders() {
    let from = |text: &str| resolved(|settings| settings.mail_from = Some(text.to_owned())).map(|notices| notices.from);
    let expected = |name: &str| Some(Sender { name: name.to_owned(), address: "m@example.org".to_owned() });
    assert_eq!(from("m@example.org").unwrap(), expected(""));
    assert_eq!(from("\"Roof, Ltd\" <m@example.org>").unwrap(), expected("Roof, Ltd"));
    for wrong in ["", "nobody", "a@b@c", "A\nBcc: x@y <m@example.org>", "<m@example.org", "m@ex ample.org"] {
        assert!(from(wrong).is_err(), "{wrong:?}");
    }
}

#[test]
fn what_goes_together() {
    let errors = [
        resolved(|settings| settings.dkim_key = Some("/nowhere".to_owned())),
        resolved(|settings| {
            settings.dkim_key = Some("/nowhere".to_owned());
            settings.dkim_selector = Some("one".to_owned());
        }),
        resolved(|settings| settings.notice_roots = Some("/nowhere".to_owned())),
        resolved(|settings| settings.sms_gateway = Some("/nowhere".to_owned())),
        resolved(|settings| settings.smpp_url = Some("smpp://a:b@host".to_owned())),
    ];
    let named = ["dkim-selector", "mail-from", "notice-roots", "sms-gateway", "smpp-url"];
    for (error, name) in errors.into_iter().zip(named) {
        let error = error.unwrap_err();
        assert!(error.contains(name), "{error}");
    }
}

#[test]
fn gateways() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sms.toml");
    let of = |text: &str| {
        std::fs::write(&path, text).unwrap();
        resolved(|settings| settings.sms_gateway = Some(path.display().to_string())).map(|notices| notices.sms)
    };
    let text =
        "url = \"https://sms.example/send\"\nbody = '{\"to\":\"{number}\"}'\n[headers]\nauthorization = \"Bearer x\"";
    let SmsWay::Http(gateway) = of(text).unwrap() else { panic!("a gateway") };
    assert_eq!((gateway.method.as_str(), gateway.headers.len()), ("POST", 1));
    assert!(of("url = 1").is_err());
    assert!(of("url = \"https://x\"\ntypo = 1").is_err());
    let smpp = resolved(|settings| settings.smpp_url = Some("smpp://a:b@host?source=Roof".to_owned())).unwrap().sms;
    let SmsWay::Smpp(smpp) = smpp else { panic!("a message centre") };
    assert_eq!((smpp.port, smpp.source.as_str()), (2775, "Roof"));
}
