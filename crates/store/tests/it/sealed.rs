//! What must be kept secret does not lie open in any column.

use crate::jobs::job;
use crate::subscriptions::{corporation, subscription};
use crate::world::{World, at, booking, held_in, new_meeting, on_both_stores, secrets};
use convoca_booking::CorporationId;
use convoca_directory::{Provider, SignOn};
use convoca_store::{KeptSignOn, NewJob, Place, Remember};
use sqlx::{AnyConnection, AssertSqlSafe, Column, Connection, Row};

on_both_stores!(no_column_shows_a_secret);

const TABLES: [&str; 23] = [
    "meta",
    "turn",
    "corporation",
    "person",
    "session",
    "app_nonce",
    "portal_nonce",
    "application",
    "room",
    "room_slot",
    "meeting",
    "listing",
    "listing_count",
    "remembered",
    "job",
    "record",
    "record_viewer",
    "stay",
    "control",
    "subscription",
    "reply",
    "sign_in",
    "sign_on",
];

async fn no_column_shows_a_secret(world: &World) {
    let made = world.corporation("100000001").await;
    let (ann, room) = world.user("100000001", "ann").await;
    let mut new = new_meeting(&held_in(booking("900000001", &ann, 10, 60), &room), at(0));
    new.remember = Some(Remember {
        key: "key".to_owned(),
        request: [9; 32],
        answer: b"answer with guest-password-123456".to_vec(),
    });
    // A notice may have to say how to come in.
    let payload = "{\"secret\":\"payload-with-a-password\"}".to_owned();
    new.effects.jobs = vec![NewJob { payload, ..job("Title of the job", 0) }];
    world.store.insert_meeting(new).await.unwrap();
    let subscription = subscription("1", corporation("100000001"));
    assert!(world.store.insert_subscription(&subscription).await.unwrap());

    let sign_on = KeptSignOn {
        corporation: CorporationId::new("100000001"),
        settings: SignOn::default(),
        provider: Provider::default(),
        secret: "secret-of-the-provider".to_owned(),
    };
    assert!(world.store.set_sign_on(&sign_on).await.unwrap());

    let hidden = [
        sign_on.secret,
        made.application.unwrap().key.clone(),
        room.host_password.clone(),
        room.guest_password.clone(),
        secrets().host_password,
        secrets().guest_password,
        secrets().host_token,
        secrets().guest_token,
        "answer with".to_owned(),
        "payload-with".to_owned(),
        subscription.key,
    ];
    let rows = dump(&world.place).await;
    // The search itself works: what lies open is found.
    for open in [ann.name.as_str(), "Title of the job", "https://example.com/1"] {
        assert!(rows.iter().any(|value| contains(value, open.as_bytes())), "{open}");
    }
    assert!(rows.len() > 40, "{}", rows.len());
    for secret in hidden {
        assert!(!rows.iter().any(|value| contains(value, secret.as_bytes())), "{secret}");
    }
    let back = world.store.meeting(&ann.corporation, &booking("900000001", &ann, 10, 60).id).await.unwrap().unwrap();
    assert_eq!(back.secrets, secrets());
}

fn contains(value: &[u8], wanted: &[u8]) -> bool {
    value.windows(wanted.len()).any(|window| window == wanted)
}

async fn dump(place: &Place) -> Vec<Vec<u8>> {
    let url = match place {
        Place::Sqlite(file) => format!("sqlite://{}", file.display()),
        Place::Postgres(url) => url.clone(),
    };
    let mut connection = AnyConnection::connect(&url).await.unwrap();
    let mut values = Vec::new();
    for table in TABLES {
        let sql = AssertSqlSafe(format!("SELECT * FROM {table}"));
        for row in sqlx::query(sql).fetch_all(&mut connection).await.unwrap() {
            for column in row.columns() {
                let place = column.ordinal();
                let text = row.try_get::<Option<String>, _>(place).map(|text| text.unwrap_or_default().into_bytes());
                let value = text.or_else(|_| row.try_get::<Vec<u8>, _>(place));
                values
                    .push(value.or_else(|_| row.try_get::<i64, _>(place).map(|n| n.to_string().into_bytes())).unwrap());
            }
        }
    }
    connection.close().await.unwrap();
    values
}
