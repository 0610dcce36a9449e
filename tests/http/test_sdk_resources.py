"""The vendor's SDK: what the provider gives corporations, and what they see of it."""

import time

import pytest
from huaweicloudsdkmeeting.v1 import (
    AddResourceRequest,
    AssociateVmrRequest,
    DeleteResourceRequest,
    ModResourceDTO,
    SearchCorpResourcesRequest,
    SearchCorpVmrRequest,
    SearchResourceOpRecordRequest,
    SearchResourceRequest,
    ShowCorpResourceRequest,
    ShowOrgResRequest,
    ShowSpResourceRequest,
    ShowSpResRequest,
    UpdateResourceRequest,
)

import sdk
import tenants
from conftest import STORES
from covers import covers
from tenants import FAR, VMR10, VMR50, resource

PAST = 1_600_000_000_000
SOON = int(time.time() * 1000) + 7 * 24 * 3600 * 1000


@pytest.fixture(scope="module", params=STORES)
def server(request, make_server):
    server = make_server(request.param, **tenants.SETTINGS)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def provider(server):
    return tenants.provider(server)


@pytest.fixture
def tenant(provider):
    return tenants.add(provider, resource("SOFT", 5, id="users"), resource("VMR", 3, id="rooms", type_id=VMR10))


def search(provider, tenant, **wanted):
    return provider.search_resource(SearchResourceRequest(corp_id=tenant.id, **wanted)).data


def records(provider, tenant, **wanted):
    return provider.search_resource_op_record(SearchResourceOpRecordRequest(corp_id=tenant.id, **wanted)).data


def update(provider, tenant, **change):
    body = [ModResourceDTO(**change)]
    provider.update_resource(UpdateResourceRequest(corp_id=tenant.id, body=body))


def delete(provider, tenant, *ids):
    provider.delete_resource(DeleteResourceRequest(corp_id=tenant.id, body=list(ids)))


def corporation_rooms(client, **wanted):
    return client.search_corp_vmr(SearchCorpVmrRequest(limit=500, **wanted)).data


@covers("success", "add_resources", "list_resources")
def test_resources_are_given_and_listed(provider, tenant):
    tenants.give(provider, tenant, resource("CONF_CALL", 20, id="calls", expires=SOON), resource("LIVE", 2, id="users"))
    rows = {(row.id, row.type): row for row in search(provider, tenant)}
    assert set(rows) == {("users", "SOFT"), ("rooms", "VMR"), ("calls", "CONF_CALL"), ("users", "LIVE")}
    rooms = rows["rooms", "VMR"]
    assert (rooms.type_id, rooms.type_desc, rooms.vmr_mode, rooms.count) == (VMR10, "vmr10", 1, 3)
    assert (rooms.expire_date, rooms.status, rooms.editable, rooms.order_id) == (FAR, 0, True, "rooms")

    def ids(**wanted):
        return {row.id for row in search(provider, tenant, **wanted)}

    assert ids(search_key="ALL") == {"calls"}
    assert ids(type="LIVE") == {"users"}
    assert ids(type_id=VMR10) == {"rooms"} and ids(type_id=VMR50) == set()
    assert ids(start_expire_date=SOON + 1) == {"users", "rooms"} and ids(end_expire_date=SOON) == {"calls"}
    assert ids(status=0) == {"users", "rooms", "calls"} and ids(status=1) == set()
    page = provider.search_resource(SearchResourceRequest(corp_id=tenant.id, offset=3, limit=3))
    assert (page.offset, page.limit, page.count, len(page.data)) == (3, 3, 4, 1)


@covers("success", "add_resources")
def test_one_with_the_same_id_and_type_is_changed(server, provider, tenant):
    tenants.give(provider, tenant, resource("SOFT", 9, id="users", expires=SOON))
    [row] = search(provider, tenant, type="SOFT")
    assert (row.count, row.expire_date) == (9, SOON)
    tenants.give(provider, tenant, resource("VMR", 5, id="rooms", type_id=VMR10))
    assert len(corporation_rooms(tenant.client(server))) == 5
    tenants.give(provider, tenant, resource("VMR", 2, id="rooms", type_id=VMR10))
    rooms = corporation_rooms(tenant.client(server))
    assert len(rooms) == 2
    client = tenant.client(server)
    client.associate_vmr(AssociateVmrRequest(account=tenant.account, body=[room.id for room in rooms]))
    with sdk.refused(400, "USG.200000003"):
        tenants.give(provider, tenant, resource("VMR", 1, id="rooms", type_id=VMR10))
    with sdk.refused(400, "USG.200000003"):
        tenants.give(provider, tenant, resource("VMR", 3, id="rooms", type_id=VMR50))
    assert len(corporation_rooms(client)) == 2


