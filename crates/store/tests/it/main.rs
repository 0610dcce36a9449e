//! One suite over both stores. Every case runs on SQLite in a folder of its own and on PostgreSQL
//! in a database of its own, under the names `sqlite::…` and `postgres::…`.

mod world;

mod applications;
mod corporations;
mod group_commit;
mod meetings;
mod nonces;
mod open;
mod people;
mod rooms;
mod sealed;
mod sessions;
mod sweep;
