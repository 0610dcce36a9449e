//! Departments: one tree for each corporation, below a root that every corporation has.
//!
//! The root cannot be removed or moved; without a name of its own it is called like the corporation.
//! What must hold over the whole tree (depth, number of children, names, no loops) is decided by
//! [`Tree`].

mod error;
mod tree;

pub use error::DepartmentError;
pub use tree::Tree;

use convoca_booking::DepartmentCode;
use serde::{Deserialize, Serialize};

/// Longest code, in characters.
pub const LONGEST_CODE: usize = 64;

/// Longest name, in characters: the longest that can be searched for at the vendor's.
pub const LONGEST_NAME: usize = 128;

/// Longest note, in characters.
pub const LONGEST_NOTE: usize = 512;

/// Most departments that one may be given to see, as at the vendor's.
pub const MOST_DESIGNATED: usize = 150;

/// What stands between names in a path, and therefore in no name.
pub const SEPARATOR: char = '/';

/// A department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Department {
    /// Code, unique in the corporation; it never changes.
    pub code: DepartmentCode,
    /// Name, unique among the children of its parent ignoring case.
    pub name: String,
    /// What it is below; `None`: it is the root.
    pub parent: Option<DepartmentCode>,
    /// A note, or empty.
    pub note: String,
    /// Who may see its people.
    pub incoming: Incoming,
    /// Whom its people may see.
    pub outgoing: Outgoing,
    /// Place among its siblings: smaller comes first.
    pub sort_level: u32,
}

/// Who may see a department's people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Incoming {
    /// Whoever his own department lets.
    #[default]
    Unlimited,
    /// Everybody, whatever his own department says.
    Open,
}

/// Whom a department's people may see in the address book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outgoing {
    /// Everybody.
    #[default]
    Unlimited,
    /// Nobody but oneself.
    OnlySelf,
    /// The department and what is below it.
    Below,
    /// These departments and what is below them.
    Designated(Vec<DepartmentCode>),
}

/// What somebody asks for; `None` leaves a property as it is, or at its default in a new department.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is documented at Department")]
pub struct DepartmentDraft {
    pub name: Option<String>,
    pub parent: Option<DepartmentCode>,
    pub note: Option<String>,
    pub incoming: Option<Incoming>,
    pub outgoing: Option<Outgoing>,
    pub sort_level: Option<u32>,
}

impl Department {
    /// The root of a corporation that has not changed it.
    pub fn root(name: &str) -> Self {
        Self {
            code: DepartmentCode::root(),
            name: name.to_owned(),
            parent: None,
            note: String::new(),
            incoming: Incoming::default(),
            outgoing: Outgoing::default(),
            sort_level: Self::SORT_LEVEL,
        }
    }

    /// Place among its siblings of a department that has been given none.
    pub const SORT_LEVEL: u32 = 10_000;

    /// Whether this is the root.
    pub fn is_root(&self) -> bool {
        self.parent.is_none()
    }

    /// Takes over what `draft` says, but for the place in the tree.
    fn take(&mut self, draft: DepartmentDraft) -> Result<(), DepartmentError> {
        if let Some(name) = draft.name {
            self.name = checked_name(&name)?;
        }
        if let Some(note) = draft.note {
            if note.chars().count() > LONGEST_NOTE {
                return Err(DepartmentError::Field { field: "note", problem: "must have at most 512 characters" });
            }
            self.note = note;
        }
        if let Some(Outgoing::Designated(codes)) = &draft.outgoing
            && codes.len() > MOST_DESIGNATED
        {
            return Err(DepartmentError::Field { field: "designated departments", problem: "must be at most 150" });
        }
        self.incoming = draft.incoming.unwrap_or(self.incoming);
        self.outgoing = draft.outgoing.unwrap_or_else(|| self.outgoing.clone());
        self.sort_level = draft.sort_level.unwrap_or(self.sort_level);
        Ok(())
    }
}

/// A code as somebody chose it.
///
/// # Errors
/// [`DepartmentError::Field`].
pub fn checked_code(code: &str) -> Result<DepartmentCode, DepartmentError> {
    let fits = (1..=LONGEST_CODE).contains(&code.chars().count());
    if fits && code.chars().all(|letter| letter.is_ascii_graphic() && letter != SEPARATOR) {
        Ok(DepartmentCode::new(code))
    } else {
        Err(DepartmentError::Field {
            field: "code",
            problem: "must be 1 to 64 letters, digits and signs without slashes or spaces",
        })
    }
}

fn checked_name(name: &str) -> Result<String, DepartmentError> {
    let name = name.trim();
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count());
    if fits && !name.chars().any(|letter| letter == SEPARATOR || letter.is_control()) {
        Ok(name.to_owned())
    } else {
        Err(DepartmentError::Field { field: "name", problem: "must have 1 to 128 characters, none of them a slash" })
    }
}

#[cfg(test)]
mod tests;
