//! List the corporation's room systems.

use super::place::{self, Names};
use super::view;
use crate::app::App;
use crate::handlers::paging;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_booking::{DepartmentCode, DeviceKind};
use convoca_contract::device::DeviceInfo;
use convoca_contract::page::Page;
use convoca_store::DeviceQuery;
use std::sync::Arc;

/// `GET /v1/usg/dcs/corp/device`.
pub(super) async fn list_devices(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<DeviceInfo>>, Refusal> {
    let tree = place::departments(&app, &caller.corporation).await?;
    let department = DepartmentCode::new(query.text_up_to("deptCode", 64)?.unwrap_or("1"));
    let deep = query.text("enableSubDept").is_none() || query.flag("enableSubDept")?;
    let departments = match deep {
        true if department == DepartmentCode::root() => None,
        true => Some(tree.below(&department).iter().map(ToString::to_string).collect()),
        false => Some(vec![department.to_string()]),
    };
    let wanted = DeviceQuery {
        kinds: vec![DeviceKind::Terminal],
        search: query.text_up_to("searchKey", 128)?.map(str::to_owned),
        model: query.text_up_to("model", 96)?.map(str::to_owned),
        departments,
        offset: 0,
        limit: 0,
    };
    let (store, id, wanted) = (&app.store, &caller.corporation.id, &wanted);
    let load =
        |offset, limit| async move { store.list_devices(id, &DeviceQuery { offset, limit, ..wanted.clone() }).await };
    let mut names = Names::of(tree);
    paging::page(&query, load, |device| view::device(device, &mut names)).await
}
