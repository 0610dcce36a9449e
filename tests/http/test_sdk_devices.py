"""The vendor's SDK: room systems and screens, and the codes that sign them in."""

import re
import uuid

import pytest
from huaweicloudsdkmeeting.v1 import (
    ActiveDTO,
    AddDeviceDTO,
    AddDeviceRequest,
    BatchDeleteDevicesRequest,
    BatchUpdateDevicesStatusRequest,
    CreateVisionActiveCodeRequest,
    DeleteVisionActiveCodeRequest,
    ModDeviceDTO,
    ResetActivecodeRequest,
    ResetVisionActiveCodeRequest,
    SearchDevicesRequest,
    SearchVisionActiveCodeRequest,
    ShowDeviceDetailRequest,
    ShowDeviceStatusRequest,
    ShowDeviceTypesRequest,
    UpdateDeviceRequest,
    VisionActiveCodeDTO,
)

import sdk
from conftest import STORES
from covers import covers
from receiver_mail import MailServer
from wire import Api, refused

ACTIVATE = "/v1/convoca/devices/activate"


@pytest.fixture(scope="module", params=STORES)
def mailed(request, make_server):
    mails = MailServer()
    server = make_server(request.param, CONVOCA_SMTP_URL=mails.url)
    yield server, mails
    server.stop()
    mails.close()


@pytest.fixture(scope="module")
def server(mailed):
    return mailed[0]


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


def add(client, **body):
    body = {"name": "Attic", "model": "TE20", "sn": f"SN_{uuid.uuid4().hex[:12]}", "email": "desk@example.test"} | body
    return client.add_device(AddDeviceRequest(body=AddDeviceDTO(**body)))


def show(client, sn):
    return client.show_device_detail(ShowDeviceDetailRequest(sn=sn))


def activated(server, code):
    anybody = Api(server)
    answer = anybody.done(anybody.post(ACTIVATE, json={"activeCode": code})).json()
    anybody.close()
    return Api(server, answer["accessToken"]), answer


def mailed_code(mails, address, number):
    text = mails.to(address, number)[number - 1].get_body(("plain",)).get_content()
    return re.search(r"\b\d{12}\b", text)[0]


@covers("success", "add_device", "show_device", "update_device", "delete_devices", "activate_device")
def test_a_room_system_is_added_signed_in_changed_and_removed(client, mailed):
    server, mails = mailed
    address = f"{uuid.uuid4().hex[:8]}@example.test"
    added = add(client, email=address, description="By the window", prj_code_mode=2)
    assert (added.name, added.type, added.model, added.status) == ("Attic", "TE", "TE20", 0)
    assert (added.dept_code, added.prj_code_mode, added.description) == ("1", 2, "By the window")
    assert added.number and added.account and sdk.set_fields(show(client, added.sn)) == sdk.set_fields(added)

    device, answer = activated(server, mailed_code(mails, address, 1))
    assert (answer["user"]["userType"], answer["user"]["ucloginAccount"]) == (10, added.account)
    refused(device.post(ACTIVATE, json={"activeCode": mailed_code(mails, address, 1)}), 400, "USG.201050015")
    assert device.done(device.get("/v1/usg/dcs/member")).json()["name"] == "Attic"

    client.update_device(UpdateDeviceRequest(sn=added.sn, body=ModDeviceDTO(name="Cellar", prj_code_mode=1)))
    shown = show(client, added.sn)
    assert (shown.name, shown.prj_code_mode, shown.email) == ("Cellar", 1, address)
    client.batch_delete_devices(BatchDeleteDevicesRequest(body=[added.sn]))
    assert device.get("/v1/usg/dcs/member").status_code == 401
    with sdk.refused(400, "USG.201040000"):
        show(client, added.sn)
    device.close()


@covers("success", "send_device_code")
def test_a_new_code_makes_the_old_one_void(client, mailed):
    server, mails = mailed
    first, second = (f"{uuid.uuid4().hex[:8]}@example.test" for _ in range(2))
    added = add(client, email=first)
    old = mailed_code(mails, first, 1)
    client.reset_activecode(ResetActivecodeRequest(sn=added.sn, body=ActiveDTO(email_addr=second)))
    new = mailed_code(mails, second, 1)
    device, _ = activated(server, f"{new[:4]} {new[4:8]}-{new[8:]}")
    refused(device.post(ACTIVATE, json={"activeCode": old}), 400, "USG.201050015")
    device.close()


