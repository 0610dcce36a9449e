"""What a corporation may have is never exceeded, however many ask at once."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from huaweicloudsdkmeeting.v1 import ModResourceDTO, UpdateResourceRequest

import tenants
from conftest import STORES
from participant import Refused, inside
from running import eventually
from tenants import VMR10, resource
from wire import MEMBER, Api, utc

TRIES, MOST = 100, 10
DEVICES = "/v1/usg/dcs/corp/device"


@pytest.fixture(scope="module", params=STORES)
def server(request, make_server):
    server = make_server(request.param, **tenants.SETTINGS)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def provider(server):
    return tenants.provider(server)


def at_once(server, token, attempt):
    """The answers to that many attempts, each over a connection of its own."""

    def one(number):
        api = Api(server, token)
        try:
            return attempt(api, number)
        finally:
            api.close()

    with ThreadPoolExecutor(max_workers=TRIES) as pool:
        return list(pool.map(one, range(TRIES)))


def outcomes(answers):
    done = [answer for answer in answers if answer.status_code == 200]
    codes = {answer.json()["error_code"] for answer in answers if answer.status_code != 200}
    return len(done), codes


def test_users(server, provider):
    # The administrator is one of them.
    tenant = tenants.add(provider, resource("SOFT", MOST + 1))
    api = tenant.api(server)

    def add(api, number):
        account = f"{tenant.account}-{number}"
        # With a password all of them would wait for its hash, a few at a time.
        return api.post(MEMBER, json={"name": account, "account": account, "sendNotify": "0"})

    assert outcomes(at_once(server, api.token, add)) == (MOST, {"USG.201040005"})
    assert api.page(MEMBER)["count"] == MOST + 1


def test_devices(server, provider):
    tenant = tenants.add(provider, resource("HARD_1080P", MOST))
    api = tenant.api(server)

    def add(api, number):
        body = {"name": f"Attic {number}", "model": "TE20", "sn": f"SN{number:04}", "email": "a@example.test"}
        return api.post(DEVICES, json=body)

    assert outcomes(at_once(server, api.token, add)) == (MOST, {"USG.201040005"})
    assert api.page(DEVICES)["count"] == MOST
    facts = api.page("/v1/usg/dcs/corp/resource")["te1080pHardCount"]
    assert (facts["sumCount"], facts["usedCount"]) == (MOST, MOST)


def test_meetings(server, provider):
    tenant = tenants.add(provider, resource("CONF_CALL", 5), resource("MEETING", MOST))
    api = tenant.api(server)

    def book(api, number):
        body = {"subject": f"Meeting {number}", "mediaTypes": "Voice", "startTime": utc(hours=2)}
        return api.post("/v1/mmc/management/conferences", json=body)

    answers = at_once(server, api.token, book)
    assert outcomes(answers) == (MOST, {"MMC.111071082"})
    page = api.page(queryAll="true", limit=100)
    assert page["count"] == MOST
    # One that is over or cancelled makes room for another.
    api.done(api.cancel(page["data"][0]["conferenceID"]))
    assert (book(api, 1).status_code, book(api, 2).status_code) == (200, 400)


def test_people_in_meetings(server, provider):
    tenant = tenants.add(provider, resource("CONF_CALL", 2, id="calls"), resource("VMR", 1, type_id=VMR10))
    api = tenant.api(server)
    first, second, later = api.create(startTime=""), api.create(startTime=""), api.create(startTime=utc(minutes=5))

    def host(meeting):
        entries = meeting["passwordEntry"]
        return next(entry["password"] for entry in entries if entry["conferenceRole"] == "chair")

    def enter(meeting, name):
        return inside(server, meeting["conferenceID"], name, password=host(meeting))

    def used():
        return api.page("/v1/mmc/management/orgRes")["usedAccountsCount"]

    with ExitStack() as people:
        people.enter_context(enter(first, "Ana"))
        with enter(second, "Ben"):
            with pytest.raises(Refused) as caught, enter(second, "Cyd"):
                pass
            assert caught.value.args[0]["code"] == "full"
            # A room of a package has places of its own.
            [room] = api.page("/v1/usg/dcs/corp/vmr")["data"]
            api.done(api.post(f"/v1/usg/dcs/corp/vmr/assign-to-member/{tenant.account}", json=[room["id"]]))
            in_room = api.create(startTime="", vmrFlag=1, vmrID=room["id"])
            people.enter_context(enter(in_room, "Dan"))
            eventually(lambda: used() == 3)
        # Who has left makes place for another.
        people.enter_context(enter(second, "Cyd"))
        change = ModResourceDTO(id="calls", is_disabled=True)
        provider.update_resource(UpdateResourceRequest(corp_id=tenant.id, body=[change]))
        with pytest.raises(Refused), enter(first, "Eve"):
            pass
    api.refuse("MMC.111071060", startTime=utc(hours=1))
    personal = api.post("/v1/mmc/management/conferences", json={"mediaTypes": "Voice", "startTime": "", "vmrFlag": 1})
    assert (personal.status_code, personal.json()["error_code"]) == (400, "MMC.111071060")
    start = {"conferenceID": later["conferenceID"], "password": host(later)}
    answer = api.post("/v1/mmc/management/conferences/start", json=start)
    assert (answer.status_code, answer.json()["error_code"]) == (400, "MMC.111076004")


def test_a_room_holds_as_many_as_its_package_says_and_nobody_once_it_has_expired(server, provider):
    tenant = tenants.add(provider, resource("VMR", 1, id="rooms", type_id=VMR10))
    api = tenant.api(server)
    [room] = api.page("/v1/usg/dcs/corp/vmr")["data"]
    assert room["vmrPkgParties"] == 10
    api.done(api.post(f"/v1/usg/dcs/corp/vmr/assign-to-member/{tenant.account}", json=[room["id"]]))
    meeting = api.create(startTime="", vmrFlag=1, vmrID=room["id"])
    passwords = {entry["conferenceRole"]: entry["password"] for entry in meeting["passwordEntry"]}
    host, guest = passwords["chair"], passwords["general"]
    with ExitStack() as people:
        people.enter_context(inside(server, meeting["conferenceID"], "Host", password=host))
        for number in range(9):
            people.enter_context(inside(server, meeting["conferenceID"], f"Guest {number}", password=guest))
        with pytest.raises(Refused) as caught, inside(server, meeting["conferenceID"], "Late", password=guest):
            pass
        assert caught.value.args[0]["code"] == "full"
        delete = api.post(f"/v1/usg/dcs/corp/vmr/recycle-from-member/{tenant.account}", json=[room["id"]])
        assert (delete.status_code, delete.json()["error_code"]) == (400, "MMC.111071064")
    change = ModResourceDTO(id="rooms", expire_date=1_600_000_000_000)
    provider.update_resource(UpdateResourceRequest(corp_id=tenant.id, body=[change]))
    with pytest.raises(Refused), inside(server, meeting["conferenceID"], "Late", password=host):
        pass
    api.refuse("MMC.111073007", startTime=utc(hours=30), vmrFlag=1, vmrID=room["id"])