@covers("error", "add_resources")
def test_what_is_wrong_with_new_resources(provider, tenant):
    for wrong in (
        resource("SHIPS", 1),
        resource("SOFT", 0),
        resource("SOFT", 1_000_001),
        resource("VMR", 1),
        resource("VMR", 1, type_id="vmr7"),
        resource("VMR", 1001, type_id=VMR10),
        resource("SOFT", 1, type_id=VMR10),
        resource("SOFT", 1, expires=10**18),
        resource("SOFT", 1, id="x" * 65),
    ):
        with sdk.refused(400, "USG.200000003"):
            tenants.give(provider, tenant, resource("LIVE", 1, id="live"), wrong)
    with sdk.refused(400, "USG.200000003"):
        provider.add_resource(AddResourceRequest(corp_id=tenant.id, body=[]))
    with sdk.refused(400, "USG.200000003"):
        provider.add_resource(AddResourceRequest(corp_id="600000000", body=[resource("SOFT", 1)]))
    assert {row.id for row in search(provider, tenant)} == {"users", "rooms"}


@covers("success", "update_resources", "list_resource_records")
def test_resources_are_stopped_started_and_prolonged_and_that_is_kept(server, provider, tenant):
    client = tenant.client(server)
    assert {room.status for room in corporation_rooms(client)} == {2}
    update(provider, tenant, id="rooms", type="VMR", is_disabled=True)
    assert [row.status for row in search(provider, tenant, type="VMR")] == [2]
    assert {room.status for room in corporation_rooms(client)} == {1}
    update(provider, tenant, id="rooms", is_disabled=False, expire_date=SOON)
    assert {(room.status, room.expire_date) for room in corporation_rooms(client)} == {(2, SOON)}
    update(provider, tenant, id="rooms", expire_date=PAST)
    assert [row.status for row in search(provider, tenant, type="VMR")] == [1]
    assert {room.status for room in corporation_rooms(client)} == {1}
    assert corporation_rooms(client, status=2) == [] and len(corporation_rooms(client, status=1)) == 3

    def of(operation, **wanted):
        return [row.id for row in records(provider, tenant, operate_type=operation, **wanted)]

    assert (of(0), of(1), of(2), of(3), of(4)) == (["rooms", "users"], [], ["rooms"] * 2, ["rooms"], ["rooms"])
    delete(provider, tenant, "rooms")
    assert of(1) == ["rooms"]
    assert len(records(provider, tenant, type="VMR")) == 6 and len(records(provider, tenant, type="SOFT")) == 1
    assert of(0, type_id=VMR10) == ["rooms"] and of(0, search_key="SER") == ["users"]
    now = int(time.time() * 1000)
    assert len(records(provider, tenant, start_operate_date=now - 600_000, end_operate_date=now + 600_000)) == 7
    assert records(provider, tenant, start_operate_date=now + 600_000) == []
    assert of(2, end_expire_date=PAST) == ["rooms"] and of(2, start_expire_date=SOON) == ["rooms"]


@covers("error", "update_resources", "delete_resources", "list_resources", "list_resource_records")
def test_what_is_wrong_with_changes(provider, tenant):
    for attempt in (
        lambda: update(provider, tenant, id="nothing", is_disabled=True),
        lambda: update(provider, tenant, id="users", type="LIVE", is_disabled=True),
        lambda: update(provider, tenant, type="SOFT"),
        lambda: delete(provider, tenant, "users", "nothing"),
        lambda: delete(provider, tenant),
        lambda: search(provider, tenant, status=3),
        lambda: search(provider, tenant, type="SHIPS"),
        lambda: records(provider, tenant, operate_type=5),
    ):
        with sdk.refused(400, "USG.200000003"):
            attempt()
    for attempt in (search, records):
        with sdk.refused(400, "USG.200000003"):
            attempt(provider, tenants.Tenant("600000000", "", ""))
    assert {row.id for row in search(provider, tenant)} == {"users", "rooms"}


@covers("success", "delete_resources")
def test_rooms_go_with_their_resource(server, provider, tenant):
    client = tenant.client(server)
    [room, *_] = corporation_rooms(client)
    client.associate_vmr(AssociateVmrRequest(account=tenant.account, body=[room.id]))
    delete(provider, tenant, "rooms")
    assert corporation_rooms(client) == []
    assert [row.id for row in search(provider, tenant)] == ["users"]


