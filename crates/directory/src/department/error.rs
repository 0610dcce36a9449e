//! Why a department cannot be added, changed or removed.

use convoca_booking::DepartmentCode;
use thiserror::Error;

/// Why a department cannot be added, changed or removed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DepartmentError {
    /// There is none with this code.
    #[error("there is no department {0}")]
    NoSuch(DepartmentCode),
    /// The code is taken.
    #[error("there is a department {0} already")]
    CodeTaken(DepartmentCode),
    /// A sibling has the name.
    #[error("there is a department {0} below the same parent already")]
    NameTaken(String),
    /// It, or one below it, would be too deep.
    #[error("departments may be at most 10 levels deep")]
    TooDeep,
    /// The parent has as many children as it may have.
    #[error("a department may have at most 100 departments directly below it")]
    TooManyChildren,
    /// The corporation has as many as it may have.
    #[error("a corporation may have at most 5000 departments")]
    TooMany,
    /// It would be below itself.
    #[error("a department cannot be moved below itself")]
    Loop,
    /// The root stays where it is.
    #[error("the root department can be neither moved nor deleted")]
    Root,
    /// Others are below it.
    #[error("the department has departments below it")]
    HasChildren,
    /// People or devices are in it.
    #[error("there is somebody in the department")]
    Occupied,
    /// Something about it is malformed.
    #[error("the department's {field} {problem}")]
    Field {
        /// What.
        field: &'static str,
        /// What is wrong with it.
        problem: &'static str,
    },
}
