"""Who may call what, and on whose objects: every operation of the description asked as everybody.

What is found is compared with `authorisation.txt`, so that a right which changes is seen in the change.
`CONVOCA_GOLDEN=write` writes it anew.
"""

import os
import re
from pathlib import Path

import pytest

from meeting_live import Live
from wire import Api

GOLDEN = Path(__file__).with_name("authorisation.txt")
PROVIDER = ("the-provider", "Above-All-42")

#: What ends the sign-in or the meeting that the walk needs; tried by other tests.
ENDS = {"delete_token", "update_token", "stop_meeting", "cancel_meeting"}


@pytest.fixture(scope="module")
def server(make_server):
    server = make_server("sqlite", CONVOCA_PROVIDER_ACCOUNT=PROVIDER[0], CONVOCA_PROVIDER_PASSWORD=PROVIDER[1])
    yield server
    server.stop()


@pytest.fixture(scope="module")
def callers(server, admin):
    member, ordinary = admin.add_user(), admin.add_user()
    admin.done(admin.post("/v1/usg/dcs/corp/admin", json={"account": ordinary[0]}))
    callers = {
        "nobody": Api(server, address="127.2.0.1"),
        "member": Api(server).sign_in(*member),
        "admin": Api(server).sign_in(*ordinary),
        "default": admin,
        "provider": Api(server).sign_in(*PROVIDER),
    }
    yield callers
    for name in callers.keys() - {"default"}:
        callers[name].close()


def operations(api):
    """Every operation that wants to know who asks: name, method, path and row of the description."""
    paths = api.done(api.get("/openapi.json")).json()["paths"]
    rows = [(row["operationId"], method.upper(), path, row) for path, methods in paths.items()
            for method, row in methods.items() if isinstance(row, dict) and "operationId" in row]
    return sorted(row for row in rows if row[3].get("security"))


def scheme(row):
    [scheme] = [name for entry in row["security"] for name in entry]
    return scheme


def ask(api, method, path, row, names=None, bodies=None, **more):
    """Asks with made-up names for everything that has to be named, or with `names`; the body is empty, or
    `bodies`."""
    names = names or {}
    address = re.sub(r"\{(\w+)\}", lambda part: names.get(part[1], "0" if part[1] == "value" else "x"), path)
    params = {one["name"]: names.get(one["name"], "x") for one in row.get("parameters", [])
              if one.get("in") == "query" and one.get("required")}
    if "listen" in row["operationId"]:
        params["wait"] = 0
    body = None
    if "requestBody" in row:
        [content] = row["requestBody"]["content"].values()
        body = ["x"] if content.get("schema", {}).get("type") == "array" else (bodies or {})
    return api.call(method, address, params=params, json=body, **more)


def filled(document, row):
    """A body in which every field has some value of its type, so that who may ask is what decides."""
    if "requestBody" not in row:
        return None
    [content] = row["requestBody"]["content"].values()
    return value(document, content["schema"])


def value(document, schema):
    if "$ref" in schema:
        return value(document, document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]])
    if "enum" in schema:
        return schema["enum"][0]
    kinds = schema.get("type", "object")
    kind = next(kind for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind != "null")
    if kind == "object":
        return {name: value(document, one) for name, one in schema.get("properties", {}).items()}
    if kind == "array":
        return [value(document, schema["items"])]
    return {"integer": schema.get("minimum", 1), "number": 1, "boolean": True, "string": "x"}[kind]


def outcome(answer):
    return {401: "sign in", 403: "no"}.get(answer.status_code, "yes")


