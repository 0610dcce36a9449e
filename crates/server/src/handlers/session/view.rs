//! The answer of every sign-in, and of validating and refreshing a token.
//!
//! Token lifetimes of the vendor's own servers between middle and edge (`proxyToken`) have no
//! counterpart here and stay `null`.

use super::Peer;
use crate::app::App;
use crate::auth::signed_in::SignedIn;
use crate::handlers::user::user_type;
use crate::pictures;
use convoca_booking::{AdminLevel, User};
use convoca_contract::auth::{TokenAnswer, UserInfo};
use convoca_store::Session;
use jiff::Timestamp;

/// An access token of a user.
const ACCESS_TOKEN: i64 = 0;

/// Without any token: who it would have been for.
pub(super) fn checked(app: &App, peer: &Peer, user: &User, client_type: i64) -> TokenAnswer {
    TokenAnswer {
        token_ip: Some(peer.0.to_string()),
        user: Some(user_info(app, user)),
        client_type,
        token_type: ACCESS_TOKEN,
        delay_delete: Some(false),
        ..TokenAnswer::default()
    }
}

/// A sign-in that was just opened or renewed.
pub(super) fn opened(app: &App, peer: &Peer, user: &User, signed_in: &SignedIn, now: Timestamp) -> TokenAnswer {
    let session = &signed_in.session;
    TokenAnswer {
        force_login_ind: i64::from(signed_in.displaced),
        refresh_token: Some(signed_in.refresh.clone()),
        refresh_valid_period: Some(seconds_between(now, session.refresh_expires_at)),
        refresh_expire_time: Some(session.refresh_expires_at.as_second()),
        refresh_create_time: Some(session.created_at.as_millisecond()),
        ..described(app, peer, user, session, &signed_in.access, now)
    }
}

/// A token that was there before. Its refresh token is not known here, only its hash.
pub(super) fn described(
    app: &App,
    peer: &Peer,
    user: &User,
    session: &Session,
    access: &str,
    now: Timestamp,
) -> TokenAnswer {
    TokenAnswer {
        access_token: Some(access.to_owned()),
        valid_period: Some(seconds_between(now, session.expires_at)),
        expire_time: Some(session.expires_at.as_second()),
        create_time: Some(session.created_at.as_millisecond()),
        ..checked(app, peer, user, session.client_type)
    }
}

fn user_info(app: &App, user: &User) -> UserInfo {
    let domain = domain(&app.public_url);
    UserInfo {
        user_id: user.id.as_str().to_owned(),
        uclogin_account: user.account.clone(),
        service_account: Some(format!("sip:{}@{domain}", user.number)),
        company_id: Some(user.corporation.as_str().to_owned()),
        company_domain: Some(domain.to_owned()),
        realm: Some(domain.to_owned()),
        user_type: Some(user_type(user.kind)),
        admin_type: Some(match user.admin {
            AdminLevel::Default => 0,
            AdminLevel::Ordinary => 1,
            AdminLevel::None => 2,
        }),
        name: Some(user.name.clone()),
        is_bind_phone: Some(!user.phone.is_empty()),
        free_user: Some(false),
        third_account: user.third_account.clone(),
        head_picture_url: user.profile.picture.as_deref().map(|key| pictures::url(app, key)),
        status: Some(i64::from(user.disabled)),
        ..UserInfo::default()
    }
}

/// The host in the server's public address.
fn domain(public_url: &str) -> &str {
    let host = public_url.split_once("://").map_or(public_url, |(_, rest)| rest);
    let host = host.split('/').next().unwrap_or(host);
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

fn seconds_between(from: Timestamp, to: Timestamp) -> i64 {
    to.duration_since(from).as_secs().max(0)
}

#[cfg(test)]
mod tests;
