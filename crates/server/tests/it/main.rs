//! The binary as others meet it: started as a process, spoken to over HTTP.

mod connections;
mod crash;
mod harness;
mod meeting;
mod process;
mod table;
