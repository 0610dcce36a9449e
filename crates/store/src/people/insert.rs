//! Adding people: one, or as many as an import brings at a time.

use super::row::PersonRow;
use super::{PeopleError, more_users, roster};
use crate::effects::EffectRows;
use crate::rooms::row::RoomRow;
use crate::{Effects, NewJob, Store};
use convoca_booking::{Room, User};

/// Somebody to be added.
#[derive(Clone, Debug)]
pub struct Newcomer {
    /// The person.
    pub user: User,
    /// Hash of his password, if he has one.
    pub password_hash: Option<String>,
    /// His personal room.
    pub personal: Room,
    /// The job that tells him.
    pub told: Option<NewJob>,
}

impl Store {
    /// Adds all of these people of one corporation, or none, provided that it then has no more than
    /// `most` users (`None`: any number).
    ///
    /// # Errors
    /// [`PeopleError::TooMany`], [`PeopleError::NoSuchDepartment`], [`PeopleError::AccountTaken`],
    /// [`PeopleError::ThirdAccountTaken`] or [`PeopleError::NumberTaken`], a person's or a room's.
    pub async fn insert_users(&self, newcomers: &[Newcomer], most: Option<u64>) -> Result<(), PeopleError> {
        let Some(first) = newcomers.first() else { return Ok(()) };
        let jobs: Vec<NewJob> = newcomers.iter().filter_map(|newcomer| newcomer.told.clone()).collect();
        let somebody_is_told = !jobs.is_empty();
        let effects = EffectRows::new(self, &Effects { jobs, ..Effects::default() }, first.user.created_at)?;
        let mut people = Vec::with_capacity(newcomers.len());
        for newcomer in newcomers {
            let person = PersonRow::new(&newcomer.user, newcomer.password_hash.as_deref())?;
            people.push((person, RoomRow::new(&self.vault, &newcomer.personal)?));
        }
        // Everybody takes departments in one order, so that two units cannot each wait for the other.
        people.sort_by(|(a, _), (b, _)| a.department().cmp(b.department()));
        self.write_people((people, most, effects), |tx, (people, most, effects)| {
            Box::pin(async move {
                let Some((first, _)) = people.first() else { return Ok(()) };
                more_users(tx, first.corporation(), *most, people.len()).await?;
                let mut held: Option<&str> = None;
                for (person, _) in people {
                    if held != Some(person.department()) {
                        person.hold_department(tx).await?;
                        held = Some(person.department());
                    }
                }
                let seq = roster::advance(tx, first.corporation()).await?;
                let (people, rooms): (Vec<&PersonRow>, Vec<&RoomRow>) =
                    people.iter().map(|(person, room)| (person, room)).unzip();
                PersonRow::insert_all(tx, &people, seq).await?;
                RoomRow::insert_all(tx, &rooms).await.map_err(PeopleError::of)?;
                effects.happen(tx).await.map_err(PeopleError::from)
            })
        })
        .await?;
        if somebody_is_told {
            self.jobs_were_put();
        }
        Ok(())
    }
}