@covers("success", "show_own_resources", "list_own_resources")
def test_a_corporation_sees_what_it_has(server, provider, tenant):
    client = tenant.client(server)
    tenants.give(
        provider, tenant, resource("CONF_CALL", 20, id="calls"), resource("SOFT", 2, id="more", expires=SOON),
        resource("SOFT", 3, id="old", expires=PAST), resource("VMR", 1, id="stage", type_id="webinar500"),
    )  # fmt: skip
    facts = client.show_corp_resource(ShowCorpResourceRequest())
    users = facts.te_soft_count
    assert (users.sum_count, users.expired_count, users.expiring_count, users.used_count) == (10, 3, 2, 1)
    assert (facts.conf_call_count.sum_count, facts.conf_call_count.used_count) == (20, 0)
    assert facts.single_conf_call_count == 20 and facts.live_count.sum_count == 0
    assert {(package.vmr_pkg_parties, package.vmr_pkg_count) for package in facts.vmr} == {(10, 3), (100, 1)}

    def ids(**wanted):
        return {row.id for row in client.search_corp_resources(SearchCorpResourcesRequest(**wanted)).data}

    assert ids() == {"users", "rooms", "calls", "more", "old", "stage"}
    assert (ids(vmr_mode=1), ids(vmr_mode=2), ids(vmr_mode=0)) == ({"rooms"}, {"stage"}, set())
    assert ids(order_id="calls") == {"calls"} and ids(status=1) == {"old"}
    [stage] = corporation_rooms(client, vmr_mode=2)
    assert (stage.vmr_pkg_parties, stage.max_audience_parties, stage.commercial_max_audience_parties) == (100, 500, 500)
    assert stage.vmr_pkg_name == "webinar500"


@covers("error", "list_own_resources", "show_own_resources")
def test_what_is_wrong_with_an_own_list(server, tenant, anybody):
    client = tenant.client(server)
    for wrong in ({"vmr_mode": 3}, {"type": "SHIPS"}, {"limit": 501}):
        with sdk.refused(400, "USG.200000003"):
            client.search_corp_resources(SearchCorpResourcesRequest(**wrong))
    assert anybody.get("/v1/usg/dcs/corp/resource").status_code == 401


@covers("success", "show_provider_resources", "show_provider_use")
def test_the_provider_sees_all(provider, tenant):
    facts = provider.show_sp_resource(ShowSpResourceRequest(query_group=True))
    assert facts.te_soft_count.sum_count >= 5 and facts.corp_count.sum_count >= 2
    assert facts.group_list == []
    assert provider.show_sp_resource(ShowSpResourceRequest()).group_list is None
    assert provider.show_sp_res(ShowSpResRequest()).used_accounts_count == 0


@covers("error", "show_provider_resources", "show_provider_use", "show_corporation_use")
def test_nobody_sees_it_who_is_not_signed_in(anybody):
    for path in ("/v1/usg/dcs/sp/resource", "/v1/mmc/management/spRes", "/v1/mmc/management/orgRes"):
        assert anybody.get(path).status_code == 401


@covers(
    "authorisation", "add_resources", "update_resources", "list_resources", "delete_resources",
    "list_resource_records", "show_provider_resources", "show_provider_use",
)  # fmt: skip
def test_only_the_provider_gives(server, tenant):
    client = tenant.client(server)
    for attempt in (
        lambda: tenants.give(client, tenant, resource("SOFT", 1000)),
        lambda: update(client, tenant, id="users", is_disabled=False),
        lambda: search(client, tenant),
        lambda: delete(client, tenant, "users"),
        lambda: records(client, tenant),
        lambda: client.show_sp_resource(ShowSpResourceRequest()),
        lambda: client.show_sp_res(ShowSpResRequest()),
    ):
        with sdk.refused(403, "MMC.111070002"):
            attempt()


@covers("success", "show_corporation_use")
@covers("authorisation", "show_own_resources", "list_own_resources", "show_corporation_use")
def test_members_do_not_see_what_their_corporation_has(server, tenant):
    assert tenant.client(server).show_org_res(ShowOrgResRequest()).used_accounts_count == 0
    client = sdk.by_account(server, *tenant.api(server).add_user())
    for attempt in (
        lambda: client.show_corp_resource(ShowCorpResourceRequest()),
        lambda: client.search_corp_resources(SearchCorpResourcesRequest()),
        lambda: client.show_org_res(ShowOrgResRequest()),
    ):
        with sdk.refused(403, "MMC.111070002"):
            attempt()
