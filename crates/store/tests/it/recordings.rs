//! Files that meetings were recorded into.

use crate::world::{World, at, booking, on_both_stores};
use convoca_booking::{CorporationId, Defaults, Programme, Record, RecordedFile};
use convoca_store::{Effects, JobQuery, JobState, NewJob, Order, PastQuery, RecordChange, RecordingPlace, Viewer};

on_both_stores!(
    files_are_found_with_their_holding,
    pasts_of_what_was_recorded,
    a_token_fetches_one_file_once,
    files_go_with_what_is_remembered,
    old_files_go_and_are_noted,
    that_it_is_ready_is_noted_once,
    objects_are_not_forgotten_with_their_rows,
);

const OURS: &str = "100000001";
const OTHERS: &str = "100000002";

fn corporation(id: &str) -> CorporationId {
    CorporationId::new(id)
}

fn file(holding: &str, part: u32, bytes: u64) -> RecordedFile {
    RecordedFile {
        id: format!("{}-{part}", RecordedFile::stem(holding, 1, Programme::Composed)),
        holding: holding.to_owned(),
        corporation: corporation(OURS),
        session: 1,
        part,
        programme: Programme::Composed,
        began_at: at(i64::from(part)),
        ended_at: at(i64::from(part) + 1),
        duration_ms: 60_000,
        bytes,
        sha256: "0".repeat(64),
        chapters: false,
        person: None,
    }
}

/// Holdings of a meeting of an hour each, over.
async fn hold(world: &World, holdings: &[&str]) {
    world.corporation(OURS).await;
    world.corporation(OTHERS).await;
    let (ann, _) = world.user(OURS, "ann").await;
    let mut records = Vec::new();
    for (number, holding) in (0..).zip(holdings) {
        records.push(RecordChange::Begin(Record {
            holding: (*holding).to_owned(),
            booking: booking("900000001", &ann, 0, 60),
            occurrence: None,
            started_at: at(number),
            ended_at: None,
        }));
        records.push(RecordChange::End { holding: (*holding).to_owned(), at: at(number + 60) });
    }
    world.store.keep(Effects { jobs: vec![], records }, at(0)).await.unwrap();
}

/// A holding that goes on.
async fn begin(world: &World, holding: &str) {
    let (bea, _) = world.user(OURS, "bea").await;
    let record = Record {
        holding: holding.to_owned(),
        booking: booking("900000002", &bea, 0, 60),
        occurrence: None,
        started_at: at(0),
        ended_at: None,
    };
    world.store.keep(Effects { jobs: vec![], records: vec![RecordChange::Begin(record)] }, at(0)).await.unwrap();
}

async fn files_are_found_with_their_holding(world: &World) {
    hold(world, &["h1", "h2"]).await;
    let (first, second, other) = (file("h1", 1, 10), file("h1", 2, 20), file("h2", 1, 5));
    for file in [&second, &first, &other, &first] {
        assert!(world.store.insert_recorded_file(file).await.unwrap(), "{file:?}");
    }
    assert!(!world.store.insert_recorded_file(&file("h9", 1, 1)).await.unwrap(), "nothing is remembered of it");
    let foreign = RecordedFile { corporation: corporation(OTHERS), ..file("h1", 3, 1) };
    assert!(!world.store.insert_recorded_file(&foreign).await.unwrap(), "another corporation's");

    let all = ["h1", "h2", "h3"].map(str::to_owned);
    let found = world.store.recorded_files(&corporation(OURS), &all).await.unwrap();
    assert_eq!(found, [("h1".to_owned(), vec![first.clone(), second]), ("h2".to_owned(), vec![other])].into());
    assert!(world.store.recorded_files(&corporation(OTHERS), &all).await.unwrap().is_empty());
    let holdings = world.store.recorded_holdings(&all).await.unwrap();
    assert_eq!(holdings, ["h1".to_owned(), "h2".to_owned()].into());
    assert_eq!(world.store.recorded_bytes(Some(&corporation(OURS))).await.unwrap(), 35);
    assert_eq!(world.store.recorded_bytes(Some(&corporation(OTHERS))).await.unwrap(), 0);
    assert_eq!(world.store.recorded_bytes(None).await.unwrap(), 35);
    let sizes = world.store.recorded_sizes(&corporation(OURS), at(1), at(2)).await.unwrap();
    assert_eq!(sizes, [(at(1), 5), (at(1), 10)]);
    assert_eq!(world.store.corporation_of_holding("h1").await.unwrap(), Some(corporation(OURS)));
    assert_eq!(world.store.corporation_of_holding("h9").await.unwrap(), None);

    assert_eq!(world.store.delete_recorded_files(&corporation(OTHERS), &all).await.unwrap(), []);
    let gone = world.store.delete_recorded_files(&corporation(OURS), &all[..1]).await.unwrap();
    assert_eq!(gone.len(), 2);
    assert_eq!(world.store.recorded_bytes(None).await.unwrap(), 5);
}

