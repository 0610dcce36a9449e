//! Reading CSV files of people.

use super::*;
use convoca_directory::Department;

fn tree() -> Tree {
    let works = Department {
        code: DepartmentCode::new("w"),
        parent: Some(DepartmentCode::root()),
        ..Department::root("Works")
    };
    let north =
        Department { code: DepartmentCode::new("n"), parent: Some(works.code.clone()), ..Department::root("North") };
    Tree::new("Roofers", [works, north])
}

/// Accounts that are good, and numbers and reasons of lines that are not.
fn check(file: &str, good: &[&str], bad: &[(i64, &str)]) {
    let (lines, refused) = lines(file.as_bytes(), &tree()).unwrap();
    let accounts: Vec<&str> = lines.iter().map(|line| line.new.account.as_str()).collect();
    assert_eq!(accounts, good, "{file}");
    let reasons: Vec<(i64, &str)> = refused.iter().map(|line| (line.line, line.reason.as_str())).collect();
    assert_eq!(reasons, bad, "{file}");
}

#[test]
fn columns_stand_in_any_order() {
    let file = "\u{feff}Name,department,ACCOUNT,unknown,title,thirdAccount,status,phone\n\
                \"Ana, the first\", works / North ,ana,x,Roofer,t-1,1,+44 1\n\
                Bob\n";
    let (lines, refused) = lines(file.as_bytes(), &tree()).unwrap();
    assert_eq!(refused, []);
    let ana = &lines[0].new;
    assert_eq!((ana.account.as_str(), ana.name.as_str(), ana.phone.as_str()), ("ana", "Ana, the first", "+44 1"));
    assert_eq!((ana.profile.department.as_str(), ana.profile.title.as_str()), ("n", "Roofer"));
    assert_eq!((ana.third_account.as_deref(), ana.disabled), (Some("t-1"), true));
    let bob = &lines[1].new;
    assert_eq!((bob.profile.department.as_str(), bob.third_account.as_deref(), bob.disabled), ("1", None, false));
    assert!(bob.account.starts_with("user-"));
}

#[test]
fn bad_lines_are_said_and_good_ones_taken() {
    check(
        "account,name,email,phone,department,status\n\
         ana,Ana,ana@x.example,,,\n\
         ANA,Ana again,,,,\n\
         bob,,,,,\n\
         carl,Carl,no mail,,,\n\
         dora,Dora,,call me,,\n\
         e:ve,Eve,,,,\n\
         fred,Fred,,,Nowhere,\n\
         gina,Gina,,,,2\n\
         ,,,,,\n\
         ,Hugo,hugo@x.example,,Works/North,0\n",
        &["ana", "hugo@x.example"],
        &[
            (3, "the account is in the file already"),
            (4, "name must be given"),
            (5, "email must be an e-mail address"),
            (6, "phone must be a phone number"),
            (7, "account must have no colons, spaces or control characters"),
            (8, "there is no department Nowhere"),
            (9, "status must be 0 or 1"),
        ],
    );
}

#[test]
fn files_that_are_none_are_refused() {
    for file in [&b""[..], b"account,email\na,b\n", b"\xff\xfe,name\n", b"hello"] {
        assert!(lines(file, &tree()).is_err(), "{file:?}");
    }
    let long = format!("name\n{}", "x\n".repeat(MOST + 1));
    assert!(lines(long.as_bytes(), &tree()).is_err());
    let (_, bad) = lines(b"name\n\xff\nBob\n", &tree()).unwrap();
    assert_eq!((bad.len(), bad[0].line), (1, 2));
}

#[test]
fn texts_that_are_too_long_are_refused() {
    let long = "x".repeat(300);
    let file = format!("name,account,title\n{long},a,\nA,{long},\nB,b,{long}\n");
    let (good, bad) = lines(file.as_bytes(), &tree()).unwrap();
    assert_eq!((good.len(), bad.len()), (0, 3));
    assert_eq!(bad[1].account.chars().count(), LONGEST_ACCOUNT);
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    for (file, wanted) in [
        ("name,email\nAna,bad\nBob,bad\n", [2, 3]),
        ("name,email\r\nAna,bad\r\nBob,bad\r\n", [2, 3]),
        ("name,email\r\n\r\nAna,bad\n\n\nBob,bad", [3, 6]),
        ("name,email\r\n\"Ana\r\nMaria\",bad\r\nBob,bad\r\n", [2, 4]),
    ] {
        let (_, bad) = lines(file.as_bytes(), &tree()).unwrap();
        assert_eq!(bad.iter().map(|line| line.line).collect::<Vec<_>>(), wanted, "{file:?}");
    }
}
