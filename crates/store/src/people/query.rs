//! Which part of a corporation's people, and in which order.

use convoca_booking::{AdminLevel, DepartmentCode, UserId};
use std::collections::HashSet;

/// Which part of a corporation's people, and in which order. Filters that are `None` let everybody
/// through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleQuery {
    /// Whether people or devices.
    pub kinds: PeopleKinds,
    /// What is looked for in account, name, e-mail address, phone number, number and third-party ID,
    /// ignoring case.
    pub search: Option<String>,
    /// Who is in one of these departments.
    pub departments: Option<HashSet<DepartmentCode>>,
    /// Who is in one of these departments, or is that person.
    pub visible: Option<(HashSet<DepartmentCode>, UserId)>,
    /// Who administers as much as one of these says.
    pub levels: Option<Vec<AdminLevel>>,
    /// Who is disabled, or is not.
    pub disabled: Option<bool>,
    /// Whose account is for a board, or is not.
    pub board: Option<bool>,
    /// What the order goes by; those that it leaves equal go by account.
    pub order: PeopleOrder,
    /// Whether the order is the other way round.
    pub descending: bool,
    /// How many to skip.
    pub offset: u64,
    /// Most on the page.
    pub limit: u32,
}

/// Whose accounts are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PeopleKinds {
    /// People's.
    #[default]
    People,
    /// Devices'.
    Devices,
    /// People's and, where the order leaves it open, after them those of devices.
    Both,
}

/// What the order of people goes by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PeopleOrder {
    /// The account.
    #[default]
    Account,
    /// What they administer: the default administrator first.
    Level,
    /// The department's code.
    Department,
    /// Whether they are disabled: who is not comes first.
    Disabled,
    /// Their place in the directory.
    SortLevel,
}

impl PeopleQuery {
    /// Whether it lets everybody through.
    pub(super) fn is_open(&self) -> bool {
        self.search.is_none()
            && self.departments.is_none()
            && self.visible.is_none()
            && self.levels.is_none()
            && self.disabled.is_none()
            && self.board.is_none()
    }
}
