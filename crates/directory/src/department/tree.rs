//! A corporation's departments as a whole.

use super::{Department, DepartmentDraft, DepartmentError, Incoming, Outgoing, SEPARATOR};
use convoca_booking::DepartmentCode;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Most levels including the root, as at the vendor's.
const MOST_LEVELS: usize = 10;

/// Most children of one department, as at the vendor's.
const MOST_CHILDREN: usize = 100;

/// Most departments of a corporation: all of them are read when one is changed.
const MOST: usize = 5000;

/// A corporation's departments. There is always a root, and every other has a parent.
#[derive(Clone, Debug)]
pub struct Tree {
    departments: HashMap<DepartmentCode, Department>,
    /// In the order in which they are shown.
    children: HashMap<DepartmentCode, Vec<DepartmentCode>>,
}

impl Tree {
    /// The tree of these departments in the corporation of this name.
    pub fn new(corporation: &str, departments: impl IntoIterator<Item = Department>) -> Self {
        let mut all = HashMap::from([(DepartmentCode::root(), Department::root(corporation))]);
        all.extend(departments.into_iter().map(|department| (department.code.clone(), department)));
        let mut children: HashMap<DepartmentCode, Vec<DepartmentCode>> = HashMap::new();
        for department in all.values() {
            if let Some(parent) = &department.parent {
                children.entry(parent.clone()).or_default().push(department.code.clone());
            }
        }
        for codes in children.values_mut() {
            codes.sort_by_key(|code| all.get(code).map(|child| (child.sort_level, child.name.clone(), code.clone())));
        }
        Self { departments: all, children }
    }

    /// The department with this code.
    pub fn get(&self, code: &DepartmentCode) -> Option<&Department> {
        self.departments.get(code)
    }

    /// Those directly below it, in their order.
    pub fn children(&self, code: &DepartmentCode) -> impl Iterator<Item = &Department> {
        let codes = self.children.get(code).map(Vec::as_slice).unwrap_or_default();
        codes.iter().filter_map(|code| self.departments.get(code))
    }

    /// Whether nothing is below it.
    pub fn is_leaf(&self, code: &DepartmentCode) -> bool {
        self.children(code).next().is_none()
    }

    /// The way from the root to it, both included.
    pub fn way(&self, code: &DepartmentCode) -> Vec<&Department> {
        let mut way = Vec::new();
        let mut next = self.get(code);
        // No tree is deeper, also not a damaged one.
        while let Some(department) = next.filter(|_| way.len() < MOST_LEVELS) {
            way.push(department);
            next = department.parent.as_ref().and_then(|parent| self.get(parent));
        }
        way.reverse();
        way
    }

    /// The names from the root's child down to it, separated; the root's own name for the root.
    pub fn name_path(&self, code: &DepartmentCode) -> String {
        let way = self.way(code);
        let below_root = if way.len() > 1 { &way[1..] } else { &way[..] };
        let names: Vec<&str> = below_root.iter().map(|department| department.name.as_str()).collect();
        names.join(&SEPARATOR.to_string())
    }

    /// It and everything below it; empty when there is no such department.
    pub fn below(&self, code: &DepartmentCode) -> HashSet<DepartmentCode> {
        let mut found = HashSet::new();
        let mut waiting: Vec<&DepartmentCode> = self.get(code).map(|department| &department.code).into_iter().collect();
        while let Some(code) = waiting.pop() {
            if found.insert(code.clone()) {
                waiting.extend(self.children.get(code).into_iter().flatten());
            }
        }
        found
    }

    /// Those whose names contain `text`, ignoring case, by name.
    pub fn named(&self, text: &str) -> Vec<&Department> {
        let text = text.to_lowercase();
        let mut found: Vec<&Department> =
            self.departments.values().filter(|department| department.name.to_lowercase().contains(&text)).collect();
        found.sort_by(|a, b| (&a.name, &a.code).cmp(&(&b.name, &b.code)));
        found
    }

    /// The department that a path of names leads to, from the root's child on. An empty path is the
    /// root.
    pub fn at(&self, path: &str) -> Option<&Department> {
        let mut at = self.get(&DepartmentCode::root())?;
        for name in path.split(SEPARATOR).map(str::trim).filter(|name| !name.is_empty()) {
            at = self.children(&at.code).find(|child| same(&child.name, name))?;
        }
        Some(at)
    }

