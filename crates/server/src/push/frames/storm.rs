//! A meeting in which anything may happen, and a client that puts it together from pushes alone.
//!
//! The client is written from the description of the pushes: it reads JSON, keeps what an increment
//! leaves out, and knows nothing of ours. Each seed is a meeting of its own, in made-up time; whenever
//! it is looked at, and at the end, what the client has must be what the conference says.

mod client;
mod world;

use client::Client;
use convoca_contract::push::Topic;
use world::World;

/// Meetings.
const SEEDS: u64 = 1000;

/// Clients of each, at most; the first is there all the time.
const MOST_CLIENTS: usize = 2;

/// Things that happen in each.
const STEPS: u64 = 100;

/// Threads that share the seeds.
const THREADS: u64 = 4;

/// What happened in some meetings: pushes of each topic, and how many were in at most.
#[derive(Default)]
struct Happened {
    pushes: [usize; Topic::ALL.len()],
    fullest: usize,
}

#[test]
fn a_client_that_hears_all_pushes_knows_what_the_conference_knows() {
    let parts: Vec<Happened> = std::thread::scope(|scope| {
        let share = |first: u64| (first..SEEDS).step_by(THREADS as usize);
        let running: Vec<_> = (0..THREADS).map(|first| scope.spawn(move || hold(share(first)))).collect();
        running.into_iter().map(|one| one.join().expect("a meeting went wrong, as said above")).collect()
    });
    // A storm in which nothing of a kind happened would have shown nothing.
    for topic in Topic::ALL {
        let pushes: usize = parts.iter().map(|part| part.pushes[super::place(*topic)]).sum();
        assert!(pushes > 100, "{topic}: {pushes}");
    }
    assert!(parts.iter().any(|part| part.fullest > 8));
}

/// Holds the meetings of these seeds.
fn hold(seeds: impl Iterator<Item = u64>) -> Happened {
    let mut happened = Happened::default();
    for seed in seeds {
        let mut world = World::new(seed);
        let mut clients = vec![(true, Client::new())];
        world.subscribe(true, &mut clients[0].1);
        for step in 0..STEPS {
            for frame in world.step() {
                happened.pushes[super::place(frame.topic)] += 1;
                for (host, client) in &mut clients {
                    if frame.to.has(*host) {
                        client.hear(&frame.text);
                    }
                }
            }
            if world.dice(10) == 0 {
                let host = world.dice(2) == 0;
                let mut client = Client::new();
                world.subscribe(host, &mut client);
                clients.truncate(MOST_CLIENTS - 1);
                clients.push((host, client));
            }
            if world.dice(20) == 0 {
                let at = world.dice(clients.len() as u64) as usize;
                // Subscribing again gives the whole of it again, which changes nothing.
                let (host, client) = &mut clients[at];
                world.subscribe(*host, client);
            }
            if world.dice(10) == 0 || step + 1 == STEPS {
                happened.fullest = happened.fullest.max(world.conference.participants().count());
                for (host, client) in &clients {
                    world.compare(*host, client, &format!("seed {seed}, step {step}"));
                }
            }
        }
    }
    happened
}

#[test]
fn a_gap_is_seen() {
    let mut world = World::new(1);
    let mut client = Client::new();
    world.subscribe(true, &mut client);
    let frames: Vec<_> = (0..STEPS).flat_map(|_| world.step()).collect();
    let changes: Vec<_> = frames.iter().filter(|frame| frame.topic == Topic::Participants).collect();
    let (lost, rest) = changes.split_first().expect("somebody came");
    assert!(rest.len() > 3);
    assert!(client.follows(&lost.text));
    assert!(!client.follows(&rest[0].text));
}