@covers("success", "list_devices", "list_device_types", "set_devices_status")
def test_room_systems_are_listed_by_name_model_and_state(client):
    mark = uuid.uuid4().hex[:8]
    sns = [add(client, name=f"{mark} {model}", model=model).sn for model in ("TE30", "TE10", "cisco")]

    def found(**query):
        page = client.search_devices(SearchDevicesRequest(search_key=mark, **query))
        assert page.count == len(page.data)
        return {row.sn: row for row in page.data}

    assert set(found()) == set(sns) == set(found(dept_code="1"))
    assert [row.type for row in found(model="cisco").values()] == ["3rd"]
    assert not found(dept_code="no-such-department")
    client.batch_update_devices_status(BatchUpdateDevicesStatusRequest(value=1, body=sns[:2]))
    assert [found()[sn].status for sn in sns] == [1, 1, 0]
    client.batch_update_devices_status(BatchUpdateDevicesStatusRequest(value=0, body=sns[:1]))
    assert [found()[sn].status for sn in sns] == [0, 1, 0]
    types = client.show_device_types(ShowDeviceTypesRequest()).body
    assert {"TE30", "TE10", "cisco"} <= {row.model for row in types}
    assert {row.type for row in types} == {"TE", "3rd"}


@covers("success", "create_code", "list_codes", "reset_code", "delete_codes", "show_numbers_status")
def test_a_screen_is_signed_in_by_its_code_and_can_be_rung(client, server):
    mark = uuid.uuid4().hex[:8]
    body = VisionActiveCodeDTO(dev_type="idea-hub", dev_name=f"Lobby {mark}")
    code = client.create_vision_active_code(CreateVisionActiveCodeRequest(body=body)).active_code
    assert len(code) == 12 and code.isdigit()

    def pending(key=mark, **query):
        return client.search_vision_active_code(SearchVisionActiveCodeRequest(search_key=key, **query)).data

    [row] = pending()
    assert (row.active_code, row.dev_name, row.dev_type, row.dept_code) == (code, f"Lobby {mark}", "idea-hub", "1")
    assert [one.id for one in pending(key=code)] == [row.id] and not pending(dev_type="huawei-vision")

    screen, answer = activated(server, code)
    assert answer["user"]["userType"] == 13 and not pending()
    me = screen.done(screen.get("/v1/usg/dcs/member")).json()

    def status(number):
        [one] = client.show_device_status(ShowDeviceStatusRequest(body=[number])).body
        return one.reg_status, one.call_status

    assert status(me["sipNum"]) == ("1", "0") and status("+990") == ("1", "3")
    screen.done(screen.get("/v1/convoca/calls", params={"wait": 0}))
    assert status(me["sipNum"]) == ("0", "1")

    reset = ResetVisionActiveCodeRequest(account=row.id, body=ActiveDTO(email_addr="desk@example.test"))
    again = client.reset_vision_active_code(reset).active_code
    assert again != code and [one.active_code for one in pending()] == [again]
    client.delete_vision_active_code(DeleteVisionActiveCodeRequest(body=[row.id]))
    assert not pending() and screen.get("/v1/usg/dcs/member").status_code == 401
    screen.close()


@covers("error", "add_device", "update_device", "show_device", "list_devices", "delete_devices", "set_devices_status",
        "send_device_code", "create_code", "list_codes", "delete_codes", "reset_code", "show_numbers_status",
        "activate_device")  # fmt: skip
