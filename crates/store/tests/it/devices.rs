//! Room systems and screens, and the codes that sign them in.

use crate::world::{World, at, on_both_stores, user};
use convoca_booking::{CorporationId, DepartmentCode, DeviceKind, ResourceKind, User, UserId, UserKind};
use convoca_directory::DepartmentDraft;
use convoca_directory::device::activation::Code;
use convoca_directory::device::{Device, Hardware, Projection};
use convoca_store::{CodeQuery, DepartmentChange, DeviceQuery, DeviceStoreError, Effects};
use jiff::Timestamp;

on_both_stores!(
    a_device_is_found_changed_and_removed,
    devices_are_searched,
    no_more_than_allowed_get_in_at_once,
    a_code_is_used_once,
    codes_are_listed_while_they_are_good,
    all_or_none_are_stopped_and_removed,
);

const OURS: &str = "100000001";
const OTHERS: &str = "100000002";

fn corporation(id: &str) -> CorporationId {
    CorporationId::new(id)
}

fn new(corporation: &str, number: u32, kind: DeviceKind, model: &str, department: &str) -> Device {
    let id = UserId::new(format!("d{number}"));
    let mut account = User {
        id: id.clone(),
        corporation: CorporationId::new(corporation),
        account: format!("device-{number}"),
        name: format!("Room {number}"),
        number: format!("+99{number:09}"),
        kind: UserKind::Device(kind),
        ..user(corporation, "device")
    };
    account.profile.department = DepartmentCode::new(department);
    Device {
        user: account,
        hardware: Hardware {
            id,
            corporation: CorporationId::new(corporation),
            kind,
            serial: format!("SN_{number}"),
            model: model.to_owned(),
            projection: Projection::Simple,
        },
    }
}

fn terminal(number: u32) -> Device {
    new(OURS, number, DeviceKind::Terminal, "TE20", "1")
}

fn code(digits: &str, minutes: i64) -> Code {
    Code { digits: digits.to_owned(), until: at(minutes) }
}

async fn put(world: &World, device: &Device, code: Option<&Code>) {
    world.store.insert_device(device, code, (ResourceKind::Hard1080p, None), nothing()).await.unwrap();
}

/// Nothing follows.
fn nothing() -> (&'static Effects, Timestamp) {
    static NOTHING: Effects = Effects { jobs: Vec::new(), records: Vec::new() };
    (&NOTHING, at(0))
}

fn all() -> DeviceQuery {
    DeviceQuery {
        kinds: vec![DeviceKind::Terminal, DeviceKind::Vision],
        search: None,
        model: None,
        departments: None,
        offset: 0,
        limit: 10,
    }
}

async fn serials(world: &World, query: DeviceQuery) -> (Vec<String>, u64) {
    let page = world.store.list_devices(&corporation(OURS), &query).await.unwrap();
    (page.items.into_iter().map(|device| device.hardware.serial).collect(), page.total)
}

async fn a_device_is_found_changed_and_removed(world: &World) {
    world.corporation(OURS).await;
    world.corporation(OTHERS).await;
    let mut device = terminal(1);
    put(world, &device, None).await;
    assert_eq!(world.store.device(&corporation(OURS), "SN_1").await.unwrap(), Some(device.clone()));
    assert_eq!(world.store.device(&corporation(OTHERS), "SN_1").await.unwrap(), None, "another tenant's");
    let by_account = world.store.device_by_account(&corporation(OURS), "DEVICE-1").await.unwrap();
    assert_eq!(by_account, Some(device.clone()));

    let taken = Device { hardware: Hardware { serial: "SN_1".to_owned(), ..terminal(2).hardware }, ..terminal(2) };
    let error = world.store.insert_device(&taken, None, (ResourceKind::Hard1080p, None), nothing()).await.unwrap_err();
    assert!(matches!(error, DeviceStoreError::SerialTaken), "{error}");
    put(world, &new(OTHERS, 3, DeviceKind::Terminal, "TE20", "1"), None).await;

    device.user.name = "Attic".to_owned();
    device.hardware.projection = Projection::Complex;
    world.store.update_device(&device).await.unwrap();
    assert_eq!(world.store.device(&corporation(OURS), "SN_1").await.unwrap(), Some(device.clone()));
    assert_eq!(serials(world, DeviceQuery { search: Some("ATTIC".to_owned()), ..all() }).await.1, 1);
    let gone = Device { hardware: terminal(9).hardware, ..device };
    let error = world.store.update_device(&gone).await.unwrap_err();
    assert!(matches!(error, DeviceStoreError::NoSuchDevice(serial) if serial == "SN_9"));

    let of = |id: &'static str| async move { world.store.count_devices(Some(&corporation(id))).await.unwrap() };
    assert_eq!(of(OURS).await, [(ResourceKind::Hard1080p, 1)].into());
    let everybodys = world.store.count_devices(None).await.unwrap();
    assert_eq!(everybodys, [(ResourceKind::Hard1080p, 2)].into());
    assert_eq!(of("100000003").await, [].into());

    // A device is nobody in the lists of people.
    let people = world.store.user_by_account("device-1").await.unwrap().unwrap();
    assert_eq!(people.user.kind, UserKind::Device(DeviceKind::Terminal));
    world.store.delete_devices(&corporation(OURS), &["SN_1".to_owned()]).await.unwrap();
    assert_eq!(world.store.device(&corporation(OURS), "SN_1").await.unwrap(), None);
    assert!(world.store.user_by_account("device-1").await.unwrap().is_none());
}

