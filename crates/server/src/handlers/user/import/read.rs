//! From a CSV file to people, and what is wrong with the lines that are none.

use crate::handlers::fields;
use crate::handlers::user::add::{checked_account, is_address, made_up_account};
use crate::handlers::user::enrol::NewUser;
use crate::handlers::user::profile::{LONGEST_TITLE, is_phone};
use crate::handlers::user::{LONGEST_ACCOUNT, LONGEST_NAME, LONGEST_PHONE, LONGEST_THIRD};
use crate::http::Refusal;
use convoca_booking::{DepartmentCode, Profile};
use convoca_contract::user::RefusedLine;
use convoca_directory::Tree;
use csv::{ReaderBuilder, StringRecord, Trim};
use std::collections::HashSet;

/// Columns of the file, in the order in which the export writes them. In an import they may stand in
/// any order, and all but the name may be missing.
pub(in crate::handlers::user) const COLUMNS: [&str; 8] =
    ["account", "name", "email", "phone", "department", "title", "thirdAccount", "status"];

/// Most lines after the header.
const MOST: usize = 10_000;

/// What spreadsheets put before UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A line that says who is to be added.
pub(super) struct Line {
    /// Its number in the file.
    number: u64,
    /// Who.
    pub(super) new: NewUser,
}

impl Line {
    /// It was not taken.
    pub(super) fn refused(&self, reason: &str) -> RefusedLine {
        refused(self.number, &self.new.account, reason)
    }
}

/// People to be added, and the lines that say nobody; no two of the former share a name.
///
/// # Errors
/// Status 400 for a file without a header that has `name`, and one with too many lines.
pub(super) fn lines(file: &[u8], tree: &Tree) -> Result<(Vec<Line>, Vec<RefusedLine>), Refusal> {
    let file = file.strip_prefix(MARK).unwrap_or(file);
    let mut reader = ReaderBuilder::new().flexible(true).trim(Trim::All).from_reader(file);
    let header = reader.headers().map_err(|_| fields::wrong("the file", "must be CSV in UTF-8"))?.clone();
    let places = COLUMNS.map(|column| header.iter().position(|name| name.eq_ignore_ascii_case(column)));
    if places[1].is_none() {
        return Err(fields::wrong("the file", "must begin with a line of column names, among them name"));
    }
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    let (mut accounts, mut thirds) = (HashSet::new(), HashSet::new());
    for (count, record) in reader.records().enumerate() {
        if count >= MOST {
            return Err(fields::wrong("the file", format!("must have at most {MOST} lines after the header")));
        }
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let number = error.position().map_or(0, |position| line(file, position));
                bad.push(refused(number, "", "is not UTF-8"));
                continue;
            }
        };
        let number = record.position().map_or(0, |position| line(file, position));
        let columns = places.map(|place| place.and_then(|place| record.get(place)).unwrap_or(""));
        if record.iter().all(str::is_empty) {
            continue;
        }
        match person(columns, &record, tree) {
            Err(reason) => bad.push(refused(number, columns[0], &reason)),
            Ok(new) => {
                let line = Line { number, new };
                if !accounts.insert(line.new.account.to_ascii_lowercase()) {
                    bad.push(line.refused("the account is in the file already"));
                } else if line.new.third_account.as_ref().is_some_and(|third| !thirds.insert(third.clone())) {
                    bad.push(line.refused("the third-party account is in the file already"));
                } else {
                    good.push(line);
                }
            }
        }
    }
    Ok((good, bad))
}

/// The line that a record begins on. The reader says where it was before it passed over empty lines and
/// the second character of the line end before, which it has not counted then.
fn line(file: &[u8], position: &csv::Position) -> u64 {
    let begin = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let ends = file.get(begin..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    position.line() + ends.filter(|byte| **byte == b'\n').map(|_| 1).sum::<u64>()
}

/// Whom the columns say.
fn person(columns: [&str; 8], record: &StringRecord, tree: &Tree) -> Result<NewUser, String> {
    let [account, name, email, phone, department, title, third, status] = columns;
    if record.iter().any(|text| text.contains('\0')) {
        return Err("has a zero character".to_owned());
    }
    for (column, text, longest) in [
        ("account", account, LONGEST_ACCOUNT),
        ("name", name, LONGEST_NAME),
        ("email", email, LONGEST_ACCOUNT),
        ("phone", phone, LONGEST_PHONE),
        ("title", title, LONGEST_TITLE),
        ("thirdAccount", third, LONGEST_THIRD),
    ] {
        if text.chars().count() > longest {
            return Err(format!("{column} must have at most {longest} characters"));
        }
    }
    if name.is_empty() {
        return Err("name must be given".to_owned());
    }
    if !email.is_empty() && !is_address(email) {
        return Err("email must be an e-mail address".to_owned());
    }
    if !phone.is_empty() && !is_phone(phone) {
        return Err("phone must be a phone number".to_owned());
    }
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let account = match given(account) {
        None => made_up_account(given(email).as_deref(), given(phone).as_deref()),
        Some(account) => checked_account(account)
            .map_err(|_| "account must have no colons, spaces or control characters".to_owned())?,
    };
    let disabled = match status {
        "" | "0" => false,
        "1" => true,
        _ => return Err("status must be 0 or 1".to_owned()),
    };
    let department = tree.at(department).ok_or_else(|| format!("there is no department {department}"))?;
    let profile =
        Profile { department: DepartmentCode::clone(&department.code), title: title.to_owned(), ..Profile::default() };
    Ok(NewUser {
        account,
        name: name.to_owned(),
        email: email.to_owned(),
        phone: phone.to_owned(),
        third_account: given(third),
        disabled,
        profile,
        ..NewUser::default()
    })
}

fn refused(number: u64, account: &str, reason: &str) -> RefusedLine {
    // What is too long for an account is shown as far as one goes.
    let account = account.chars().take(LONGEST_ACCOUNT).collect();
    RefusedLine { line: i64::try_from(number).unwrap_or(i64::MAX), account, reason: reason.to_owned() }
}

#[cfg(test)]
mod tests;
