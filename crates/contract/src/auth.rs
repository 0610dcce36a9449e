//! Signing in, tokens and the portal's nonce. The signature over an App ID sign-in and the
//! headers are not here.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// Sign-in with account and password, which travel in the `Authorization` header.
    pub struct AccountSignIn {
        /// The same account as in the header.
        account: String = "account", required = true, max_length = 255, example = "ana@roofers";
        /// 72 for programs.
        client_type: i64 = "clientType", required = true, example = 72;
        /// 0 issue a token, 1 do not.
        create_token_type: i64 = "createTokenType", minimum = 0, maximum = 1, default = 0;
    }
}

request! {
    /// Sign-in of an application for one of its own users.
    pub struct AppSignIn {
        /// The application.
        app_id: String = "appId", required = true, example = "app-7";
        /// 72 for programs.
        client_type: i64 = "clientType", required = true, example = 72;
        /// When the signature stops being valid, in seconds since 1970; 0: never.
        expire_time: i64 = "expireTime", required = true, minimum = 0, example = 1_900_000_000;
        /// A random text of 32 to 64 characters, good once.
        nonce: String = "nonce", required = true, max_length = 64, example = "00000000-0000-4000-8000-000000000001";
        /// Corporation, for a service provider's application only.
        corp_id: String = "corpId";
        /// Third-party user ID. Absent: the default administrator.
        user_id: String = "userId", max_length = 64, example = "u1";
        /// Name for the directory.
        user_name: String = "userName";
        /// E-mail address for the directory.
        user_email: String = "userEmail";
        /// Phone number for the directory.
        user_phone: String = "userPhone";
        /// Department of a user created by this sign-in.
        dept_code: String = "deptCode";
    }
}

request! {
    /// Sign-in with account and password in the body, or with a code of the company's own provider.
    pub struct ProxySignIn {
        /// Account.
        account: String = "account", max_length = 255, example = "ana@roofers";
        /// Password.
        pwd: String = "pwd", secret = true;
        /// Kind of the other server: `workplace`, `oauth2`.
        auth_server_type: String = "authServerType", example = "workplace";
        /// `AccountAndPwd`, or `AuthCode` with `authServerType` `oauth2`.
        auth_type: String = "authType", example = "AccountAndPwd";
        /// 72 for programs.
        client_type: i64 = "clientType", example = 72;
        /// 0 issue a token, 1 do not.
        create_token_type: i64 = "createTokenType", minimum = 0, maximum = 1, default = 0;
        /// Code of the provider, which it gave for this server's `/sso/callback`.
        credential: String = "credential", secret = true;
        /// Domain of the corporation, as its single sign-on names it; needed for a code.
        domain: String = "domain";
        /// Anything.
        remark: String = "remark";
    }
}

request! {
    /// A question about a token.
    pub struct ValidateToken {
        /// The token.
        token: String = "token", required = true, secret = true;
        /// Whether to issue a new one.
        need_gen_new_token: bool = "needGenNewToken", required = true, example = false;
        /// Whether to tell about the user.
        need_account_info: bool = "needAccountInfo", default = false;
    }
}

/// The answer to every sign-in, and to validating and refreshing a token.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TokenAnswer {
    /// The access token; left out when none was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<String>,
    /// Address of the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_ip: Option<String>,
    /// Seconds left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_period: Option<i64>,
    /// When it expires, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expire_time: Option<i64>,
    /// When it was issued, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_time: Option<i64>,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<UserInfo>,
    /// Kind of client; 72 for programs.
    pub client_type: i64,
    /// 1 if this sign-in displaced another, else 0.
    pub force_login_ind: i64,
    /// Whether the password was never changed.
    pub first_login: bool,
    /// Whether the password has expired.
    pub pwd_expired: bool,
    /// Days until the password expires.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_pwd_available: Option<i64>,
    /// Token of a proxy; always `null` here.
    pub proxy_token: Option<ProxyToken>,
    /// Whether the token is being deleted with delay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delay_delete: Option<bool>,
    /// 0 access token, 1 conference token, 2 one-time token.
    pub token_type: i64,
    /// The refresh token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    /// Seconds left of the refresh token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_valid_period: Option<i64>,
    /// When the refresh token expires, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_expire_time: Option<i64>,
    /// When the refresh token was issued, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_create_time: Option<i64>,
}

/// Token of a proxy in front of the vendor's cloud; never issued here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProxyToken {
    /// Short token.
    pub access_token: String,
    /// Long token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub long_access_token: Option<String>,
    /// Seconds left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_period: Option<i64>,
}

/// The user of a token.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserInfo {
    /// The user's UUID.
    pub user_id: String,
    /// Account.
    #[serde(rename = "ucloginAccount")]
    pub uclogin_account: String,
    /// SIP address, such as `sip:+99…@domain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_account: Option<String>,
    /// Alias number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alias1: Option<String>,
    /// Corporation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_id: Option<String>,
    /// Service provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sp_id: Option<String>,
    /// Domain of the corporation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_domain: Option<String>,
    /// SIP realm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub realm: Option<String>,
    /// 1 service provider's administrator, 2 corporation user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_type: Option<i64>,
    /// 0 default administrator, 1 ordinary administrator, 2 not an administrator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin_type: Option<i64>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Name in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    /// Whether a phone is bound to the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_bind_phone: Option<bool>,
    /// Whether the user pays nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free_user: Option<bool>,
    /// Third-party user ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third_account: Option<String>,
    /// Address of the user's picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_picture_url: Option<String>,
    /// 0 normal, 1 disabled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<i64>,
    /// Application that the user came with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app_id: Option<String>,
    /// 0 flagship, 5 free, 6 standard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corp_type: Option<i64>,
}

/// A nonce with which a browser opens the portal signed in, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PortalNonce {
    /// The nonce.
    pub nonce: String,
}
