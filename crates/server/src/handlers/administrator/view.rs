//! Administrators as the API shows them.

use convoca_booking::{AdminLevel, CorporationId, User};
use convoca_contract::administrator::{AdministratorInfo, DepartmentBasics};
use convoca_directory::Tree;

pub(super) fn info(corporation: &CorporationId, tree: &Tree, user: User) -> AdministratorInfo {
    let said = |text: String| Some(text).filter(|text| !text.is_empty());
    let department = tree.get(&user.profile.department).map(|department| DepartmentBasics {
        dept_code: department.code.as_str().to_owned(),
        corp_id: corporation.as_str().to_owned(),
        dept_name: department.name.clone(),
        dept_name_path: tree.name_path(&department.code),
        parent_dept_code: department.parent.as_ref().map(|parent| parent.as_str().to_owned()),
    });
    AdministratorInfo {
        id: user.id.as_str().to_owned(),
        account: user.account,
        name: user.name,
        admin_type: if user.admin == AdminLevel::Default { 0 } else { 1 },
        email: said(user.email),
        phone: said(user.phone),
        country: said(user.profile.country),
        dept: department,
    }
}
