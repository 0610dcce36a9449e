use crate::meetings::list::query;
use crate::world::{World, at, booking, inviting, new_meeting, on_both_stores};
use convoca_store::{ListQuery, Order, Viewer};
use futures_util::{StreamExt, stream};
use std::time::Instant;
on_both_stores!(bench);
async fn bench(world: &World) {
    world.corporation("100000001").await;
    let (ann, _) = world.user("100000001", "ann").await;
    let (bob, _) = world.user("100000001", "bob").await;
    let (ann, bob) = (&ann, &bob);
    let mut done = 0i64;
    for clients in [1usize, 16, 64] {
        let n = 3000i64;
        let begin = Instant::now();
        let mut times: Vec<_> = stream::iter(done..done + n)
            .map(|i| async move {
                let m = inviting(booking(&format!("9{i:08}"), ann, 60 + (i * 7919) % 1_000_000, 60), &[bob]);
                let b = Instant::now();
                world.store.insert_meeting(new_meeting(&m, at(0))).await.unwrap();
                b.elapsed()
            })
            .buffer_unordered(clients)
            .collect()
            .await;
        let all = begin.elapsed();
        times.sort();
        println!(
            "create clients={clients}: {:.0}/s p50 {:?} p99 {:?}",
            n as f64 / all.as_secs_f64(),
            times[times.len() / 2],
            times[times.len() * 99 / 100]
        );
        done += n;
    }
    for target in [10_000i64, 100_000] {
        stream::iter(done..target)
            .map(|i| async move {
                let m = booking(&format!("9{i:08}"), ann, 60 + (i * 7919) % 1_000_000, 60);
                world.store.insert_meeting(new_meeting(&m, at(0))).await.unwrap();
            })
            .buffer_unordered(128)
            .collect::<Vec<_>>()
            .await;
        done = done.max(target);
        for (name, offset) in [("first", 0), ("middle", target as u64 / 2), ("last", target as u64 - 50)] {
            for viewer in [Viewer::User(ann.id.clone()), Viewer::Corporation] {
                let q = ListQuery { viewer, offset, limit: 50, order: Order::Ascending, ..query(ann, at(0)) };
                for _ in 0..10 {
                    world.store.list_meetings(&q).await.unwrap();
                }
                let b = Instant::now();
                for _ in 0..50 {
                    assert_eq!(world.store.list_meetings(&q).await.unwrap().items.len(), 50);
                }
                println!("list {target} {name}: {:?}", b.elapsed() / 50);
            }
        }
    }
    let b = Instant::now();
    for _ in 0..500 {
        world.store.user(&ann.corporation, &ann.id).await.unwrap();
    }
    println!("one read {:?}", b.elapsed() / 500);
    let now = at(500_000);
    let b = Instant::now();
    let page = world.store.list_meetings(&query(ann, now)).await.unwrap();
    println!("advance half: {:?} left {}", b.elapsed(), page.total);
}
