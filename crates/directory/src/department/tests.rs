//! Departments.

use super::*;
use std::collections::HashSet;

fn code(text: &str) -> DepartmentCode {
    DepartmentCode::new(text)
}

fn draft(name: &str, parent: &str) -> DepartmentDraft {
    DepartmentDraft { name: Some(name.to_owned()), parent: Some(code(parent)), ..DepartmentDraft::default() }
}

/// A tree of `(code, name, parent)`.
fn tree(rows: &[(&str, &str, &str)]) -> Tree {
    let mut departments = Vec::new();
    for (own, name, parent) in rows {
        let tree = Tree::new("Roofers", departments.clone());
        departments.push(tree.added(code(own), draft(name, parent)).unwrap());
    }
    Tree::new("Roofers", departments)
}

fn works() -> Tree {
    tree(&[("a", "Works", "1"), ("b", "North", "a"), ("c", "South", "a"), ("d", "Office", "1"), ("e", "Gutters", "b")])
}

#[test]
fn every_corporation_has_a_root_of_its_name() {
    let tree = Tree::new("Roofers", []);
    let root = tree.get(&DepartmentCode::root()).unwrap();
    assert_eq!((root.name.as_str(), root.is_root(), tree.is_leaf(&root.code)), ("Roofers", true, true));
    assert_eq!(tree.name_path(&root.code), "Roofers");
}

#[test]
fn paths_lead_from_the_root_down() {
    let tree = works();
    let names: Vec<&str> = tree.way(&code("e")).iter().map(|department| department.name.as_str()).collect();
    assert_eq!(names, ["Roofers", "Works", "North", "Gutters"]);
    assert_eq!(tree.name_path(&code("e")), "Works/North/Gutters");
    let check = |path: &str, expected: Option<&str>| {
        assert_eq!(tree.at(path).map(|department| department.code.as_str()), expected, "{path}");
    };
    check("", Some("1"));
    check("works / NORTH/Gutters", Some("e"));
    check("Works/North/", Some("b"));
    check("North", None);
}

#[test]
fn what_is_below_comes_with_it() {
    let tree = works();
    let check = |of: &str, expected: &[&str]| {
        let found: HashSet<_> = tree.below(&code(of));
        assert_eq!(found, expected.iter().map(|text| code(text)).collect(), "{of}");
    };
    check("a", &["a", "b", "c", "e"]);
    check("e", &["e"]);
    check("nobody", &[]);
    assert_eq!(tree.below(&DepartmentCode::root()).len(), 6);
}

#[test]
fn children_stand_in_their_order() {
    let mut departments = Vec::new();
    for (own, name, level) in [("a", "Beta", 2), ("b", "Alpha", 2), ("c", "Gamma", 1)] {
        let wanted = DepartmentDraft { sort_level: Some(level), ..draft(name, "1") };
        departments.push(Tree::new("Roofers", departments.clone()).added(code(own), wanted).unwrap());
    }
    let tree = Tree::new("Roofers", departments);
    let names: Vec<&str> = tree.children(&DepartmentCode::root()).map(|child| child.name.as_str()).collect();
    assert_eq!(names, ["Gamma", "Alpha", "Beta"]);
    assert_eq!(tree.named("A").len(), 3);
    assert_eq!(tree.named("alp")[0].name, "Alpha");
}

#[test]
fn what_does_not_fit_is_refused() {
    use DepartmentError as E;
    let tree = works();
    let added = |own: &str, wanted: DepartmentDraft| tree.added(code(own), wanted).unwrap_err();
    assert_eq!(added("a", draft("Other", "1")), E::CodeTaken(code("a")));
    assert_eq!(added("1", draft("Other", "1")), E::CodeTaken(code("1")));
    assert_eq!(added("x", draft("Other", "nowhere")), E::NoSuch(code("nowhere")));
    assert_eq!(added("x", draft(" office", "1")), E::NameTaken("office".to_owned()));
    let designated = Outgoing::Designated(vec![code("nowhere")]);
    let wanted = DepartmentDraft { outgoing: Some(designated), ..draft("Other", "1") };
    assert_eq!(added("x", wanted), E::NoSuch(code("nowhere")));
    let many = Outgoing::Designated(vec![code("a"); MOST_DESIGNATED + 1]);
    let wanted = DepartmentDraft { outgoing: Some(many), ..draft("Other", "1") };
    assert!(matches!(added("x", wanted), E::Field { field: "designated departments", .. }));
    for name in ["", "  ", "a/b", "a\nb", &"x".repeat(129)] {
        assert!(matches!(added("x", draft(name, "1")), E::Field { field: "name", .. }), "{name}");
    }
    assert!(matches!(added("x", DepartmentDraft::default()), E::Field { field: "name", .. }));
    for odd in ["", "a b", "a/b", "ü", &"x".repeat(65)] {
        assert!(checked_code(odd).is_err(), "{odd}");
    }
    // The same name elsewhere is another department.
    assert!(tree.added(code("x"), draft("Office", "a")).is_ok());
}

