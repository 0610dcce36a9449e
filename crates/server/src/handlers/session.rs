//! Signing in and out, and what becomes of tokens (auth.md sections 1 to 5).

mod activate_device;
mod check_token;
mod create_portal_nonce;
mod delete_token;
mod password;
mod sign_in_account;
mod sign_in_app;
mod sign_in_nonce;
mod sign_in_proxy;
pub(crate) mod third_party;
mod update_token;
mod view;

pub(crate) use create_portal_nonce::portal_nonce;

use crate::http::router::{Route, filter};
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::{device, sign_in, sign_on, token};
use http::request::Parts;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&device::ACTIVATE_DEVICE, on(at(&device::ACTIVATE_DEVICE), activate_device::activate_device)),
        row(&sign_in::SIGN_IN_ACCOUNT, on(at(&sign_in::SIGN_IN_ACCOUNT), sign_in_account::sign_in_account)),
        row(&sign_in::SIGN_IN_APP, on(at(&sign_in::SIGN_IN_APP), sign_in_app::sign_in_app)),
        row(&sign_in::SIGN_IN_PROXY, on(at(&sign_in::SIGN_IN_PROXY), sign_in_proxy::sign_in_proxy)),
        row(&sign_on::SIGN_IN_NONCE, on(at(&sign_on::SIGN_IN_NONCE), sign_in_nonce::sign_in_nonce)),
        row(&token::CHECK_TOKEN, on(at(&token::CHECK_TOKEN), check_token::check_token)),
        row(&token::UPDATE_TOKEN, on(at(&token::UPDATE_TOKEN), update_token::update_token)),
        row(&token::DELETE_TOKEN, on(at(&token::DELETE_TOKEN), delete_token::delete_token)),
        row(&token::CREATE_PORTAL_NONCE, on(at(&token::CREATE_PORTAL_NONCE), create_portal_nonce::create_portal_nonce)),
    ]
}

/// The address that a request came from. Headers that claim another one are not believed.
pub(super) struct Peer(pub(super) IpAddr);

impl<S: Send + Sync> FromRequestParts<S> for Peer {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        // Every listener puts it there; without one, all count as a single stranger.
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        Ok(Self(peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ip| ip.to_canonical())))
    }
}
