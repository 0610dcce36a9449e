//! What a directory says of people, as requests give it.

use crate::handlers::fields;
use crate::http::Refusal;
use convoca_booking::{DepartmentCode, Profile};
use convoca_contract::given::Given;
use convoca_contract::user::UserFunctionRequest;
use convoca_directory::department::LONGEST_CODE;

/// Longest position and name in English, in characters.
pub(super) const LONGEST_TITLE: usize = 96;
/// Longest signature and description, in characters.
pub(super) const LONGEST_TEXT: usize = 512;
/// Longest name of a country, in characters.
pub(super) const LONGEST_COUNTRY: usize = 64;
/// Last place in the directory.
const LAST_PLACE: i64 = 10_000;

/// The fields that requests about users have in common.
#[derive(Default)]
pub(super) struct ProfileFields {
    pub(super) english_name: Given<String>,
    pub(super) department: Given<String>,
    pub(super) title: Given<String>,
    pub(super) signature: Given<String>,
    pub(super) description: Given<String>,
    pub(super) country: Given<String>,
    pub(super) sort_level: Given<i64>,
    pub(super) hide_phone: Given<bool>,
    pub(super) function: Given<UserFunctionRequest>,
}

impl ProfileFields {
    /// Changes what is given.
    pub(super) fn apply(self, profile: &mut Profile) -> Result<(), Refusal> {
        let texts = [
            (self.english_name, "englishName", LONGEST_TITLE, &mut profile.english_name),
            (self.title, "title", LONGEST_TITLE, &mut profile.title),
            (self.signature, "signature", LONGEST_TEXT, &mut profile.signature),
            (self.description, "desc", LONGEST_TEXT, &mut profile.description),
            (self.country, "country", LONGEST_COUNTRY, &mut profile.country),
        ];
        for (given, name, longest, kept) in texts {
            if let Some(text) = fields::text(given, name, longest)? {
                *kept = text;
            }
        }
        if let Some(code) = fields::text(self.department, "deptCode", LONGEST_CODE)? {
            profile.department = DepartmentCode::new(code);
        }
        if let Some(place) = fields::number(self.sort_level, "sortLevel", 0..=LAST_PLACE)? {
            profile.sort_level = u32::try_from(place).unwrap_or(Profile::SORT_LEVEL);
        }
        if let Some(hide) = fields::flag(self.hide_phone, "hidePhone")? {
            profile.hide_phone = hide;
        }
        if let Some(function) = fields::value(self.function, "function", "an object")?
            && let Some(board) = fields::flag(function.enable_room, "function.enableRoom")?
        {
            profile.board = board;
        }
        Ok(())
    }
}

/// A phone number: digits, perhaps after a plus sign, perhaps in groups.
pub(super) fn is_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    digits.contains(|letter: char| letter.is_ascii_digit())
        && digits.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ' ' | '-' | '(' | ')' | '.'))
}
