"""The vendor's SDK: the service provider and his corporations."""

import json
import re

import pytest
from huaweicloudsdkmeeting.v1 import (
    AddCorpDTO,
    AddCorpRequest,
    AdminDTO,
    CorpBasicDTO,
    CreateMeetingRequest,
    DeleteCorpRequest,
    ModAdminDTO,
    ModCorpBasicDTO,
    ModCorpBasicInfoDTO,
    ModCorpDTO,
    OrgPropertyDTO,
    RestScheduleConfDTO,
    SearchCorpRequest,
    ShowCorpBasicInfoRequest,
    ShowCorpRequest,
    ShowMyInfoRequest,
    UpdateCorpBasicInfoRequest,
    UpdateCorpRequest,
)

import sdk
import tenants
from conftest import STORES
from covers import covers
from participant import inside
from running import eventually
from tenants import resource
from wire import Api

UNKNOWN = ("no-such-corporation", "600000000", "%20", "a'b")


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
    return tenants.add(provider, resource("SOFT", 5), resource("CONF_CALL", 7))


def show(provider, tenant):
    return provider.show_corp(ShowCorpRequest(id=tenant.id))


@covers("success", "add_corporation", "read_corporation")
def test_a_corporation_is_added_with_its_administrator(server, provider):
    tenant = tenants.add(
        provider, resource("SOFT", 5), resource("VMR", 2, type_id=tenants.VMR50), phone="+8613800000001",
        country="chinaPR", fax="+861000", email="office@tenants.example", address="Quay 7", description="ours",
        language="en-US", time_zone_id="30", domain="tenants.example",
    )  # fmt: skip
    shown = show(provider, tenant)
    basics, admin, resources = shown.basic_info, shown.admin_info, shown.res_info.corp_vc_res
    assert (shown.id, basics.name, basics.phone, basics.country) == (tenant.id, tenant.name, "+8613800000001", "chinaPR")
    assert (basics.fax, basics.email, basics.address) == ("+861000", "office@tenants.example", "Quay 7")
    assert basics.description == "ours" and basics.sp_id
    assert (admin.account, admin.name, admin.admin_type) == (tenant.account, "Ines", 0)
    assert (resources.te_soft_count, resources.conf_call_count) == (5, 0)
    [package] = resources.vmr_pkg_list
    assert (package.vmr_pkg_id, package.vmr_pkg_parties) == (tenants.VMR50, 50)
    assert (package.vmr_pkg_count, package.vmr_pkg_used_count) == (2, 0)
    me = tenant.client(server).show_my_info(ShowMyInfoRequest())
    assert (me.user_account, me.admin_type, me.corp.id, me.corp.name) == (tenant.account, 0, tenant.id, tenant.name)
    defaults = tenant.api(server).page("/v1/convoca/corporation")["defaults"]
    assert (defaults["timeZoneID"], defaults["language"]) == ("30", "en-US")


@covers("success", "add_corporation")
def test_a_password_that_is_made_up_comes_by_mail(server, provider):
    admin = AdminDTO(account="postman", name="Paul", email="paul@tenants.example", pwd="")
    body = AddCorpDTO(basic_info=CorpBasicDTO(name="Post", language="en-US"), admin_info=admin)
    provider.add_corp(AddCorpRequest(body=body))

    def mailed():
        for mail in (server.folder / "data").rglob("*.eml"):
            text = mail.read_text().replace("=\n", "")
            if "paul@tenants.example" in text:
                return text
        return None

    words = set(re.findall(r"\b[A-Za-z2-9]{16}\b", eventually(mailed)))
    assert any(signs_in(server, "postman", word) for word in words), words


def signs_in(server, account, password):
    from wire import Api

    api = Api(server)
    return api.try_account(account, password).status_code == 200


@covers("error", "add_corporation")
def test_what_is_wrong_with_a_new_corporation(provider, tenant):
    def body(basics=None, **admin):
        admin = {"account": "somebody", "name": "Ines", "pwd": tenants.ADMIN_PASSWORD} | admin
        return AddCorpDTO(basic_info=CorpBasicDTO(**({"name": "Slates"} | (basics or {}))), admin_info=AdminDTO(**admin))

    for code, wrong in (
        ("USG.200000003", body({"name": "a/b"})),
        ("USG.200000003", body({"name": ""})),
        ("USG.200000003", body({"phone": "no number"})),
        ("USG.200000003", body({"email": "no address"})),
        ("USG.200000003", body({"time_zone_id": "99"})),
        ("USG.200000003", body({"language": "xx"})),
        ("USG.200000003", body(account="with space")),
        ("USG.200000003", body(name="")),
        ("USG.200000003", body(pwd="")),
        ("USG.201040016", body(pwd="short")),
        ("USG.201040001", body(account=tenant.account.upper())),
    ):
        with sdk.refused(400, code):
            provider.add_corp(AddCorpRequest(body=wrong))
    before = provider.search_corp(SearchCorpRequest(limit=1)).count
    with sdk.refused(400, "USG.200000003"):
        tenants.add(provider, resource("SOFT", 1), resource("SHIPS", 1))
    with sdk.refused(400, "USG.200000003"):
        tenants.add(provider, resource("SOFT", 1), resource("VMR", 1001, type_id=tenants.VMR10))
    assert provider.search_corp(SearchCorpRequest(limit=1)).count == before