    /// Whose people somebody in `code` may see, himself aside; `None`: everybody's.
    pub fn visible_from(&self, code: &DepartmentCode) -> Option<HashSet<DepartmentCode>> {
        let own = self.get(code)?;
        let mut visible: HashSet<DepartmentCode> = match &own.outgoing {
            Outgoing::Unlimited => return None,
            Outgoing::OnlySelf => HashSet::new(),
            Outgoing::Below => self.below(code),
            Outgoing::Designated(codes) => codes.iter().flat_map(|code| self.below(code)).collect(),
        };
        let open = self.departments.values().filter(|department| department.incoming == Incoming::Open);
        visible.extend(open.map(|department| department.code.clone()));
        Some(visible)
    }

    /// The new department that `draft` asks for, under `code`.
    ///
    /// # Errors
    /// A [`DepartmentError`].
    pub fn added(&self, code: DepartmentCode, draft: DepartmentDraft) -> Result<Department, DepartmentError> {
        if self.departments.contains_key(&code) {
            return Err(DepartmentError::CodeTaken(code));
        }
        if self.departments.len() >= MOST {
            return Err(DepartmentError::TooMany);
        }
        let parent = draft.parent.clone().unwrap_or_else(DepartmentCode::root);
        let mut new = Department { code, parent: Some(parent.clone()), ..Department::root("") };
        if draft.name.is_none() {
            return Err(DepartmentError::Field { field: "name", problem: "must be given" });
        }
        new.take(draft)?;
        self.check_designated(&new)?;
        self.check_place(&new, &parent, 1)?;
        Ok(new)
    }

    /// The department with `draft` applied.
    ///
    /// # Errors
    /// A [`DepartmentError`].
    pub fn edited(&self, code: &DepartmentCode, draft: DepartmentDraft) -> Result<Department, DepartmentError> {
        let present = self.get(code).ok_or_else(|| DepartmentError::NoSuch(code.clone()))?;
        let mut edited = present.clone();
        let (parent, designates) = (draft.parent.clone(), draft.outgoing.is_some());
        edited.take(draft)?;
        // Those that were named long ago may be gone by now, and count for nothing.
        if designates {
            self.check_designated(&edited)?;
        }
        if let Some(parent) = parent
            && edited.parent.as_ref() != Some(&parent)
        {
            if edited.is_root() {
                return Err(DepartmentError::Root);
            }
            if self.below(code).contains(&parent) {
                return Err(DepartmentError::Loop);
            }
            edited.parent = Some(parent);
        }
        if let Some(parent) = &edited.parent {
            self.check_place(&edited, parent, self.height(code))?;
        }
        Ok(edited)
    }

    /// Whether it may be removed, as far as the tree is concerned.
    ///
    /// # Errors
    /// [`DepartmentError::NoSuch`], [`DepartmentError::Root`] or [`DepartmentError::HasChildren`].
    pub fn may_remove(&self, code: &DepartmentCode) -> Result<(), DepartmentError> {
        let found = self.get(code).ok_or_else(|| DepartmentError::NoSuch(code.clone()))?;
        if found.is_root() {
            return Err(DepartmentError::Root);
        }
        if self.is_leaf(code) { Ok(()) } else { Err(DepartmentError::HasChildren) }
    }

    /// Whether `department`, which has `height` levels with those below it, fits below `parent`.
    fn check_place(
        &self,
        department: &Department,
        parent: &DepartmentCode,
        height: usize,
    ) -> Result<(), DepartmentError> {
        if self.get(parent).is_none() {
            return Err(DepartmentError::NoSuch(parent.clone()));
        }
        let siblings = || self.children(parent).filter(|sibling| sibling.code != department.code);
        if siblings().any(|sibling| same(&sibling.name, &department.name)) {
            return Err(DepartmentError::NameTaken(department.name.clone()));
        }
        if siblings().count() >= MOST_CHILDREN {
            return Err(DepartmentError::TooManyChildren);
        }
        if self.way(parent).len() + height > MOST_LEVELS {
            return Err(DepartmentError::TooDeep);
        }
        Ok(())
    }

    fn check_designated(&self, department: &Department) -> Result<(), DepartmentError> {
        let Outgoing::Designated(codes) = &department.outgoing else { return Ok(()) };
        match codes.iter().find(|code| self.get(code).is_none()) {
            Some(unknown) => Err(DepartmentError::NoSuch(unknown.clone())),
            None => Ok(()),
        }
    }

    /// How many levels it has with those below it.
    fn height(&self, code: &DepartmentCode) -> usize {
        let own = self.way(code).len();
        let deepest: BTreeSet<usize> = self.below(code).iter().map(|code| self.way(code).len()).collect();
        deepest.last().map_or(1, |deepest| deepest + 1 - own)
    }
}

/// Whether two names are the same, ignoring case.
fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}