def test_what_is_wrong_is_refused_and_changes_nothing(client, server, anybody):
    taken = add(client)
    for code, body in [
        ("USG.201040001", {"sn": taken.sn}),
        ("USG.206040000", {"model": "toaster"}),
        ("USG.200000003", {"sn": "with space"}),
        ("USG.200000003", {"email": "nobody"}),
        ("USG.200000003", {"phone": "one two", "email": None}),
        ("USG.200000003", {"email": None}),
        ("USG.200000003", {"dept_code": "no-such-department"}),
        ("USG.200000003", {"prj_code_mode": 3}),
    ]:
        with sdk.refused(400, code):
            add(client, **body)
    nobody, desk = "SN_of_nobody", ActiveDTO(email_addr="desk@example.test")
    for code, call in [
        ("USG.201040000", lambda: show(client, nobody)),
        ("USG.201040000", lambda: client.update_device(UpdateDeviceRequest(sn=nobody, body=ModDeviceDTO(name="X")))),
        ("USG.200000003",
         lambda: client.update_device(UpdateDeviceRequest(sn=taken.sn, body=ModDeviceDTO(name="x" * 97)))),
        ("USG.201040000", lambda: client.batch_delete_devices(BatchDeleteDevicesRequest(body=[taken.sn, nobody]))),
        ("USG.201040000", lambda: client.batch_update_devices_status(
            BatchUpdateDevicesStatusRequest(value=1, body=[taken.sn, nobody]))),
        ("USG.200000003", lambda: client.batch_update_devices_status(
            BatchUpdateDevicesStatusRequest(value=2, body=[taken.sn]))),
        ("USG.201040000", lambda: client.reset_activecode(ResetActivecodeRequest(sn=nobody, body=desk))),
        ("USG.200000003", lambda: client.reset_activecode(ResetActivecodeRequest(sn=taken.sn, body=ActiveDTO()))),
        ("USG.206040000", lambda: client.create_vision_active_code(CreateVisionActiveCodeRequest(
            body=VisionActiveCodeDTO(dev_type="toaster", dev_name="Lobby")))),
        ("USG.201040000", lambda: client.reset_vision_active_code(
            ResetVisionActiveCodeRequest(account=taken.account, body=desk))),
        ("USG.201040000", lambda: client.delete_vision_active_code(
            DeleteVisionActiveCodeRequest(body=[taken.account]))),
        ("USG.200000003", lambda: client.search_devices(SearchDevicesRequest(limit=501))),
        ("USG.200000003", lambda: client.search_vision_active_code(SearchVisionActiveCodeRequest(limit=0))),
        ("USG.200000003", lambda: client.show_device_status(ShowDeviceStatusRequest(body=[]))),
    ]:
        with sdk.refused(400, code):
            call()
    assert sdk.set_fields(show(client, taken.sn)) == sdk.set_fields(taken)
    for code, body in [("USG.201050012", {}), ("USG.201050015", {"activeCode": "1"}),
                       ("USG.201050015", {"activeCode": "123456789012"})]:
        refused(anybody.post(ACTIVATE, json=body), 400, code)


@covers("authorisation", "add_device", "update_device", "show_device", "list_devices", "delete_devices",
        "set_devices_status", "send_device_code", "create_code", "list_codes", "delete_codes", "reset_code")  # fmt: skip
def test_devices_are_for_administrators(client, server, user):
    taken, path = add(client), "/v1/usg/dcs/corp/device"
    vision = "/v1/usg/dcs/corp/vision/activecode"
    for method, where, body in [
        ("POST", path, {"name": "X", "model": "TE20", "email": "x@example.test"}),
        ("PUT", f"{path}/{taken.sn}", {"name": "X"}),
        ("GET", f"{path}/{taken.sn}", None),
        ("GET", path, None),
        ("POST", f"{path}/delete", [taken.sn]),
        ("PUT", f"{path}/status/1", [taken.sn]),
        ("POST", f"{path}/{taken.sn}/activecode", {"emailAddr": "x@example.test"}),
        ("POST", vision, {"devType": "idea-hub", "devName": "X"}),
        ("GET", vision, None),
        ("DELETE", vision, ["x"]),
        ("PUT", f"{vision}/x/reset", {}),
    ]:
        assert user.call(method, where, json=body).status_code == 403, (method, where)
    assert sdk.set_fields(show(client, taken.sn)) == sdk.set_fields(taken)


@covers("authorisation", "list_device_types", "show_numbers_status", "activate_device")
def test_who_is_not_signed_in_hears_nothing_and_guesses_little(anybody):
    assert anybody.get("/v1/usg/dcs/termdevtype").status_code == 401
    assert anybody.post("/v1/usg/acs/ap/userstatus", json=["+990"]).status_code == 401
    answers = [anybody.post(ACTIVATE, json={"activeCode": "000000000000"}).status_code for _ in range(7)]
    assert answers[:5] == [400] * 5 and set(answers[5:]) == {423}


@covers("error", "list_device_types")
def test_the_list_of_models_is_read_only(admin):
    assert admin.post("/v1/usg/dcs/termdevtype", json={}).status_code == 405


def test_another_corporations_devices_are_unknown(client, stranger):
    taken = add(client)
    refused(stranger.get(f"/v1/usg/dcs/corp/device/{taken.sn}"), 400, "USG.201040000")
    refused(stranger.post("/v1/usg/dcs/corp/device/delete", json=[taken.sn]), 400, "USG.201040000")
    assert show(client, taken.sn).sn == taken.sn
