//! American English.

use super::{Opening, PersonalWords, Words, clamps, list, month, numbers, weekday, weekdays};
use convoca_booking::{Cycle, Period};
use jiff::civil::{Date, Time};

pub(super) static WORDS: Words = Words {
    tag: "en-US",
    booked: Opening {
        subject: "Invitation: {}",
        headline: "You are invited to a meeting",
        sentence: "{} invites you to a meeting.",
        short: "Invitation: {}",
    },
    booked_host: Opening {
        subject: "Booked: {}",
        headline: "Your meeting is booked",
        sentence: "The meeting of {} is booked. This copy is for its host.",
        short: "Booked: {}",
    },
    changed: Opening {
        subject: "Changed: {}",
        headline: "A meeting has changed",
        sentence: "{} has changed this meeting. What follows replaces what you were told before.",
        short: "Changed: {}",
    },
    cancelled: Opening {
        subject: "Cancelled: {}",
        headline: "A meeting is cancelled",
        sentence: "The meeting of {} does not take place.",
        short: "Cancelled: {}",
    },
    reminder: Opening {
        subject: "Reminder: {}",
        headline: "Your meeting begins soon",
        sentence: "The meeting of {} begins soon.",
        short: "Reminder: {}",
    },
    topic: "Subject",
    scheduler: "Booked by",
    time: "Time",
    zone: "Time zone",
    repeats: "Repeats",
    first_times: "First {} of {} times",
    all_times: "All {} times",
    about: "About",
    id: "Meeting ID",
    password: "Password",
    dial: "Dial in",
    join: "Join the meeting",
    link: "Or open this link:",
    host: "For the host",
    host_note: "Whoever has this link or password runs the meeting. Do not pass it on.",
    host_join: "Open as host",
    host_password: "Host password",
    question: "Will you come?",
    accept: "Yes",
    tentative: "Maybe",
    decline: "No",
    footer: "Sent by Convoca at {}",
    labelled: "{}: {}",
    personal: PersonalWords {
        account_opened: Opening {
            subject: "Your account at {}",
            headline: "You have an account",
            sentence: "{} has opened an account for you. With it you book and hold meetings.",
            short: "Your account at {}",
        },
        password_set: Opening {
            subject: "Your new password at {}",
            headline: "You have a new password",
            sentence: "An administrator of {} has given you a new password. Choose your own when you sign in.",
            short: "New password at {}",
        },
        reset_code: Opening {
            subject: "Your code to set a new password at {}",
            headline: "Set a new password",
            sentence: "Somebody, probably you, wants to set a new password at {}. If it was not you, do nothing.",
            short: "Code for a new password at {}",
        },
        contact_code: Opening {
            subject: "Your code to confirm this address at {}",
            headline: "Confirm this address",
            sentence: "Enter this code to have this address in your profile at {}.",
            short: "Code to confirm this address at {}",
        },
        guests_first: Opening {
            subject: "Guests are in your room at {}",
            headline: "Guests are waiting for you",
            sentence: "Guests were the first in one of your rooms at {}, in which guests may come before the host.",
            short: "Guests are in your room at {}",
        },
        activation: Opening {
            subject: "Activation code of a device at {}",
            headline: "Set up a device",
            sentence: "Enter this code on the device to have it take part in the meetings of {}.",
            short: "Activation code at {}",
        },
        account: "Account",
        password: "Password",
        choose: "Set your password with \"Forgotten password\" on the sign-in page.",
        code: "Code",
        room: "Room",
        meeting: "Meeting",
        device: "Device",
        good_for: "Good for",
        minutes: "{} minutes",
        days: "{} days",
        open: "Open Convoca",
    },
    date,
    clock,
    rule,
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

fn plain_date(day: Date) -> String {
    format!("{} {}, {}", month(&MONTHS, day), day.day(), day.year())
}

fn date(day: Date) -> String {
    format!("{}, {}", weekday(&WEEKDAYS, day), plain_date(day))
}

fn clock(time: Time) -> String {
    let (hour, half) = match time.hour() {
        0 => (12, "AM"),
        hour @ 1..12 => (hour, "AM"),
        12 => (12, "PM"),
        hour => (hour - 12, "PM"),
    };
    format!("{hour}:{:02} {half}", time.minute())
}

fn rule(cycle: &Cycle) -> String {
    let every = |one: &str, many: &str| match cycle.interval {
        ..=1 => format!("Every {one}"),
        count => format!("Every {count} {many}"),
    };
    let days = |entries: Vec<String>| list(&entries, ", ", " and ");
    let rule = match cycle.period {
        Period::Day => every("day", "days"),
        Period::Week => format!("{} on {}", every("week", "weeks"), days(weekdays(cycle, &WEEKDAYS))),
        Period::Month => {
            let which = if cycle.points.len() == 1 { "day" } else { "days" };
            let last = if clamps(cycle) { " (in shorter months on the last day)" } else { "" };
            format!("{} on {which} {}{last}", every("month", "months"), days(numbers(cycle)))
        }
    };
    format!("{rule}, until {}", plain_date(cycle.last_day))
}