async fn devices_are_searched(world: &World) {
    world.corporation(OURS).await;
    let lost = new(OURS, 9, DeviceKind::Terminal, "TE30", "7");
    let error = world.store.insert_device(&lost, None, (ResourceKind::Hard1080p, None), nothing()).await.unwrap_err();
    assert!(matches!(error, DeviceStoreError::NoSuchDepartment(code) if code == DepartmentCode::new("7")));
    for code in ["7", "8"] {
        let draft = DepartmentDraft { name: Some(code.to_owned()), ..DepartmentDraft::default() };
        let change = DepartmentChange::Add(DepartmentCode::new(code), draft);
        world.store.change_department(&corporation(OURS), change).await.unwrap();
    }
    for device in [
        terminal(1),
        new(OURS, 2, DeviceKind::Terminal, "TE30", "7"),
        new(OURS, 3, DeviceKind::Vision, "huawei-vision", "8"),
        new(OURS, 4, DeviceKind::SmartRooms, "smart-rooms", "7"),
    ] {
        put(world, &device, None).await;
    }
    let check = async |query: DeviceQuery, expected: &[&str]| {
        let (found, total) = serials(world, query.clone()).await;
        assert_eq!(
            (found, total),
            (expected.iter().map(|s| (*s).to_owned()).collect(), expected.len() as u64),
            "{query:?}"
        );
    };
    check(all(), &["SN_1", "SN_2", "SN_3"]).await;
    check(DeviceQuery { kinds: Vec::new(), ..all() }, &[]).await;
    check(DeviceQuery { search: Some("sn_2".to_owned()), ..all() }, &["SN_2"]).await;
    check(DeviceQuery { search: Some("%".to_owned()), ..all() }, &[]).await;
    check(DeviceQuery { model: Some("TE30".to_owned()), ..all() }, &["SN_2"]).await;
    let inside = |codes: &[&str]| Some(codes.iter().map(|code| (*code).to_owned()).collect());
    check(DeviceQuery { departments: inside(&["7", "8"]), ..all() }, &["SN_2", "SN_3"]).await;
    check(DeviceQuery { departments: inside(&[]), ..all() }, &[]).await;
    let (page, total) = serials(world, DeviceQuery { offset: 1, limit: 1, ..all() }).await;
    assert_eq!((page, total), (vec!["SN_2".to_owned()], 3));
}

async fn no_more_than_allowed_get_in_at_once(world: &World) {
    world.corporation(OURS).await;
    let tries = (1..=20).map(|number| {
        let store = world.store.clone();
        tokio::spawn(async move {
            store.insert_device(&terminal(number), None, (ResourceKind::Hard1080p, Some(5)), nothing()).await.is_ok()
        })
    });
    let tries: Vec<_> = tries.collect();
    let mut added = 0;
    for one in tries {
        added += u32::from(one.await.unwrap());
    }
    assert_eq!((added, serials(world, all()).await.1), (5, 5));
    // Another sort has a limit of its own.
    let other = terminal(30);
    world.store.insert_device(&other, None, (ResourceKind::ThirdParty, Some(1)), nothing()).await.unwrap();
    let error = world
        .store
        .insert_device(&terminal(31), None, (ResourceKind::ThirdParty, Some(1)), nothing())
        .await
        .unwrap_err();
    assert!(matches!(error, DeviceStoreError::TooMany));
}