@covers("success", "list_corporations")
def test_corporations_are_listed_and_found(provider, tenant):
    everything = provider.search_corp(SearchCorpRequest(limit=500))
    assert everything.count == len(everything.data)
    assert tenant.id in {row.id for row in everything.data}
    for key in (tenant.name, tenant.name.upper(), tenant.account, tenant.id):
        [row] = provider.search_corp(SearchCorpRequest(search_key=key)).data
        assert (row.id, row.admin_info.account) == (tenant.id, tenant.account)
        assert row.res_info.corp_vc_res.te_soft_count == 5
    assert provider.search_corp(SearchCorpRequest(search_key="%")).count == 0
    last = provider.search_corp(SearchCorpRequest(offset=100_000, limit=1))
    assert (last.offset, len(last.data)) == (everything.count - 1, 1)


@covers("error", "list_corporations")
def test_what_is_wrong_with_a_list(provider):
    for wrong in ({"limit": 0}, {"offset": -1}, {"search_key": "x" * 129}):
        with sdk.refused(400, "USG.200000003"):
            provider.search_corp(SearchCorpRequest(**wrong))


@covers("success", "edit_corporation")
def test_a_corporation_is_changed(provider, tenant):
    def update(**body):
        provider.update_corp(UpdateCorpRequest(id=tenant.id, body=ModCorpDTO(**body)))

    update(basic_info=ModCorpBasicDTO(name="Renamed", phone="+491", address="Mole 3"))
    update(
        admin_info=ModAdminDTO(name="Ida", email="ida@tenants.example", phone="+492", country="DE"),
        property_info=[OrgPropertyDTO(property_key="enableClientRecord", property_value="false")],
    )
    shown = show(provider, tenant)
    assert (shown.basic_info.name, shown.basic_info.phone, shown.basic_info.address) == ("Renamed", "+491", "Mole 3")
    admin = shown.admin_info
    assert (admin.name, admin.email, admin.phone, admin.country) == ("Ida", "ida@tenants.example", "+492", "DE")
    assert provider.search_corp(SearchCorpRequest(search_key="ida@tenants")).count >= 1
    assert shown.res_info.corp_vc_res.te_soft_count == 5


@covers("error", "edit_corporation", "read_corporation", "delete_corporation")
def test_what_is_not_there_is_neither_shown_nor_changed(provider):
    for unknown in UNKNOWN:
        with sdk.refused(400, "USG.200000003"):
            provider.show_corp(ShowCorpRequest(id=unknown))
        with sdk.refused(400, "USG.200000003"):
            provider.update_corp(UpdateCorpRequest(id=unknown, body=ModCorpDTO()))
        with sdk.refused(400, "USG.200000003"):
            provider.delete_corp(DeleteCorpRequest(id=unknown))
    bad = ModCorpDTO(property_info=[OrgPropertyDTO(property_key="enableClientRecord", property_value="perhaps")])
    with sdk.refused(400, "USG.200000003"):
        provider.update_corp(UpdateCorpRequest(id="600000000", body=bad))


@covers("success", "delete_corporation")
def test_a_corporation_goes_with_everything(server, provider):
    tenant = tenants.add(provider, resource("SOFT", 5), resource("CONF_CALL", 7), resource("VMR", 3, type_id=tenants.VMR10))
    api = tenant.api(server)
    api.add_user()
    meeting = api.create(startTime="")
    password = next(entry["password"] for entry in meeting["passwordEntry"] if entry["conferenceRole"] == "chair")
    with inside(server, meeting["conferenceID"], "Ines", password=password) as somebody:
        provider.delete_corp(DeleteCorpRequest(id=tenant.id))
        assert somebody.hear("out")
        answer = api.get("/v1/usg/dcs/member")
        assert (answer.status_code, answer.json()["error_code"]) == (401, "USG.206020000")
        assert not signs_in(server, tenant.account, tenants.ADMIN_PASSWORD)
    with sdk.refused(400, "USG.200000003"):
        show(provider, tenant)
    assert provider.search_corp(SearchCorpRequest(search_key=tenant.account)).count == 0
    # The name is free again once its rows are gone.
    admin = AdminDTO(account=tenant.account, name="Ines", pwd=tenants.ADMIN_PASSWORD)
    body = AddCorpDTO(basic_info=CorpBasicDTO(name=tenant.name), admin_info=admin)
    again = provider.add_corp(AddCorpRequest(body=body)).value
    assert again != tenant.id
    assert tenant.api(server).page()["data"] == []


