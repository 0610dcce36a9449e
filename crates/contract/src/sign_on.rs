//! Single sign-on: the settings, and the nonce with which the portal opens signed in.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// Where a corporation's people sign in elsewhere.
    pub struct SignOnRequest {
        /// Whether they may.
        enable_sso: bool = "enableSSO", required = true, example = true;
        /// What people type to be sent there: the company's domain. Needed when on, and nobody else's.
        domain: String = "domain", max_length = 253, example = "roofers.example";
        /// Where people are sent, or the address of the provider's discovery document
        /// (`…/.well-known/openid-configuration`), from which all other addresses follow; only then is there an
        /// ID token, which is checked. Needed when on.
        authorize_url: String = "authorizeUrl", max_length = 1024,
            example = "https://id.roofers.example/.well-known/openid-configuration";
        /// Where codes are changed for tokens. Needed when on, unless discovered.
        get_token_url: String = "getTokenUrl", max_length = 1024, example = "https://id.roofers.example/token";
        /// What the provider calls this server. Needed when on.
        client_id: String = "clientId", max_length = 255, example = "convoca";
        /// The secret that goes with it. Empty: the one that is kept; needed when an address changes that it is
        /// sent to.
        client_secret: String = "clientSecret", max_length = 1024, secret = true;
        /// What is asked for; `openid profile email` when discovered and not said.
        scope: String = "scope", max_length = 255, example = "openid profile email";
        /// Claim that names a person for ever. Needed when on.
        acc_field_name: String = "accFieldName", max_length = 255, example = "sub";
        /// Where it is asked who somebody is. Needed when on, unless discovered.
        get_user_info_url: String = "getUserInfoUrl", max_length = 1024, example = "https://id.roofers.example/me";
        /// 0: OAuth 2.0, which is all there is.
        oauth2_server_type: i64 = "oauth2ServerType", minimum = 0, maximum = 0, default = 0;
        /// Must be empty: there is no program on a computer that could be opened.
        pc_schema_url: String = "pcSchemaUrl", max_length = 0;
        /// Must be empty: there is no Android app that could be opened.
        android_schema_url: String = "androidSchemaUrl", max_length = 0;
        /// Must be empty: there is no iOS app that could be opened.
        ios_schema_url: String = "iosSchemaUrl", max_length = 0;
        /// Claim with the name; `name` when not said.
        third_name: String = "thirdName", max_length = 255, example = "name";
        /// Claim with the mail address; `email` when not said.
        third_email: String = "thirdEmail", max_length = 255, example = "email";
        /// Claim with the phone number; `phone_number` when not said.
        third_mobile: String = "thirdMobile", max_length = 255, example = "phone_number";
        /// Field of the provider's answer with the access token; `access_token` when not said.
        third_access_token: String = "thirdAccessToken", max_length = 255, example = "access_token";
        /// Must be empty: pictures are not fetched from elsewhere.
        third_head_img_url: String = "thirdHeadImgUrl", max_length = 0;
    }
}

/// Where a corporation's people sign in elsewhere. What is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SignOnInfo {
    /// Whether they may.
    #[serde(rename = "enableSSO")]
    pub enable_sso: bool,
    /// What people type to be sent there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Where people are sent, or the address of the discovery document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorize_url: Option<String>,
    /// Where codes are changed for tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub get_token_url: Option<String>,
    /// What the provider calls this server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// Never shown: always absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<String>,
    /// What is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Claim that names a person for ever.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acc_field_name: Option<String>,
    /// Where it is asked who somebody is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub get_user_info_url: Option<String>,
    /// Always 0: OAuth 2.0.
    pub oauth2_server_type: i64,
    /// Always absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pc_schema_url: Option<String>,
    /// Always absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub android_schema_url: Option<String>,
    /// Always absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ios_schema_url: Option<String>,
    /// Claim with the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third_name: Option<String>,
    /// Claim with the mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third_email: Option<String>,
    /// Claim with the phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third_mobile: Option<String>,
    /// Field of the provider's answer with the access token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third_access_token: Option<String>,
    /// Always absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third_head_img_url: Option<String>,
}

request! {
    /// A nonce with which the portal opens signed in.
    pub struct NonceSignIn {
        /// The nonce, good once.
        nonce: String = "nonce", required = true, secret = true, max_length = 255;
    }
}
