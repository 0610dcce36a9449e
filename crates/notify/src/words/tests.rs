use super::*;
use convoca_booking::Period;
use jiff::civil::date;

fn cycle(period: Period, interval: u8, points: &[u8]) -> Cycle {
    let (first_day, last_day) = (date(2031, 3, 5), date(2031, 12, 31));
    Cycle { first_day, last_day, period, interval, points: points.to_vec(), remind_days: 1 }
}

#[test]
fn every_language_that_can_be_booked_has_words() {
    for tag in ["zh-CN", "en-US", "pt-BR"] {
        assert_eq!(Words::of(tag).tag, tag);
    }
    assert_eq!(Words::of("xx").tag, "en-US");
}

#[test]
fn every_text_has_the_blanks_that_are_filled() {
    let check = |text: &str, blanks: usize| assert_eq!(text.matches("{}").count(), blanks, "{text}");
    for tag in ["zh-CN", "en-US", "pt-BR"] {
        let words = Words::of(tag);
        let personal = &words.personal;
        for opening in [
            &words.booked,
            &words.booked_host,
            &words.changed,
            &words.cancelled,
            &words.reminder,
            &personal.account_opened,
            &personal.password_set,
            &personal.reset_code,
            &personal.contact_code,
            &personal.guests_first,
            &personal.activation,
        ] {
            check(opening.subject, 1);
            check(opening.headline, 0);
            check(opening.sentence, 1);
            check(opening.short, 1);
        }
        check(words.first_times, 2);
        check(words.all_times, 1);
        check(words.footer, 1);
        check(words.labelled, 2);
        check(personal.minutes, 1);
        check(personal.days, 1);
    }
}

#[test]
fn dates_times_and_rules_read_as_people_write_them() {
    use Period::{Day, Month, Week};
    let check = |tag: &str, expected: [&str; 7]| {
        let words = Words::of(tag);
        let clock = |hour, minute| (words.clock)(jiff::civil::time(hour, minute, 0, 0));
        let shown = [
            (words.date)(date(2031, 3, 5)),
            clock(0, 5),
            clock(13, 30),
            (words.rule)(&cycle(Day, 1, &[])),
            (words.rule)(&cycle(Day, 3, &[])),
            (words.rule)(&cycle(Week, 2, &[1, 3, 5])),
            (words.rule)(&cycle(Month, 1, &[1, 31])),
        ];
        assert_eq!(shown, expected);
    };
    check(
        "en-US",
        [
            "Wednesday, March 5, 2031",
            "12:05 AM",
            "1:30 PM",
            "Every day, until December 31, 2031",
            "Every 3 days, until December 31, 2031",
            "Every 2 weeks on Monday, Wednesday and Friday, until December 31, 2031",
            "Every month on days 1 and 31 (in shorter months on the last day), until December 31, 2031",
        ],
    );
    check(
        "pt-BR",
        [
            "quarta-feira, 5 de março de 2031",
            "00:05",
            "13:30",
            "Todos os dias, até 31 de dezembro de 2031",
            "A cada 3 dias, até 31 de dezembro de 2031",
            "A cada 2 semanas: segunda-feira, quarta-feira e sexta-feira, até 31 de dezembro de 2031",
            "Todo mês, dias 1 e 31 (em meses mais curtos, no último dia), até 31 de dezembro de 2031",
        ],
    );
    check(
        "zh-CN",
        [
            "2031年3月5日 星期三",
            "00:05",
            "13:30",
            "每天，至2031年12月31日",
            "每 3 天，至2031年12月31日",
            "每 2 周的星期一、星期三、星期五，至2031年12月31日",
            "每月的 1、31 日（当月没有该日时为最后一天），至2031年12月31日",
        ],
    );
}

#[test]
fn what_is_filled_in_is_not_looked_at_again() {
    assert_eq!(fill("{} and {}", &["{}", "b"]), "{} and b");
    assert_eq!(fill("{} and {}", &["a"]), "a and ");
}
