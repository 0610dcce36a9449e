//! Users over HTTP.

mod manage;
mod read;

pub(crate) const USERS: &str = "/v1/usg/dcs/corp/member";
