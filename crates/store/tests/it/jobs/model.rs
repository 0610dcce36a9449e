//! Jobs against a naive model: random ones are put, replaced, dropped, claimed, done, failed, given
//! up, lost and done again, and every claim must get what the model says.

use super::{LEASE, in_lane, job, put, under};
use crate::world::{Dice, World, at, on_both_stores};
use convoca_booking::CorporationId;
use convoca_store::Job;

on_both_stores!(claims_are_what_the_rules_say);

/// A job as the model has it.
struct Known {
    title: String,
    key: Option<String>,
    lane: Option<String>,
    run_at: i64,
    waiting: bool,
    /// Who has it, and until when.
    held: Option<(Job, i64)>,
    id: Option<i64>,
}

#[derive(Default)]
struct Model {
    /// In the order in which they were put.
    jobs: Vec<Known>,
    now: i64,
    step: usize,
}

impl Model {
    /// Which can be claimed: the first that wait of their lanes, if due and not held.
    fn free(&self) -> Vec<usize> {
        let mut free: Vec<usize> = (0..self.jobs.len()).filter(|place| self.is_free(*place)).collect();
        free.sort_by_key(|place| (self.jobs[*place].run_at, *place));
        free
    }

    fn is_free(&self, place: usize) -> bool {
        let job = &self.jobs[place];
        let until = job.held.as_ref().map_or(job.run_at, |(_, until)| *until);
        let first =
            job.lane.is_none() || !self.jobs[..place].iter().any(|earlier| earlier.waiting && earlier.lane == job.lane);
        // One that was claimed before an earlier one was done again goes on all the same.
        let in_hand = job.held.is_some();
        let others = job.lane.is_some()
            && self.jobs[place + 1..]
                .iter()
                .any(|later| later.held.is_some() && later.waiting && later.lane == job.lane);
        job.waiting && until <= self.now && (first || in_hand) && !others
    }

    async fn put(&mut self, world: &World, dice: &mut Dice) {
        self.step += 1;
        let run_at = self.now + i64::try_from(dice.below(20)).unwrap();
        let title = self.step.to_string();
        let mut new = job(&title, run_at);
        match dice.below(8) {
            0..4 => new = in_lane(new, &format!("lane {}", dice.below(3))),
            // A key belongs to one lane.
            4 => new = in_lane(under(new, "laned key"), "lane 0"),
            5 => new = under(new, &format!("key {}", dice.below(2))),
            _ => {}
        }
        put(world, [new.clone()]).await;
        let same = |known: &&mut Known| known.waiting && known.key.is_some() && known.key == new.key;
        if let Some(known) = self.jobs.iter_mut().find(same) {
            (known.title, known.run_at, known.held) = (title, run_at, None);
        } else {
            let (key, lane) = (new.key, new.lane);
            self.jobs.push(Known { title, key, lane, run_at, waiting: true, held: None, id: None });
        }
    }

    async fn drop(&mut self, world: &World, dice: &mut Dice) {
        let key = ["laned key", "key 0", "key 1"][usize::try_from(dice.below(3)).unwrap()];
        world.store.drop_jobs(vec![key.to_owned()]).await.unwrap();
        self.jobs.retain(|known| !(known.waiting && known.key.as_deref() == Some(key)));
    }

    async fn claim(&mut self, world: &World, dice: &mut Dice) {
        let most = u32::try_from(dice.below(3)).unwrap() + 1;
        let free = self.free();
        let jobs = world.store.claim_jobs(most, LEASE, at(self.now)).await.unwrap();
        assert_eq!(jobs.len(), free.len().min(most as usize), "step {} {:?}", self.step, jobs);
        for job in jobs {
            let place = free.iter().copied().find(|place| self.jobs[*place].title == job.title);
            let known = &mut self.jobs[place.unwrap_or_else(|| panic!("step {}: {job:?}", self.step))];
            known.id = Some(job.id);
            known.held = Some((job, self.now + 10));
        }
    }

    async fn settle(&mut self, world: &World, dice: &mut Dice) {
        let held: Vec<usize> = (0..self.jobs.len()).filter(|place| self.jobs[*place].held.is_some()).collect();
        let Some(place) = held.get(usize::try_from(dice.below(4)).unwrap()) else { return };
        let now = self.now;
        let known = &mut self.jobs[*place];
        let Some((job, _)) = known.held.take() else { return };
        let store = &world.store;
        let counted = match dice.below(6) {
            0 => {
                known.run_at = now + 5;
                store.retry_job(&job, at(now + 5), "why").await
            }
            1 => store.give_back_job(&job).await,
            2 => {
                known.waiting = false;
                store.bury_job(&job, "why", at(now)).await
            }
            _ => {
                known.waiting = false;
                store.finish_job(&job, vec![], at(now)).await
            }
        };
        assert!(counted.unwrap());
    }

    async fn replay(&mut self, world: &World, dice: &mut Dice) {
        let over: Vec<usize> = (0..self.jobs.len()).filter(|place| !self.jobs[*place].waiting).collect();
        if over.is_empty() {
            return;
        }
        let place = over[usize::try_from(dice.below(over.len() as u64)).unwrap()];
        let known = &mut self.jobs[place];
        let ours = CorporationId::new("100000001");
        assert!(world.store.replay_job(&ours, known.id.unwrap(), at(self.now)).await.unwrap());
        (known.waiting, known.key, known.run_at) = (true, None, self.now);
    }
}

async fn claims_are_what_the_rules_say(world: &World) {
    for seed in [1, 4, 2031] {
        println!("seed {seed}");
        let mut dice = Dice(seed);
        let mut model = Model::default();
        for _ in 0..400 {
            model.now += i64::try_from(dice.below(3)).unwrap();
            match dice.below(12) {
                0..4 => model.put(world, &mut dice).await,
                4..7 => model.claim(world, &mut dice).await,
                7..10 => model.settle(world, &mut dice).await,
                10 => model.drop(world, &mut dice).await,
                _ => model.replay(world, &mut dice).await,
            }
        }
        // Everything is done in the end.
        model.now += 100;
        while !model.free().is_empty() {
            for place in model.free() {
                assert!(model.is_free(place));
            }
            let jobs = world.store.claim_jobs(100, LEASE, at(model.now)).await.unwrap();
            let free: Vec<&str> = model.free().iter().map(|place| model.jobs[*place].title.as_str()).collect();
            let mut titles: Vec<&str> = jobs.iter().map(|job| job.title.as_str()).collect();
            titles.sort_by_key(|title| free.iter().position(|free| free == title));
            assert_eq!(titles, free);
            for job in jobs {
                assert!(world.store.finish_job(&job, vec![], at(model.now)).await.unwrap());
                let known = model.jobs.iter_mut().find(|known| known.waiting && known.title == job.title).unwrap();
                (known.waiting, known.held) = (false, None);
            }
        }
        assert!(model.jobs.iter().all(|known| !known.waiting), "seed {seed}");
        assert_eq!(world.store.next_job_at().await.unwrap(), None);
    }
}
