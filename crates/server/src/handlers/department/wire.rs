//! From the vendor's words to drafts of departments.

use crate::handlers::fields;
use crate::http::Refusal;
use convoca_booking::DepartmentCode;
use convoca_contract::department::UpdateDepartmentRequest;
use convoca_directory::DepartmentDraft;
use convoca_directory::department::{Department, Incoming, LONGEST_CODE, LONGEST_NAME, LONGEST_NOTE, Outgoing};

/// Longest word of a permission, which no word of the vendor's comes near.
const LONGEST_WORD: usize = 64;

/// What is asked for.
pub(super) fn draft(body: UpdateDepartmentRequest) -> Result<DepartmentDraft, Refusal> {
    let designated = fields::value(body.designated_out_dept_codes, "designatedOutDeptCodes", "a list of codes")?;
    let level = i64::from(Department::SORT_LEVEL);
    Ok(DepartmentDraft {
        name: fields::text(body.dept_name, "deptName", LONGEST_NAME)?,
        parent: fields::text(body.parent_dept_code, "parentDeptCode", LONGEST_CODE)?.map(DepartmentCode::new),
        note: fields::text(body.note, "note", LONGEST_NOTE)?,
        incoming: fields::text(body.in_permission, "inPermission", LONGEST_WORD)?
            .map(|word| incoming(&word))
            .transpose()?,
        outgoing: fields::text(body.out_permission, "outPermission", LONGEST_WORD)?
            .map(|word| outgoing(&word, designated.unwrap_or_default()))
            .transpose()?,
        sort_level: fields::number(body.sort_level, "sortLevel", 0..=level)?
            .and_then(|level| u32::try_from(level).ok()),
    })
}

/// The vendor's other two words are in its documents "not there yet".
fn incoming(word: &str) -> Result<Incoming, Refusal> {
    match word {
        "UNLIMITED" => Ok(Incoming::Unlimited),
        "OPEN" => Ok(Incoming::Open),
        _ => Err(fields::wrong("inPermission", "must be UNLIMITED or OPEN")),
    }
}

fn outgoing(word: &str, designated: Vec<String>) -> Result<Outgoing, Refusal> {
    match word {
        "UNLIMITED" => Ok(Outgoing::Unlimited),
        "ONLY_SELF" => Ok(Outgoing::OnlySelf),
        "SELF_AND_CHILD_DEPARTMENT" => Ok(Outgoing::Below),
        "DESIGNATED_DEPARTMENT" => Ok(Outgoing::Designated(designated.into_iter().map(DepartmentCode::new).collect())),
        _ => Err(fields::wrong(
            "outPermission",
            "must be UNLIMITED, ONLY_SELF, SELF_AND_CHILD_DEPARTMENT or DESIGNATED_DEPARTMENT",
        )),
    }
}
