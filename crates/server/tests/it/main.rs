//! The binary as others meet it: started as a process, spoken to over HTTP.

mod acme;
mod application;
mod connections;
mod crash;
mod harness;
mod history;
mod life;
mod meeting;
mod portal;
mod process;
mod room;
mod session;
mod signal;
mod table;
mod user;
mod webhook;
