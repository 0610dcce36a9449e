//! Lists against a naive model: random meetings are booked, changed and cancelled while time goes
//! on, and every page must be what sorting everything would give.

use super::list::ids;
use crate::world::{Dice, World, at, booking, inviting, on_both_stores, secrets, series};
use convoca_booking::{Booking, User, UserId, Webinar};
use convoca_store::{Effects, ListQuery, Order, Viewer};
use std::collections::BTreeMap;

on_both_stores!(lists_are_what_sorting_would_give);

/// Every meeting with its revision.
type Model = BTreeMap<String, (Booking, i64)>;

async fn lists_are_what_sorting_would_give(world: &World) {
    for corporation in ["100000001", "100000002"] {
        world.corporation(corporation).await;
    }
    let mut people = Vec::new();
    for (corporation, name) in
        [("100000001", "ann"), ("100000001", "bob"), ("100000001", "carl"), ("100000002", "dora")]
    {
        people.push(world.user(corporation, name).await.0);
    }
    for seed in [1, 2031, 77] {
        let mut dice = Dice(seed);
        let mut model = Model::new();
        let mut now = 0;
        for step in 0..150 {
            now += i64::try_from(dice.below(90)).unwrap();
            write(world, &mut dice, &mut model, &people, now, &format!("9{seed:04}{step:04}")).await;
            if step % 4 == 0 {
                compare(world, &mut dice, &model, &people, now, seed).await;
            }
        }
        // The next seed begins with what this one left; it is over by then.
        clear(world, &mut model).await;
    }
}

async fn write(world: &World, dice: &mut Dice, model: &mut Model, people: &[User], now: i64, id: &str) {
    if dice.below(4) > 0 || model.is_empty() {
        let booking = random(dice, people, now, id);
        world.insert(&booking, at(now)).await;
        model.insert(id.to_owned(), (booking, 1));
        return;
    }
    let place = usize::try_from(dice.below(model.len() as u64)).unwrap();
    let (id, (before, revision)) = model.iter_mut().nth(place).unwrap();
    let owner = people.iter().find(|user| user.id == before.scheduler).unwrap().clone();
    let mut after = if dice.below(2) == 0 { before.clone() } else { random(dice, &[owner], now, id) };
    if dice.below(2) == 0 {
        after.cancelled_at = Some(at(now));
    }
    world.store.replace_meeting(&after, &secrets(), *revision, Effects::default(), at(now)).await.unwrap();
    *before = after;
    *revision += 1;
}

fn random(dice: &mut Dice, people: &[User], now: i64, id: &str) -> Booking {
    let minutes = |dice: &mut Dice, end| i64::try_from(dice.below(end)).unwrap();
    let scheduler = &people[usize::try_from(dice.below(people.len() as u64)).unwrap()];
    let start = now + minutes(dice, 6000) / 15 * 15;
    let length = u16::try_from(15 + dice.below(300)).unwrap();
    let mut meeting = booking(id, scheduler, start, length);
    meeting.subject = format!("Topic {}", dice.below(5));
    if dice.below(3) == 0 {
        let mut starts = vec![start];
        for _ in 0..dice.below(5) {
            starts.push(starts[starts.len() - 1] + i64::from(length) + minutes(dice, 2000));
        }
        meeting = series(meeting, &starts);
    }
    let colleagues = people.iter().filter(|user| user.corporation == scheduler.corporation);
    let invited: Vec<&User> = colleagues.filter(|_| dice.below(2) == 0).collect();
    meeting.webinar = (dice.below(4) == 0).then(Webinar::default);
    inviting(meeting, &invited)
}

async fn compare(world: &World, dice: &mut Dice, model: &Model, people: &[User], now: i64, seed: u64) {
    let user = &people[usize::try_from(dice.below(people.len() as u64)).unwrap()];
    let viewer = match dice.below(6) {
        0 | 1 => Viewer::Corporation,
        2 => Viewer::CorporationWebinars,
        3 => Viewer::UserWebinars(user.id.clone()),
        _ => Viewer::User(user.id.clone()),
    };
    let query = ListQuery {
        corporation: user.corporation.clone(),
        viewer,
        now: at(now),
        until: (dice.below(2) == 0).then(|| at(now + i64::try_from(dice.below(7000)).unwrap())),
        search: (dice.below(4) == 0).then(|| format!("TOPIC {}", dice.below(6))),
        order: if dice.below(2) == 0 { Order::Ascending } else { Order::Descending },
        offset: dice.below(40),
        limit: u32::try_from(1 + dice.below(30)).unwrap(),
    };
    let expected = sorted(model, &query);
    let page = world.store.list_meetings(&query).await.unwrap();
    assert_eq!(page.total, expected.len() as u64, "seed {seed}: {query:?}");
    let from = usize::try_from(query.offset).unwrap().min(expected.len());
    let to = (from + usize::try_from(query.limit).unwrap()).min(expected.len());
    assert_eq!(ids(&page), expected[from..to], "seed {seed}: {query:?}");
    for meeting in &page.items {
        let (booking, revision) = &model[meeting.booking.id.as_str()];
        assert_eq!((&meeting.booking, meeting.revision), (booking, *revision));
    }
}

fn sorted(model: &Model, query: &ListQuery) -> Vec<String> {
    let his = |booking: &Booking, user: &UserId| {
        booking.scheduler == *user || booking.attendees.iter().any(|one| one.user.as_ref() == Some(user))
    };
    let sees = |booking: &Booking| match &query.viewer {
        Viewer::Corporation => booking.corporation == query.corporation,
        Viewer::CorporationWebinars => booking.corporation == query.corporation && booking.webinar.is_some(),
        Viewer::User(user) => his(booking, user),
        Viewer::UserWebinars(user) => his(booking, user) && booking.webinar.is_some(),
    };
    let mut found: Vec<_> = model
        .values()
        .map(|(booking, _)| booking)
        .filter(|booking| booking.cancelled_at.is_none() && sees(booking))
        .filter(|booking| query.search.as_ref().is_none_or(|text| booking.subject.to_uppercase().contains(text)))
        .filter_map(|booking| Some((booking.slot_at(query.now)?.0, booking.id.to_string())))
        .filter(|(start, _)| query.until.is_none_or(|until| *start < until))
        .collect();
    found.sort();
    if query.order == Order::Descending {
        found.reverse();
    }
    found.into_iter().map(|(_, id)| id).collect()
}

async fn clear(world: &World, model: &mut Model) {
    for (booking, revision) in model.values_mut() {
        booking.cancelled_at = Some(booking.start);
        world.store.replace_meeting(booking, &secrets(), *revision, Effects::default(), at(0)).await.unwrap();
    }
}
