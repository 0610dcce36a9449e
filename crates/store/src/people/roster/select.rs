//! Picking a page out of a roster.

use super::{Entry, PeopleQuery};
use crate::people::PeopleOrder;
use crate::people::row::level_number;
use crate::sql::text;
use memchr::memmem::Finder;
use std::collections::HashSet;
use std::ops::Range;

/// The IDs on the page that `query` asks for out of `entries` and then `more`, each in the order of
/// accounts, and how many there are on all pages.
pub(in crate::people) fn select(entries: &[Entry], more: &[Entry], query: &PeopleQuery) -> (Vec<String>, u64) {
    let ids = |page: &mut dyn Iterator<Item = &Entry>| page.map(|entry| entry.id.to_string()).collect();
    if query.is_open() && query.order == PeopleOrder::Account && more.is_empty() {
        let part = page(entries.len(), query);
        let found = if query.descending {
            let (start, end) = (entries.len() - part.end, entries.len() - part.start);
            ids(&mut entries[start..end].iter().rev())
        } else {
            ids(&mut entries[part].iter())
        };
        return (found, entries.len() as u64);
    }
    let wanted = Wanted::of(query);
    let mut found: Vec<&Entry> = entries.iter().chain(more).filter(|entry| wanted.takes(entry)).collect();
    match query.order {
        PeopleOrder::Account => {}
        PeopleOrder::Level => found.sort_by_key(|entry| entry.level),
        PeopleOrder::Department => found.sort_by(|a, b| a.department.cmp(&b.department)),
        PeopleOrder::Disabled => found.sort_by_key(|entry| entry.disabled),
        PeopleOrder::SortLevel => found.sort_by_key(|entry| entry.sort_level),
    }
    if query.descending {
        found.reverse();
    }
    let part = page(found.len(), query);
    (ids(&mut found[part].iter().copied()), found.len() as u64)
}

/// Which of `total` stand on the page.
fn page(total: usize, query: &PeopleQuery) -> Range<usize> {
    let start = usize::try_from(query.offset).unwrap_or(usize::MAX).min(total);
    let length = usize::try_from(query.limit).unwrap_or(usize::MAX);
    start..start.saturating_add(length).min(total)
}

/// A query's filters, as entries are compared with them.
struct Wanted<'a> {
    needle: Option<Finder<'static>>,
    departments: Option<HashSet<&'a str>>,
    visible: Option<(HashSet<&'a str>, &'a str)>,
    levels: Option<Vec<i64>>,
    disabled: Option<bool>,
    board: Option<bool>,
}

impl<'a> Wanted<'a> {
    fn of(query: &'a PeopleQuery) -> Self {
        Self {
            needle: query.search.as_deref().map(|search| Finder::new(&text(&search.to_lowercase())).into_owned()),
            departments: query.departments.as_ref().map(|codes| codes.iter().map(|code| code.as_str()).collect()),
            visible: query
                .visible
                .as_ref()
                .map(|(codes, user)| (codes.iter().map(|code| code.as_str()).collect(), user.as_str())),
            levels: query.levels.as_ref().map(|levels| levels.iter().copied().map(level_number).collect()),
            disabled: query.disabled,
            board: query.board,
        }
    }

    fn takes(&self, entry: &Entry) -> bool {
        self.disabled.is_none_or(|disabled| entry.disabled == disabled)
            && self.board.is_none_or(|board| entry.board == board)
            && self.levels.as_ref().is_none_or(|levels| levels.contains(&entry.level))
            && self.departments.as_ref().is_none_or(|codes| codes.contains(&*entry.department))
            && self.visible.as_ref().is_none_or(|(codes, own)| codes.contains(&*entry.department) || *own == &*entry.id)
            && self.needle.as_ref().is_none_or(|needle| needle.find(entry.search.as_bytes()).is_some())
    }
}

#[cfg(test)]
mod tests;