async fn a_code_is_used_once(world: &World) {
    world.corporation(OURS).await;
    let device = terminal(1);
    put(world, &device, Some(&code("111111111111", 5))).await;
    put(world, &terminal(2), None).await;
    let id = &device.user.id;
    assert_eq!(world.store.use_device_code("111111111112", at(0)).await.unwrap(), None);
    assert_eq!(world.store.use_device_code("111111111111", at(5)).await.unwrap(), None, "it has expired");
    world.store.set_device_code(&corporation(OURS), id, &code("222222222222", 9), nothing()).await.unwrap();
    assert_eq!(world.store.use_device_code("111111111111", at(0)).await.unwrap(), None, "it was replaced");
    assert_eq!(
        world.store.use_device_code("222222222222", at(8)).await.unwrap(),
        Some((corporation(OURS), id.clone()))
    );
    assert_eq!(world.store.use_device_code("222222222222", at(8)).await.unwrap(), None, "it was used");
    let error = world.store.set_device_code(&corporation(OTHERS), id, &code("3", 9), nothing()).await.unwrap_err();
    assert!(matches!(error, DeviceStoreError::NoSuchDevice(_)));
}

async fn codes_are_listed_while_they_are_good(world: &World) {
    world.corporation(OURS).await;
    put(world, &new(OURS, 1, DeviceKind::Vision, "huawei-vision", "1"), Some(&code("111111111111", 5))).await;
    put(world, &new(OURS, 2, DeviceKind::IdeaHub, "idea-hub", "1"), Some(&code("222222222222", 9))).await;
    put(world, &terminal(3), Some(&code("333333333333", 9))).await;
    let query = CodeQuery { kinds: vec![DeviceKind::Vision, DeviceKind::IdeaHub], search: None, offset: 0, limit: 10 };
    let list = async |query: &CodeQuery, minutes| {
        let page = world.store.list_device_codes(&corporation(OURS), query, at(minutes)).await.unwrap();
        let digits: Vec<String> = page.items.into_iter().map(|(_, code)| code.digits).collect();
        assert_eq!(digits.len() as u64, page.total);
        digits
    };
    assert_eq!(list(&query, 0).await, ["111111111111", "222222222222"]);
    assert_eq!(list(&query, 5).await, ["222222222222"]);
    let named = |text: &str| CodeQuery { search: Some(text.to_owned()), ..query.clone() };
    assert_eq!(list(&named("room 2"), 0).await, ["222222222222"]);
    assert_eq!(list(&named("111111111111"), 0).await, ["111111111111"]);
    assert_eq!(list(&named("1111"), 0).await, [""; 0], "a part of a code finds nothing");
    assert_eq!(list(&CodeQuery { kinds: Vec::new(), ..query.clone() }, 0).await, [""; 0]);
}

async fn all_or_none_are_stopped_and_removed(world: &World) {
    world.corporation(OURS).await;
    put(world, &terminal(1), None).await;
    put(world, &terminal(2), None).await;
    let both = ["SN_1".to_owned(), "SN_2".to_owned()];
    let with_none = ["SN_1".to_owned(), "SN_9".to_owned()];
    let stopped = async |serial: &str| {
        world.store.device(&corporation(OURS), serial).await.unwrap().map(|device| device.user.disabled)
    };
    for error in [
        world.store.set_devices_disabled(&corporation(OURS), &with_none, true).await.unwrap_err(),
        world.store.delete_devices(&corporation(OURS), &with_none).await.unwrap_err(),
    ] {
        assert!(matches!(error, DeviceStoreError::NoSuchDevice(serial) if serial == "SN_9"));
        assert_eq!(stopped("SN_1").await, Some(false));
    }
    world.store.set_devices_disabled(&corporation(OURS), &both, true).await.unwrap();
    assert_eq!((stopped("SN_1").await, stopped("SN_2").await), (Some(true), Some(true)));
    world.store.delete_devices(&corporation(OURS), &both).await.unwrap();
    assert_eq!((stopped("SN_1").await, stopped("SN_2").await), (None, None));
}
