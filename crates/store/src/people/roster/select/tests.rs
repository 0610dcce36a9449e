//! Pages out of a roster, compared with what a plain sort and skip gives.

use super::*;

fn entries(count: usize) -> Vec<Entry> {
    let entry = |number: usize| Entry {
        id: format!("id{number}").into(),
        account: format!("a{number:04}").into(),
        search: format!("a{number:04}\nname {}", number % 7).into(),
        department: format!("{}", number % 3).into(),
        sort_level: i64::try_from(number % 5).unwrap(),
        level: 2,
        disabled: number.is_multiple_of(4),
        board: false,
        device: false,
    };
    (0..count).map(entry).collect()
}

#[test]
fn pages_join_to_the_whole_list() {
    let all = entries(103);
    let check = |query: &PeopleQuery| {
        let whole = select(&all, &[], &PeopleQuery { offset: 0, limit: 1000, ..query.clone() });
        let mut joined = Vec::new();
        for number in 0..30 {
            let (page, total) = select(&all, &[], &PeopleQuery { offset: number * 10, limit: 10, ..query.clone() });
            assert_eq!(total, whole.1, "{query:?}");
            joined.extend(page);
        }
        assert_eq!(joined, whole.0, "{query:?}");
        assert_eq!(whole.0.len() as u64, whole.1);
    };
    for descending in [false, true] {
        for order in [PeopleOrder::Account, PeopleOrder::SortLevel, PeopleOrder::Department, PeopleOrder::Disabled] {
            for search in [None, Some("NAME 3".to_owned()), Some("nobody".to_owned())] {
                check(&PeopleQuery { order, descending, search, ..PeopleQuery::default() });
            }
        }
    }
}

#[test]
fn a_search_finds_parts_in_any_case() {
    let all = entries(50);
    let count = |search: &str| {
        select(&all, &[], &PeopleQuery { search: Some(search.to_owned()), limit: 1, ..PeopleQuery::default() }).1
    };
    assert_eq!((count("A0049"), count("004"), count("name 6"), count(""), count("name 7")), (1, 11, 7, 50, 0));
}