async fn pasts_of_what_was_recorded(world: &World) {
    hold(world, &["h1", "h2", "h3"]).await;
    for holding in ["h1", "h3"] {
        world.store.insert_recorded_file(&file(holding, 1, 1)).await.unwrap();
    }
    let query = PastQuery {
        corporation: corporation(OURS),
        viewer: Viewer::Corporation,
        from: at(0),
        to: at(1_000),
        search: None,
        recorded: true,
        order: Order::Descending,
        offset: 0,
        limit: 10,
    };
    let search = PastQuery { search: Some("900000001".to_owned()), ..query.clone() };
    let none = PastQuery { search: Some("nothing".to_owned()), ..query.clone() };
    for (query, expected) in [(query, vec!["h3", "h1"]), (search, vec!["h3", "h1"]), (none, vec![])] {
        let page = world.store.past_meetings(&query).await.unwrap();
        let found: Vec<&str> = page.items.iter().map(|record| record.holding.as_str()).collect();
        assert_eq!((found, page.total), (expected.clone(), expected.len() as u64), "{query:?}");
    }
}

async fn a_token_fetches_one_file_once(world: &World) {
    hold(world, &["h1"]).await;
    let (first, second) = (file("h1", 1, 1), file("h1", 2, 1));
    for file in [&first, &second] {
        world.store.insert_recorded_file(file).await.unwrap();
    }
    let tokens = [([1; 32], first.id.clone()), ([2; 32], second.id.clone()), ([3; 32], second.id.clone())];
    world.store.insert_recording_tokens(&tokens, at(60)).await.unwrap();
    let take = |hash: u8, id: String, minute: i64| async move {
        world.store.use_recording_token(&[hash; 32], &id, at(minute)).await.unwrap()
    };
    assert_eq!(take(1, second.id.clone(), 0).await, None, "for another file");
    assert_eq!(take(9, first.id.clone(), 0).await, None, "unknown");
    assert_eq!(take(1, first.id.clone(), 59).await, Some(first.clone()));
    assert_eq!(take(1, first.id.clone(), 59).await, None, "once");
    assert_eq!(take(2, second.id.clone(), 60).await, None, "too late");
    world.store.sweep(at(61)).await.unwrap();
    assert_eq!(take(3, second.id.clone(), 59).await, None, "swept");
}

async fn files_go_with_what_is_remembered(world: &World) {
    hold(world, &["h1"]).await;
    world.store.insert_recorded_file(&file("h1", 1, 1)).await.unwrap();
    let before = world.store.corporation(&corporation(OURS)).await.unwrap().unwrap().defaults;
    let after = Defaults { history_days: 10, ..before.clone() };
    assert!(world.store.set_defaults(&corporation(OURS), &before, &after).await.unwrap());
    // Once: the database notes by its own clock when a row goes, and the next sweep finds that long ago.
    world.store.sweep(at(11 * 24 * 60)).await.unwrap();
    assert_eq!(world.store.recorded_bytes(None).await.unwrap(), 0);
    let gone = world.store.gone_recordings(&["h1".to_owned()]).await.unwrap();
    assert_eq!(gone, [file("h1", 1, 1).id].into(), "the database itself notes it");
}

