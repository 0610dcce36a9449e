//! One suite over both stores. Every case runs on SQLite in a folder of its own and on PostgreSQL
//! in a database of its own, under the names `sqlite::…` and `postgres::…`.

mod world;

mod applications;
mod audit;
mod conference_tokens;
mod corporations;
mod departments;
mod devices;
mod effects;
mod erasure;
mod group_commit;
mod history;
mod jobs;
mod meetings;
mod nonces;
mod open;
mod orders;
mod passwords;
mod people;
mod pictures;
mod quality;
mod recordings;
mod replies;
mod rooms;
mod roster;
mod sealed;
mod sessions;
mod sign_on;
mod subscriptions;
mod sweep;