@covers("error", "delete_corporation")
def test_the_providers_own_corporation_stays(server, provider, admin):
    home = admin.try_account().json()["user"]["companyId"]
    with sdk.refused(400, "USG.200000003"):
        provider.delete_corp(DeleteCorpRequest(id=home))
    assert admin.page("/v1/usg/dcs/member")["corp"]["id"] == home


@covers(
    "authorisation", "add_corporation", "list_corporations", "read_corporation", "edit_corporation",
    "delete_corporation",
)  # fmt: skip
def test_only_the_provider_manages_corporations(server, tenant):
    account, password = tenant.api(server).add_user()
    for client in (tenant.client(server), sdk.by_account(server, account, password)):
        for attempt in (
            lambda: tenants.add(client),
            lambda: client.search_corp(SearchCorpRequest()),
            lambda: client.show_corp(ShowCorpRequest(id=tenant.id)),
            lambda: client.update_corp(UpdateCorpRequest(id=tenant.id, body=ModCorpDTO())),
            lambda: client.delete_corp(DeleteCorpRequest(id=tenant.id)),
        ):
            with sdk.refused(403, "MMC.111070002"):
                attempt()


@covers("success", "show_own_corporation", "update_own_corporation")
def test_an_administrator_sees_and_changes_his_corporation(server, tenant):
    client = tenant.client(server)
    shown = client.show_corp_basic_info(ShowCorpBasicInfoRequest())
    assert (shown.id, shown.name, shown.account, shown.admin_name) == (tenant.id, tenant.name, tenant.account, "Ines")
    assert (shown.auto_user_create, shown.corp_type, shown.enable_pstn) == (True, 0, False)

    def update(**body):
        client.update_corp_basic_info(UpdateCorpBasicInfoRequest(body=ModCorpBasicInfoDTO(**body)))

    update(address="Dock 9")
    update(auto_user_create=False)
    shown = client.show_corp_basic_info(ShowCorpBasicInfoRequest())
    assert (shown.address, shown.auto_user_create) == ("Dock 9", False)


@covers("success", "update_own_corporation")
def test_app_id_sign_in_adds_nobody_once_that_is_off(server, admin):
    assert admin.try_app(user_id="early-bird").status_code == 200
    admin.done(admin.put("/v1/usg/dcs/corp", json={"autoUserCreate": False}))
    try:
        answer = admin.try_app(user_id="late-bird")
        assert (answer.status_code, answer.json()["error_code"]) == (403, "USG.206010030")
        assert admin.try_app(user_id="early-bird").status_code == 200
    finally:
        admin.done(admin.put("/v1/usg/dcs/corp", json={"autoUserCreate": True}))
    assert admin.try_app(user_id="late-bird").status_code == 200


@covers("authorisation", "show_own_corporation", "update_own_corporation")
def test_members_do_not_see_their_corporations_data(server, tenant):
    client = sdk.by_account(server, *tenant.api(server).add_user())
    with sdk.refused(403, "MMC.111070002"):
        client.show_corp_basic_info(ShowCorpBasicInfoRequest())
    with sdk.refused(403, "MMC.111070002"):
        client.update_corp_basic_info(UpdateCorpBasicInfoRequest(body=ModCorpBasicInfoDTO(address="Mine")))


@covers("error", "show_own_corporation", "update_own_corporation")
def test_what_is_wrong_with_an_own_corporation(server, tenant, anybody):
    client = tenant.client(server)
    with sdk.refused(400, "USG.200000003"):
        client.update_corp_basic_info(UpdateCorpBasicInfoRequest(body=ModCorpBasicInfoDTO(address="x" * 256)))
    assert anybody.get("/v1/usg/dcs/corp").status_code == 401


def test_corporations_do_not_see_each_other(server, provider, tenant):
    other = tenants.add(provider, resource("SOFT", 5), resource("CONF_CALL", 7))
    body = RestScheduleConfDTO(subject="Ours", media_types="Voice", start_time="2031-05-02 09:00")
    [meeting] = tenant.client(server).create_meeting(CreateMeetingRequest(body=body)).body
    api = other.api(server)
    assert api.page()["data"] == []
    path = "/v1/mmc/management/conferences/confDetail"
    theirs = api.get(path, params={"conferenceID": meeting.conference_id})
    nobodys = api.get(path, params={"conferenceID": "999999999"})
    assert (theirs.status_code, json.loads(theirs.text)) == (nobodys.status_code, json.loads(nobodys.text))
