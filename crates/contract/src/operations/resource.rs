//! What is used now and today, and whether the server works.

use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};
use crate::resource::{CorporationUse, ProviderUse, SiteStatus};

const TAG: &str = "resource";

/// What the own corporation uses.
pub const SHOW_CORPORATION_USE: Operation = Operation {
    id: "show_corporation_use",
    sdk: Some("ShowOrgRes"),
    method: Method::Get,
    path: "/v1/mmc/management/orgRes",
    summary: "What the own corporation uses now and today",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<CorporationUse>()),
    statuses: &[],
};

/// What all corporations use.
pub const SHOW_PROVIDER_USE: Operation = Operation {
    id: "show_provider_use",
    sdk: Some("ShowSpRes"),
    method: Method::Get,
    path: "/v1/mmc/management/spRes",
    summary: "What all corporations use now, for the service provider's administrator",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Provider),
    params: &[],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<ProviderUse>()),
    statuses: &[],
};

/// Whether the server works.
pub const SHOW_SITE_STATUS: Operation = Operation {
    id: "show_site_status",
    sdk: Some("ShowMgmtSiteStatus"),
    method: Method::Get,
    path: "/v1/mmc/control/confmaintain/queryMgmtSiteStatus",
    summary: "Whether the server works, and what join links begin with",
    tag: TAG,
    auth: Auth::None,
    params: &[Param::header("X-Schema-Type", Kind::String, "Ignored.")],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<SiteStatus>()),
    statuses: &[],
};
