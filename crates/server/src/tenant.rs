//! `convoca corporation add` and `convoca room add`: what an operator does beside the API.

use crate::auth::passwords::Passwords;
use crate::cli::{CorporationAdd, RoomAdd};
use crate::provision::{self, Tenant};
use crate::settings::Resolved;
use crate::{clock, serve};
use convoca_booking::room::RoomKind;
use convoca_booking::{CorporationId, Room};
use std::error::Error;

/// Adds a corporation and prints how to sign in. The server may be running.
///
/// # Errors
/// When the account or App ID is taken (they come from the settings, so name new ones), or the store
/// cannot be opened.
pub async fn add_corporation(settings: &Resolved, add: CorporationAdd) -> Result<(), Box<dyn Error>> {
    let store = serve::open_store(settings).await?;
    // There is one provider, at home in the first corporation.
    let tenant = Tenant { name: add.name, provider_account: None, provider_password: None, ..Tenant::first(settings) };
    let made = provision::provision(&store, &Passwords::new(), tenant, false).await;
    store.close().await;
    if let Some(credentials) = made? {
        print(&serve::credentials_text(&credentials));
    }
    Ok(())
}

/// Adds a cloud or webinar room and prints its number.
///
/// # Errors
/// When there is no such corporation, or the store cannot be opened.
pub async fn add_room(settings: &Resolved, add: RoomAdd) -> Result<(), Box<dyn Error>> {
    let store = serve::open_store(settings).await?;
    let id = CorporationId::new(add.corporation);
    let made = async {
        store.corporation(&id).await?.ok_or("there is no such corporation")?;
        let kind = if add.webinar { RoomKind::Webinar } else { RoomKind::Cloud };
        let mut room = clock::random(|random| Room::new(&id, kind, &add.name, None, random));
        room.capacity = add.capacity;
        room.audience = add.audience;
        store.insert_room(&room).await?;
        Ok::<_, Box<dyn Error>>(room)
    };
    let room = made.await;
    store.close().await;
    let room = room?;
    print(&format!("  Room      {} ({}), id {}\n", room.name, room.number, room.id));
    Ok(())
}

#[allow(clippy::print_stdout, reason = "this is what the operator asked for")]
fn print(text: &str) {
    print!("{text}");
}