#[test]
fn moving_makes_no_loops() {
    use DepartmentError as E;
    let tree = works();
    let moved = |own: &str, parent: &str| {
        let wanted = DepartmentDraft { parent: Some(code(parent)), ..DepartmentDraft::default() };
        tree.edited(&code(own), wanted)
    };
    assert_eq!(moved("a", "e"), Err(E::Loop));
    assert_eq!(moved("a", "a"), Err(E::Loop));
    assert_eq!(moved("1", "a"), Err(E::Root));
    assert_eq!(moved("nobody", "a"), Err(E::NoSuch(code("nobody"))));
    assert_eq!(moved("b", "nobody"), Err(E::NoSuch(code("nobody"))));
    assert_eq!(moved("b", "d").unwrap().parent, Some(code("d")));
    // Where it is already.
    assert_eq!(moved("b", "a").unwrap().parent, Some(code("a")));
    let renamed = tree.edited(&code("b"), DepartmentDraft { name: Some("NORTH".into()), ..DepartmentDraft::default() });
    assert_eq!(renamed.unwrap().name, "NORTH");
    let renamed = tree.edited(&code("b"), DepartmentDraft { name: Some("south".into()), ..DepartmentDraft::default() });
    assert_eq!(renamed, Err(E::NameTaken("south".into())));
}

#[test]
fn depth_and_breadth_are_bounded() {
    let mut departments = Vec::new();
    let mut parent = "1".to_owned();
    for level in 2..=10 {
        let own = format!("l{level}");
        departments.push(Tree::new("R", departments.clone()).added(code(&own), draft("x", &parent)).unwrap());
        parent = own;
    }
    let deep = Tree::new("R", departments.clone());
    assert_eq!(deep.added(code("x"), draft("x", "l10")), Err(DepartmentError::TooDeep));
    departments.push(deep.added(code("y"), draft("y", "1")).unwrap());
    let tree = Tree::new("R", departments.clone());
    let below = DepartmentDraft { parent: Some(code("y")), ..DepartmentDraft::default() };
    // l2 with nine levels below the root's child would be eleven deep; l3 with eight is ten.
    assert_eq!(tree.edited(&code("l2"), below.clone()), Err(DepartmentError::TooDeep));
    assert!(tree.edited(&code("l3"), below).is_ok());

    let mut wide = Vec::new();
    for number in 0..100 {
        wide.push(Department {
            name: format!("n{number}"),
            parent: Some(code("1")),
            code: code(&format!("w{number}")),
            ..Department::root("")
        });
    }
    let tree = Tree::new("R", wide);
    assert_eq!(tree.added(code("x"), draft("one more", "1")), Err(DepartmentError::TooManyChildren));
    assert!(tree.edited(&code("w1"), draft("renamed", "1")).is_ok());
}

#[test]
fn only_empty_ones_go() {
    let tree = works();
    assert_eq!(tree.may_remove(&code("1")), Err(DepartmentError::Root));
    assert_eq!(tree.may_remove(&code("a")), Err(DepartmentError::HasChildren));
    assert_eq!(tree.may_remove(&code("x")), Err(DepartmentError::NoSuch(code("x"))));
    assert_eq!(tree.may_remove(&code("e")), Ok(()));
}

#[test]
fn departments_say_whom_their_people_see() {
    let with = |own: &str, outgoing: Outgoing, open: Option<&str>| {
        let tree = works();
        let mut all: Vec<Department> =
            ["a", "b", "c", "d", "e"].iter().map(|c| tree.get(&code(c)).unwrap().clone()).collect();
        for department in &mut all {
            if department.code == code(own) {
                department.outgoing = outgoing.clone();
            }
            if Some(department.code.as_str()) == open {
                department.incoming = Incoming::Open;
            }
        }
        Tree::new("Roofers", all).visible_from(&code(own))
    };
    let check = |outgoing, open, expected: Option<&[&str]>| {
        let expected = expected.map(|codes| codes.iter().map(|text| code(text)).collect::<HashSet<_>>());
        assert_eq!(with("b", outgoing, open), expected);
    };
    check(Outgoing::Unlimited, None, None);
    check(Outgoing::OnlySelf, None, Some(&[]));
    check(Outgoing::OnlySelf, Some("d"), Some(&["d"]));
    check(Outgoing::Below, None, Some(&["b", "e"]));
    check(Outgoing::Designated(vec![code("c"), code("b")]), None, Some(&["c", "b", "e"]));
}
