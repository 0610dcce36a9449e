//! Corporations as the provider sees them.

use crate::app::App;
use crate::clock;
use crate::handlers::order::facts;
use convoca_booking::{Corporation, CorporationId, ResourceKind, User};
use convoca_contract::corporation::{
    CorporationBasics, CorporationDetail, CorporationResources, DefaultAdminInfo, ResourceCounts,
};
use convoca_store::StoreError;

/// A corporation in full; `provider` is the corporation that the provider is at home in.
pub(super) async fn detail(
    app: &App,
    corporation: &Corporation,
    admin: Option<User>,
    provider: &CorporationId,
) -> Result<CorporationDetail, StoreError> {
    let now = clock::now();
    let limits = corporation.limits(now);
    let most = |kind| limits.most(kind).map(|most| i64::try_from(most).unwrap_or(i64::MAX));
    let profile = &corporation.profile;
    Ok(CorporationDetail {
        id: corporation.id.as_str().to_owned(),
        basic_info: CorporationBasics {
            name: corporation.name.clone(),
            phone: said(&profile.phone),
            country: said(&profile.country),
            fax: said(&profile.fax),
            email: said(&profile.email),
            address: said(&profile.address),
            description: said(&profile.description),
            sp_id: provider.as_str().to_owned(),
        },
        admin_info: admin.map(admin_info),
        res_info: CorporationResources {
            corp_vc_res: ResourceCounts {
                vmr_pkg_list: facts::packages(app, &corporation.id, now).await?,
                hard_1080p: most(ResourceKind::Hard1080p),
                hard_720p: most(ResourceKind::Hard720p),
                te_soft_count: most(ResourceKind::Users),
                room_count: most(ResourceKind::SmartRooms),
                record_capability: most(ResourceKind::RecordingGb),
                conf_call_count: most(ResourceKind::Concurrent),
                live_count: most(ResourceKind::Live),
                third_party_hard_count: most(ResourceKind::ThirdParty),
                hw_vision_count: most(ResourceKind::Vision),
                idea_hub_count: most(ResourceKind::IdeaHub),
            },
        },
        group: None,
    })
}

fn admin_info(admin: User) -> DefaultAdminInfo {
    DefaultAdminInfo {
        id: admin.id.as_str().to_owned(),
        email: said(&admin.email),
        phone: said(&admin.phone),
        country: said(&admin.profile.country),
        account: admin.account,
        name: admin.name,
        admin_type: 0,
    }
}

/// A text that may be empty, which is then not shown.
pub(super) fn said(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}