def test_the_matrix_is_the_golden_file(server, admin, callers):
    with_token, of_meeting = [], []
    for name, method, path, row in operations(admin):
        if scheme(row) == "accessToken" and name not in ENDS:
            found = [outcome(ask(api, method, path, row)) for api in callers.values()]
            with_token.append(f"{name:<28}" + "".join(f"{one:<9}" for one in found).rstrip())
    live = Live(server, admin)
    try:
        tokens = [live.token, live.guest_token]
        document = admin.done(admin.get("/openapi.json")).json()
        names = {"conferenceID": live.id, "conferenceid": live.id, "confuuid": live.id}
        for name, method, path, row in operations(admin):
            if scheme(row) == "conferenceToken" and name not in ENDS:
                headers = [{"X-Conference-Authorization": token, "confToken": token} for token in tokens]
                body = filled(document, row)
                found = [outcome(ask(callers["nobody"], method, path, row, names, body))]
                found += [outcome(ask(callers["nobody"], method, path, row, names, body, headers=one)) for one in headers]
                of_meeting.append(f"{name:<28}" + "".join(f"{one:<9}" for one in found).rstrip())
    finally:
        live.close()
    found = "\n".join([
        "# Who may call what. yes: what was asked for is looked at; no: status 403; sign in: status 401.",
        f"{'# with an access token':<28}" + "".join(f"{name:<9}" for name in callers).rstrip(),
        *with_token,
        f"{'# with a conference token':<28}{'none':<9}{'host':<9}guest",
        *of_meeting, "",
    ])  # fmt: skip
    if os.environ.get("CONVOCA_GOLDEN") == "write":
        GOLDEN.write_text(found)
    assert found == GOLDEN.read_text()


@pytest.fixture(scope="module")
def ours(admin):
    """One of everything that our corporation has, as requests name it."""
    account, _ = admin.add_user(email="bo@example.test")
    user = admin.done(admin.get(f"/v1/usg/dcs/corp/member/{account}")).json()
    department = admin.done(admin.post("/v1/usg/dcs/corp/dept", json={"deptName": "Sales", "parentDeptCode": "1"})).json()
    device = {"name": "Attic", "model": "TE20", "sn": "SN_OURS", "email": "desk@example.test"}
    device = admin.done(admin.post("/v1/usg/dcs/corp/device", json=device)).json()
    screen = {"devType": "idea-hub", "devName": "Lobby"}
    admin.done(admin.post("/v1/usg/dcs/corp/vision/activecode", json=screen))
    [screen] = admin.done(admin.get("/v1/usg/dcs/corp/vision/activecode")).json()["data"]
    application = admin.done(admin.post("/v2/usg/acs/corp/app", json={"app_name": "Ours"})).json()
    room = admin.done(admin.get("/v1/usg/dcs/corp/vmr")).json()["data"][0]
    meeting = admin.create()
    return {
        "account": account, "user": user["id"], "dept_code": department["value"], "sn": device["sn"],
        "screen": screen["id"], "app_id": application["app_id"], "room": room["id"],
        "meeting": meeting["conferenceID"], "outbox": admin.page("/v1/convoca/outbox")["data"][0]["id"],
    }  # fmt: skip


#: Operations that name an object: where the name goes, and a body around it (`…` stands for it).
NAMED = {
    "erase_user": ("path", "account"), "show_user": ("path", "account"), "update_user": ("path", "account"), "show_administrator": ("path", "account"),
    "delete_users": ["account"], "set_users_status": ["account"], "delete_administrators": ["account"],
    "add_administrator": {"account": "account"}, "reset_password_by_admin": {"account": "account"},
    "update_department": ("path", "dept_code"), "delete_department": ("path", "dept_code"),
    "show_department": ("path", "dept_code"), "show_book_department": ("path", "dept_code"),
    "show_device": ("path", "sn"), "update_device": ("path", "sn"), "send_device_code": ("path", "sn"),
    "delete_devices": ["sn"], "set_devices_status": ["sn"], "delete_codes": ["screen"],
    "reset_code": ("path", "screen"),
    "update_application": ("path", "app_id"), "delete_application": ("path", "app_id"),
    "reset_application_key": ("path", "app_id"),
    "update_my_room": ("path", "room"), "delete_rooms": ["room"],
    "assign_rooms": ("path", "account"), "recycle_rooms": ("path", "account"), "set_user_picture": ("path", "user"),
    "retry_outbox": ("path", "outbox"), "show_outbox_mail": ("path", "outbox"),
    "download_calendar": ("path", "meeting"), "list_replies": ("path", "meeting"),
    "show_webinar": ("path", "meeting"), "delete_webinar": ("path", "meeting"),
    "show_webinar_page": ("path", "meeting"), "update_webinar_page": ("path", "meeting"),
    "update_meeting": ("query", "meeting"), "cancel_meeting": ("query", "meeting"),
    "show_meeting": ("query", "meeting"), "show_running_meeting": ("query", "meeting"),
    "show_region": ("query", "meeting"), "list_online_attendees": ("query", "meeting"),
    "update_series": ("query", "meeting"), "cancel_series": ("query", "meeting"),
    "update_occurrence": ("query", "meeting"), "cancel_occurrences": ("query", "meeting"),
}  # fmt: skip

