//! How much there is of each kind, and how much of it is used.

use crate::app::App;
use convoca_booking::{CorporationId, ResourceKind};
use convoca_contract::resource::{PackageCount, ResourceFacts};
use convoca_directory::order::{Order, Status};
use convoca_store::StoreError;
use jiff::Timestamp;

/// What space for recordings is counted in, in bytes.
pub(super) const GIGABYTE: u64 = 1_000_000_000;

/// Adds up the orders of one kind.
pub(super) fn of(orders: &[Order], kind: ResourceKind, used: Option<u64>, now: Timestamp) -> ResourceFacts {
    let mut facts = ResourceFacts { used_count: used.map(integer), ..ResourceFacts::default() };
    for order in orders.iter().filter(|order| order.kind == kind) {
        let count = integer(order.count);
        facts.sum_count += count;
        if order.status(now) == Status::Expired {
            facts.expired_count += count;
        }
        if order.is_expiring(now) {
            facts.expiring_count += count;
        }
    }
    facts
}

/// How many rooms of each package the corporation has that are in force, and how many of them somebody
/// has.
pub(in crate::handlers) async fn packages(
    app: &App,
    corporation: &CorporationId,
    now: Timestamp,
) -> Result<Vec<PackageCount>, StoreError> {
    let orders = app.store.orders(corporation).await?;
    let rooms = app.store.order_rooms(corporation).await?;
    let mut packages: Vec<PackageCount> = Vec::new();
    for order in orders.iter().filter(|order| order.status(now) == Status::Normal) {
        let Some(package) = &order.package else { continue };
        let assigned = rooms.iter().find(|rooms| rooms.order == order.id).map_or(0, |rooms| rooms.assigned);
        let index = packages.iter().position(|count| count.vmr_pkg_id == package.id).unwrap_or_else(|| {
            packages.push(PackageCount {
                vmr_pkg_id: package.id.clone(),
                vmr_name: package.name.clone(),
                vmr_pkg_parties: i64::from(package.parties),
                ..PackageCount::default()
            });
            packages.len() - 1
        });
        packages[index].vmr_pkg_count += integer(order.count);
        packages[index].vmr_pkg_used_count += integer(assigned);
    }
    Ok(packages)
}

pub(super) fn integer(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