async fn old_files_go_and_are_noted(world: &World) {
    // They end at 60, 61 and, the third, not yet.
    hold(world, &["h1", "h2"]).await;
    begin(world, "h3").await;
    for holding in ["h1", "h2", "h3"] {
        world.store.insert_recorded_file(&file(holding, 1, 1)).await.unwrap();
    }
    let all = ["h1", "h2", "h3", "h4"].map(str::to_owned);
    assert_eq!(world.store.delete_old_recordings(at(60)).await.unwrap(), 0);
    assert_eq!(world.store.gone_recordings(&all).await.unwrap(), [].into());
    assert_eq!(world.store.delete_old_recordings(at(61)).await.unwrap(), 1);
    assert_eq!(world.store.delete_old_recordings(at(61)).await.unwrap(), 0);
    let left = world.store.recorded_holdings(&all).await.unwrap();
    assert_eq!(left, ["h2".to_owned(), "h3".to_owned()].into());
    assert_eq!(world.store.gone_recordings(&all).await.unwrap(), [file("h1", 1, 1).id].into());
    assert_eq!(world.store.gone_recordings(&all[1..]).await.unwrap(), [].into());
    // What is listed again is not gone.
    world.store.insert_recorded_file(&file("h1", 1, 1)).await.unwrap();
    assert_eq!(world.store.gone_recordings(&all).await.unwrap(), [].into());
    assert_eq!(world.store.delete_old_recordings(at(10_000)).await.unwrap(), 2, "not what is held");
}

async fn that_it_is_ready_is_noted_once(world: &World) {
    hold(world, &["h1", "h2"]).await;
    let news = |number: i64| NewJob {
        kind: "news",
        key: None,
        lane: None,
        corporation: corporation(OURS),
        meeting: None,
        title: format!("told at {number}"),
        run_at: at(number),
        payload: "{}".to_owned(),
    };
    let finish = |holding: &'static str, number: i64| {
        let effects = Effects { jobs: vec![news(number)], records: vec![] };
        async move { world.store.finish_recording(holding, effects, at(number)).await.unwrap() }
    };
    assert!(!finish("h1", 1).await, "it was recorded into nothing");
    begin(world, "h3").await;
    for holding in ["h1", "h3"] {
        world.store.insert_recorded_file(&file(holding, 1, 1)).await.unwrap();
    }
    assert!(!finish("h3", 2).await, "it is held");
    assert!(!finish("h9", 3).await, "there is no such holding");
    assert_eq!(world.store.unfinished_recordings().await.unwrap(), ["h1".to_owned()]);
    assert!(finish("h1", 4).await);
    assert!(!finish("h1", 5).await);
    assert_eq!(world.store.unfinished_recordings().await.unwrap(), Vec::<String>::new());
    let query = JobQuery {
        corporation: corporation(OURS),
        states: vec![JobState::Waiting],
        kinds: vec![],
        meeting: None,
        offset: 0,
        limit: 10,
    };
    let jobs = world.store.jobs(&query).await.unwrap().items;
    let titles: Vec<String> = jobs.into_iter().map(|view| view.job.title).collect();
    assert_eq!(titles, ["told at 4"]);
}

async fn objects_are_not_forgotten_with_their_rows(world: &World) {
    hold(world, &["h1"]).await;
    let files = [file("h1", 1, 1), file("h1", 2, 1), file("h1", 3, 1)];
    for one in &files {
        world.store.insert_recorded_file(one).await.unwrap();
    }
    let [here, moving, there] = &files;
    assert!(world.store.place_recording(&moving.id, RecordingPlace::Moving).await.unwrap());
    assert!(world.store.place_recording(&there.id, RecordingPlace::Bucket).await.unwrap());
    for (one, place) in
        [(here, RecordingPlace::Folder), (moving, RecordingPlace::Moving), (there, RecordingPlace::Bucket)]
    {
        assert_eq!(world.store.recorded_file(&one.id).await.unwrap(), Some((one.clone(), place)));
    }
    assert_eq!(world.store.gone_objects(10).await.unwrap(), Vec::<String>::new());
    let gone = world.store.delete_recorded_files(&corporation(OURS), &["h1".to_owned()]).await.unwrap();
    assert_eq!(gone.len(), 3);
    assert_eq!(world.store.recorded_file(&there.id).await.unwrap(), None);
    assert!(!world.store.place_recording(&moving.id, RecordingPlace::Bucket).await.unwrap(), "it has no row");
    let mut objects = world.store.gone_objects(10).await.unwrap();
    objects.sort();
    assert_eq!(objects, [moving.id.clone(), there.id.clone()]);
    // A year later what is in no object store is forgotten, and what still is there is not.
    world.store.forget_gone_object(&moving.id).await.unwrap();
    while world.store.sweep(at(100 * 366 * 24 * 60)).await.unwrap() > 0 {}
    assert_eq!(world.store.gone_objects(10).await.unwrap(), std::slice::from_ref(&there.id));
    assert_eq!(world.store.gone_recordings(&["h1".to_owned()]).await.unwrap(), [there.id.clone()].into());
}
