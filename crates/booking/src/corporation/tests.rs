use super::*;

fn check(draft: DefaultsDraft, expected: Result<fn(&mut Defaults), (Field, &str)>) {
    let before = Defaults::default();
    let expected = match expected {
        Ok(change) => {
            let mut after = before.clone();
            change(&mut after);
            Ok(after)
        }
        Err((field, problem)) => Err(BookingError::field(field, problem)),
    };
    assert_eq!(before.changed(&draft), expected, "for {draft:?}");
}

#[test]
fn what_is_not_given_stays() {
    check(DefaultsDraft::default(), Ok(|_| {}));
}

#[test]
fn what_is_given_counts() {
    let draft = DefaultsDraft {
        zone: ZoneId::new(26),
        language: Some("pt".to_owned()),
        send_mail: Some(false),
        auto_invite: Some(true),
        keep_booking: Some(false),
        remind_min: Some(0),
        history_days: Some(366),
        ..DefaultsDraft::default()
    };
    check(
        draft,
        Ok(|defaults| {
            defaults.zone = ZoneId::new(26).unwrap();
            defaults.language = "pt-BR".to_owned();
            defaults.send_mail = false;
            defaults.auto_invite = true;
            defaults.keep_booking = false;
            defaults.remind_min = 0;
            defaults.history_days = 366;
        }),
    );
}

#[test]
fn what_is_out_of_range_is_refused() {
    let language = |tag: &str| DefaultsDraft { language: Some(tag.to_owned()), ..DefaultsDraft::default() };
    check(language("fr-FR"), Err((Field::Language, "must be zh-CN, en-US or pt-BR")));
    check(language("en US"), Err((Field::Language, "must be a language tag such as en-US")));
    let remind = |min| DefaultsDraft { remind_min: Some(min), ..DefaultsDraft::default() };
    check(remind(1441), Err((Field::RemindMinutes, "must be 0 to 1440, not 1441")));
    check(remind(-1), Err((Field::RemindMinutes, "must be 0 to 1440, not -1")));
    let history = |days| DefaultsDraft { history_days: Some(days), ..DefaultsDraft::default() };
    check(history(0), Err((Field::HistoryDays, "must be 1 to 366, not 0")));
    check(history(367), Err((Field::HistoryDays, "must be 1 to 366, not 367")));
}
