use super::*;

fn loud(dbov: i8) -> Loudness {
    let mut loudness = Loudness::default();
    (0..100).for_each(|_| loudness.hear(dbov));
    loudness
}

#[test]
fn levels_become_loudness() {
    let check = |dbov, speaks, level: std::ops::RangeInclusive<u8>| {
        let loudness = loud(dbov);
        assert_eq!(loudness.speaks(), speaks, "{dbov}");
        assert!(level.contains(&loudness.level()), "{dbov}: {}", loudness.level());
    };
    check(-127, false, 0..=0);
    check(-65, false, 5..=12);
    check(-30, true, 60..=70);
    check(0, true, 98..=100);
    // Two packets are enough to be heard, and it lasts over a pause between words.
    let mut word = Loudness::default();
    word.hear(-20);
    word.hear(-20);
    assert!(word.speaks());
    (0..5).for_each(|_| word.hear(-127));
    assert!(word.speaks());
    (0..30).for_each(|_| word.hear(-127));
    assert!(!word.speaks());
}

#[test]
fn the_list_is_told_when_it_changes() {
    let now = Instant::now();
    let mut speakers = Speakers::new();
    let mut look = |all: &[(u64, i8)]| speakers.look(now, all.iter().map(|(id, dbov)| (*id, loud(*dbov))));
    assert_eq!(look(&[(1, -127), (2, -127)]), None);
    let told = look(&[(1, -50), (2, -20), (3, -127)]).unwrap();
    assert_eq!(told.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(look(&[(1, -50), (2, -21), (3, -127)]), None, "a little is no change");
    assert_eq!(look(&[(1, -127), (2, -127)]), Some(vec![]));
}

#[test]
fn a_cough_does_not_take_the_floor() {
    let start = Instant::now();
    let mut speakers = Speakers::new();
    let mut look = |ms, all: &[(u64, i8)]| {
        speakers.look(start + Duration::from_millis(ms), all.iter().map(|(id, dbov)| (*id, loud(*dbov))));
        speakers.active()
    };
    assert_eq!(look(0, &[]), None);
    assert_eq!(look(200, &[(1, -30)]), Some(1));
    assert_eq!(look(400, &[(1, -30), (2, -10)]), Some(1));
    assert_eq!(look(600, &[(1, -30), (2, -127)]), Some(1));
    assert_eq!(look(800, &[(1, -30), (2, -10)]), Some(1));
    assert_eq!(look(1_400, &[(1, -30), (2, -10)]), Some(2));
    assert_eq!(look(1_600, &[]), Some(2), "he keeps it while nobody speaks");
    speakers.forget(2);
    assert_eq!(speakers.active(), None);
}
