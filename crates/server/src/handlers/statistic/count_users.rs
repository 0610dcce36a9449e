//! Users who signed in or were added.

use super::wanted::{Wanted, category};
use crate::app::App;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_booking::{User, UserId};
use convoca_contract::page::Page;
use convoca_contract::statistic::UserFigures;
use convoca_store::SignIn;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

/// Kinds of client with a name of their own, as the vendor counts them (auth.md, section 1).
const CLIENTS: [(i64, &str); 4] = [(0, "WEB"), (5, "PC"), (MOBILE, "MOBILE"), (72, "API")];
/// A phone's client.
const MOBILE: i64 = 6;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    SignIns,
    Added,
    Clients,
}

/// `GET /v1/metrics/dashboard/statistic/user/info`.
pub(super) async fn count_users(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<UserFigures>>, Refusal> {
    let of = category(
        &query,
        &[("user_login_info", Of::SignIns), ("user_activate_info", Of::Added), ("user_login_device_info", Of::Clients)],
    )?;
    let corporation = &caller.corporation;
    let wanted = Wanted::of(&query, false, &corporation.defaults.zone.time_zone(app.zone_rules))?;
    if of == Of::Added {
        let mut added = vec![0_u64; wanted.parts.len()];
        let each = |user: User| {
            if let Some(place) = wanted.place(user.created_at) {
                added[place] += 1;
            }
        };
        app.store.each_user(&corporation.id, each).await?;
        let rows = wanted.parts.iter().zip(added).map(|(part, count)| UserFigures {
            time: part.name.clone(),
            user_activated_count: Some(count.to_string()),
            ..UserFigures::default()
        });
        let rows = rows.collect();
        return Ok(wanted.page(rows));
    }
    let mut signed_in: BTreeMap<usize, BTreeMap<i64, BTreeSet<UserId>>> = BTreeMap::new();
    let each = |one: SignIn| {
        if let Some(place) = wanted.place(one.at) {
            signed_in.entry(place).or_default().entry(one.client_type).or_default().insert(one.user);
        }
    };
    app.store.each_sign_in(&corporation.id, wanted.from(), wanted.to(), each).await?;
    let mut rows = Vec::new();
    for (place, part) in wanted.parts.iter().enumerate() {
        let clients = signed_in.remove(&place).unwrap_or_default();
        if of == Of::SignIns {
            rows.push(sign_ins(&part.name, &clients));
        } else {
            rows.extend(clients.into_iter().map(|(client, users)| UserFigures {
                time: part.name.clone(),
                user_login_devices_name: Some(name(client)),
                user_login_devices_count: Some(users.len().to_string()),
                ..UserFigures::default()
            }));
        }
    }
    Ok(wanted.page(rows))
}

fn sign_ins(time: &str, clients: &BTreeMap<i64, BTreeSet<UserId>>) -> UserFigures {
    let count = |wanted: fn(i64) -> bool| {
        let users = clients.iter().filter(|(client, _)| wanted(**client)).flat_map(|(_, users)| users);
        Some(users.collect::<HashSet<_>>().len().to_string())
    };
    UserFigures {
        time: time.to_owned(),
        user_login_count: count(|_| true),
        user_pc_login_count: count(|client| client != MOBILE),
        user_mobile_login_count: count(|client| client == MOBILE),
        ..UserFigures::default()
    }
}

fn name(client: i64) -> String {
    let known = CLIENTS.iter().find(|(number, _)| *number == client);
    known.map_or_else(|| client.to_string(), |(_, name)| (*name).to_owned())
}