#: A body that gets as far as looking for the object.
BODIES = {
    "send_device_code": {"emailAddr": "x@example.test"}, "update_department": {"deptName": "X"},
    "assign_rooms": ["x"], "recycle_rooms": ["x"], "update_application": {"app_name": "X"},
    "update_meeting": {"subject": "X", "mediaTypes": "Voice"},
    "cancel_occurrences": {"confUUIDs": ["x"]}, "update_my_room": {"vmrName": "X"},
}  # fmt: skip

#: Parameters that name nothing of a corporation's.
NAMELESS = {"value", "corp_id", "file_code"}


def test_every_operation_that_names_an_object_is_walked(admin):
    """The table above is whole: what has a part in its path is in it, or belongs to the provider or nobody."""
    for name, _, path, row in operations(admin):
        parts = set(re.findall(r"\{(\w+)\}", path)) - NAMELESS
        if parts and scheme(row) == "accessToken" and not re.search("/sp/corp|/sss/|/convoca/calls", path):
            assert name in NAMED, f"{name} names {parts}"


def test_a_stranger_finds_nothing_of_ours(admin, stranger, ours):
    """Another corporation's administrator is answered alike whether he names what is ours or what is not."""
    before = state(admin, ours)
    rows = {name: (method, path, row) for name, method, path, row in operations(admin)}
    for name, how in NAMED.items():
        method, path, row = rows[name]
        answers = []
        for kind in ("ours", "nobody's"):
            noun = how[1] if isinstance(how, tuple) else next(iter(how.values() if isinstance(how, dict) else how))
            thing = ours[noun] if kind == "ours" else unknown(ours[noun])
            answer = named(stranger, method, path, row, how, thing, BODIES.get(name))
            # Short numbers stand in codes too.
            said = answer.text.replace(thing, "…") if len(thing) > 3 else answer.text
            answers.append((answer.status_code, said))
        assert answers[0] == answers[1], f"{name} tells them apart"
        assert answers[0][0] in (400, 403, 404), f"{name}: {answers[0]}"
    assert state(admin, ours) == before


def unknown(name):
    """Something of the same shape that nobody has."""
    return "".join("7" if one.isdigit() else "q" if one.isalpha() else one for one in name)


def named(api, method, path, row, how, thing, body):
    parameters = {}
    if isinstance(how, tuple) and how[0] == "path":
        path = re.sub(r"\{\w+\}", thing, path)
    elif isinstance(how, tuple):
        required = [one["name"] for one in row["parameters"] if one["in"] == "query" and one.get("required")]
        parameters = {one: thing for one in required}
    elif isinstance(how, dict):
        body = {field: thing for field in how}
    else:
        body = [thing]
        path = path.replace("{value}", "1")
    if body is None and "requestBody" in row:
        body = {}
    return api.call(method, path, params=parameters, json=body)


def state(admin, ours):
    """What of ours a stranger could have changed."""
    found = {
        "user": admin.get(f"/v1/usg/dcs/corp/member/{ours['account']}"),
        "department": admin.get(f"/v1/usg/dcs/member/dept/{ours['dept_code']}"),
        "device": admin.get(f"/v1/usg/dcs/corp/device/{ours['sn']}"),
        "codes": admin.get("/v1/usg/dcs/corp/vision/activecode"),
        "applications": admin.get("/v2/usg/acs/corp/apps"),
        "rooms": admin.get("/v1/usg/dcs/corp/vmr"),
        "administrators": admin.get("/v1/usg/dcs/corp/admin"),
        "meeting": admin.get("/v1/mmc/management/conferences/confDetail", params={"conferenceID": ours["meeting"]}),
    }
    return {noun: admin.done(answer).json() for noun, answer in found.items()}
