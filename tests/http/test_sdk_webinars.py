"""The vendor's SDK: webinars, from their booking to their audience."""

import contextlib
import uuid

import pytest
from huaweicloudsdkcore.http.formdata import FormFile
from huaweicloudsdkmeeting.v1 import (
    AddUserDTO,
    AddUserRequest,
    AllowAudienceJoinRequest,
    AssociateVmrRequest,
    CreateConfTokenRequest,
    CreateMeetingRequest,
    CreateWebinarRequest,
    DeleteWebinarRequest,
    ListHistoryWebinarsRequest,
    ListOngoingWebinarsRequest,
    ListUpComingWebinarsRequest,
    OpenAttendeeEntity,
    OpenEditConfReq,
    OpenNotifySetting,
    OpenRoomSettingReq,
    OpenScheduleConfReq,
    PauseConferenceReq,
    PauseConferenceRequest,
    RestAllowAudienceReqBody,
    RestScheduleConfDTO,
    SearchCorpVmrRequest,
    SearchMemberVmrRequest,
    ShowRoomSettingRequest,
    ShowWebinarRequest,
    UpdateMeetingRequest,
    UpdateRoomSettingRequest,
    UpdateWebinarRequest,
    UploadFileRequest,
    UploadFileRequestBody,
)

from websockets.exceptions import ConnectionClosed

import sdk
from covers import covers
from listener import CONTROL, conference_token
from meeting_live import Live, Participant
from png import one_colour
from participant import Refused, at_the_door
from running import ADMIN_ACCOUNT
from wire import Api

PASSWORD = "Roof-Tiles-12"
LATER = "2031-05-02 12:00"


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


@pytest.fixture(scope="module")
def member(server, client):
    account = f"user-{uuid.uuid4().hex[:12]}"
    client.add_user(AddUserRequest(body=AddUserDTO(name=account, account=account, pwd=PASSWORD, send_notify="0")))
    return sdk.by_account(server, account, PASSWORD)


@pytest.fixture
def room(server, client, admin):
    """A webinar room of the administrator's."""
    corporation = admin.try_account().json()["user"]["companyId"]
    name = f"Hall {uuid.uuid4().hex}"
    server.run("room", "add", "--corporation", corporation, "--name", name, "--webinar")
    [room] = client.search_corp_vmr(SearchCorpVmrRequest(search_key=name, vmr_mode=2)).data
    client.associate_vmr(AssociateVmrRequest(account=ADMIN_ACCOUNT, body=[room.id]))
    return room


def book(client, room, **body):
    body = {"subject": "What is new", "start_time": LATER, "duration": 60, "time_zone_id": 56, "vmr_id": room.id} | body
    return client.create_webinar(CreateWebinarRequest(body=OpenScheduleConfReq(**body)))


def edit(client, webinar, **body):
    body = {"conference_id": webinar.conference_id, "subject": "Newer", "start_time": LATER, "duration": 45} | body
    return client.update_webinar(UpdateWebinarRequest(body=OpenEditConfReq(time_zone_id=56, **body)))


def show(client, webinar):
    return client.show_webinar(ShowWebinarRequest(conference_id=webinar.conference_id))


@covers("success", "create_webinar", "show_webinar")
def test_a_webinar_has_three_links_and_three_passwords(client, room):
    notices = OpenNotifySetting(enable_calendar="N", enable_sms="N", enable_email="N")
    panel = [OpenAttendeeEntity(app_id="", user_name="Paula", email="paula@panel.example")]
    webinar = book(client, room, description="Talks", attendees=panel, notify_setting=notices, audience_passwd="246802")
    assert (webinar.subject, webinar.description, webinar.state) == ("What is new", "Talks", "schedule")
    assert (webinar.start_time, webinar.duration, webinar.time_zone_id) == (LATER, 60, 56)
    assert len({webinar.chair_join_uri, webinar.guest_join_uri, webinar.audience_join_uri}) == 3
    assert len({webinar.chair_passwd, webinar.guest_passwd, webinar.audience_passwd}) == 3
    assert webinar.audience_passwd == "246802"
    shown = show(client, webinar)
    assert (shown.attendees, shown.notify_setting.enable_email) == (["Paula"], "N")
    assert shown.audience_join_uri == webinar.audience_join_uri


@covers("success", "update_webinar")
def test_what_is_not_given_stays(client, room):
    webinar = book(client, room, description="Talks", live_url="https://watch.example", audience_passwd="246802")
    edit(client, webinar, call_restriction=True, scope=3, audience_scope=2)
    shown = show(client, webinar)
    assert (shown.subject, shown.duration, shown.description) == ("Newer", 45, "Talks")
    assert (shown.live_url, shown.audience_passwd) == ("https://watch.example", "246802")
    assert (shown.call_restriction, shown.scope, shown.audience_scope) == (True, 3, 2)


@covers("success", "delete_webinar")
@covers("error", "show_webinar", "delete_webinar", "update_webinar", "show_webinar_page", "update_webinar_page")
def test_what_was_cancelled_is_not_there(client, room):
    webinar = book(client, room)
    client.delete_webinar(DeleteWebinarRequest(conference_id=webinar.conference_id))
    id = webinar.conference_id
    for call in [
        lambda: show(client, webinar),
        lambda: client.delete_webinar(DeleteWebinarRequest(conference_id=id)),
        lambda: edit(client, webinar),
        lambda: client.show_room_setting(ShowRoomSettingRequest(conference_id=id)),
        lambda: client.update_room_setting(UpdateRoomSettingRequest(conference_id=id, body=OpenRoomSettingReq())),
    ]:
        with sdk.refused(400, "WSS.111070005"):
            call()


@covers("error", "create_webinar")
@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"audience_passwd": "12"}, "WSS.111071107"),
        ({"guest_passwd": "246802", "audience_passwd": "246802"}, "WSS.111071111"),
        ({"start_time": "tomorrow"}, "WSS.111071061"),
        ({"duration": 5}, "WSS.111071021"),
        ({"description": "x" * 1001}, "WSS.111071061"),
        ({"scope": 1, "call_restriction": True}, "WSS.111071061"),
    ],
)
def test_what_is_wrong_is_named(client, room, wrong, code):
    with sdk.refused(400, code):
        book(client, room, **wrong)


def test_a_webinar_is_no_meeting(client, room):
    webinar = book(client, room)
    meeting = RestScheduleConfDTO(subject="a", media_types="HDVideo", start_time=LATER, length=60)
    with sdk.refused(400, "MMC.111071089"):
        client.update_meeting(UpdateMeetingRequest(conference_id=webinar.conference_id, body=meeting))
    in_room = RestScheduleConfDTO(subject="a", media_types="HDVideo", length=60, vmr_flag=1, vmr_id=room.id)
    with sdk.refused(400, "MMC.111071089"):
        client.create_meeting(CreateMeetingRequest(body=in_room))
    [own] = [one for one in client.search_member_vmr(SearchMemberVmrRequest()).data if one.vmr_mode == 0]
    with sdk.refused(400, "WSS.111071089"):
        book(client, own)


@covers("authorisation", "create_webinar", "update_webinar", "show_webinar", "delete_webinar")
@covers("authorisation", "show_webinar_page", "update_webinar_page")
def test_somebody_elses_webinar(client, room, member):
    webinar = book(client, room)
    id = webinar.conference_id
    with sdk.refused(400, "WSS.111071063"):
        book(member, room)
    for call in [
        lambda: show(member, webinar),
        lambda: member.delete_webinar(DeleteWebinarRequest(conference_id=id)),
        lambda: edit(member, webinar),
        lambda: member.show_room_setting(ShowRoomSettingRequest(conference_id=id)),
        lambda: member.update_room_setting(UpdateRoomSettingRequest(conference_id=id, body=OpenRoomSettingReq())),
    ]:
        with sdk.refused(403, "WSS.111070010"):
            call()


@covers("success", "show_webinar_page", "update_webinar_page")
def test_how_a_webinar_presents_itself(client, room):
    webinar = book(client, room)
    id = webinar.conference_id
    page = client.show_room_setting(ShowRoomSettingRequest(conference_id=id))
    assert (page.show_audience_mode, page.is_redouble_open, page.base_audience_count) == ("real_time", "Y", 0)
    body = OpenRoomSettingReq(room_introduce="Welcome", show_audience_mode="none", base_audience_count=100, multiple=1.5)
    client.update_room_setting(UpdateRoomSettingRequest(conference_id=id, body=body))
    page = client.show_room_setting(ShowRoomSettingRequest(conference_id=id))
    assert (page.room_introduce, page.show_audience_mode) == ("Welcome", "none")
    assert (page.base_audience_count, page.multiple) == (100, 1.5)
    for wrong in [{"base_audience_count": 10_001}, {"multiple": 10.1}, {"show_audience_mode": "some"}]:
        with sdk.refused(400, "WSS.111071061"):
            client.update_room_setting(UpdateRoomSettingRequest(conference_id=id, body=OpenRoomSettingReq(**wrong)))


def test_a_webinar_has_a_logo_and_a_cover(client, room, tmp_path):
    (tmp_path / "logo.png").write_bytes(one_colour(8, 8))
    logo = client.upload_file(UploadFileRequest(body=UploadFileRequestBody(FormFile(str(tmp_path / "logo.png"))))).file_id
    id = book(client, room).conference_id
    set = lambda **body: client.update_room_setting(  # noqa: E731
        UpdateRoomSettingRequest(conference_id=id, body=OpenRoomSettingReq(**body)))
    set(crop_logo_id=logo, cover_picture_id=logo)
    page = client.show_room_setting(ShowRoomSettingRequest(conference_id=id))
    assert (page.crop_logo_id, page.cover_picture_id) == (logo, logo)
    with sdk.refused(400, "WSS.111071061"):
        set(crop_logo_id="f" * 48)


@covers("success", "list_coming_webinars")
@covers("authorisation", "list_coming_webinars", "list_running_webinars", "list_past_webinars")
def test_an_administrators_list_is_the_corporations(client, room, member):
    webinar = book(client, room)
    found = client.list_up_coming_webinars(ListUpComingWebinarsRequest(search_key=webinar.conference_id))
    assert [one.conference_id for one in found.data] == [webinar.conference_id]
    assert (found.count, found.data[0].audience_join_uri) == (1, webinar.audience_join_uri)
    assert member.list_up_coming_webinars(ListUpComingWebinarsRequest()).count == 0
    assert member.list_ongoing_webinars(ListOngoingWebinarsRequest()).count == 0
    assert member.list_history_webinars(ListHistoryWebinarsRequest()).count == 0


@covers("error", "list_coming_webinars", "list_running_webinars", "list_past_webinars")
def test_a_page_that_cannot_be(client):
    for listing in [
        lambda: client.list_up_coming_webinars(ListUpComingWebinarsRequest(sort_type="UP")),
        lambda: client.list_ongoing_webinars(ListOngoingWebinarsRequest(limit=501)),
        lambda: client.list_history_webinars(ListHistoryWebinarsRequest(start_time="yesterday")),
    ]:
        with sdk.refused(400, "WSS.111071061"):
            listing()


class Held:
    """A webinar with its host in it, and a conference token of his."""

    def __init__(self, server, client, admin, room, webinar=None):
        self.server, self.api, self.webinar = server, admin, webinar or book(client, room)
        self.meeting = {
            "conferenceID": self.webinar.conference_id,
            "chairJoinUri": self.webinar.chair_join_uri,
            "guestJoinUri": self.webinar.guest_join_uri,
        }
        self.people = [Participant(server, self.meeting, "Hanna", "host").joined()]
        self.host = self.people[0]
        token = lambda password: conference_token(Api(server), self.meeting, password)["token"]
        self.token, self.guest_token = token(self.webinar.chair_passwd), token(self.webinar.guest_passwd)

    def audience(self, name):
        return self.comes(name, self.webinar.audience_join_uri)

    def comes(self, name, link):
        somebody = Participant(self.server, self.meeting | {"guestJoinUri": link}, name)
        self.people.append(somebody)
        return somebody

    def allow(self, client, allowed=1, token=None):
        request = AllowAudienceJoinRequest(conference_id=self.webinar.conference_id)
        request.x_conference_authorization = token or self.token
        request.body = RestAllowAudienceReqBody(allow_audience=allowed)
        return client.allow_audience_join(request)

    def pause(self, client, pause, token=None):
        request = PauseConferenceRequest(conference_id=self.webinar.conference_id)
        request.x_conference_authorization = token or self.token
        request.body = PauseConferenceReq(pause=pause)
        return client.pause_conference(request)

    def close(self):
        if not self.host.over:
            with contextlib.suppress(ConnectionClosed):
                self.host.ask(type="end")
        for one in self.people:
            one.close()


@pytest.fixture
def held(server, client, admin, room):
    held = Held(server, client, admin, room)
    yield held
    held.close()


@covers("success", "allow_audience", "pause_meeting")
def test_the_audience_waits_until_it_is_let_in_and_is_paused_for(client, held):
    viewer = held.audience("Vera")
    viewer.told("waiting", why="rehearsal")
    held.allow(client)
    viewer.joined()
    viewer.wait_for(lambda it: viewer.id in it.people)
    assert (viewer.people[viewer.id]["role"], viewer.people[viewer.id]["microphone"]) == ("audience", "off")
    held.pause(client, 1)
    viewer.wait_for(lambda it: any(one.get("conference", {}).get("paused") for one in it.said))
    held.pause(client, 0)


@covers("authorisation", "allow_audience", "pause_meeting")
def test_a_guests_token_lets_nobody_in(client, held):
    for call in [lambda: held.allow(client, token=held.guest_token), lambda: held.pause(client, 1, held.guest_token)]:
        with sdk.refused(403, "MMC.111072070"):
            call()


@covers("error", "allow_audience", "pause_meeting")
def test_a_switch_is_on_or_off_and_of_a_webinar(client, held, server, admin):
    for call in [lambda: held.allow(client, 2), lambda: held.pause(client, 2)]:
        with sdk.refused(400, "MMC.111072045"):
            call()
    live = Live(server, admin)
    try:
        assert live.call("PUT", "pause", pause=1).status_code == 400
    finally:
        live.close()


def test_a_forged_client_of_the_audience_gets_nowhere(client, held):
    """Whatever it asks for, and in whatever way it lets itself be called."""
    held.allow(client)
    viewer, panellist = held.audience("Vera").joined(), held.comes("Paul", held.webinar.guest_join_uri).joined()
    for forged in [
        {"type": "media", "microphone": True},
        {"type": "media", "camera": True},
        {"type": "media", "screen": True},
        {"type": "admit_audience", "admitted": False},
        {"type": "pause", "paused": True},
        {"type": "let_speak", "participant": viewer.id, "allowed": True},
        {"type": "find_audience", "name": ""},
        {"type": "mute", "participant": panellist.id},
        {"type": "claim_host", "password": held.webinar.chair_passwd},
        {"type": "end"},
    ]:
        assert viewer.ask(**forged)["code"] == "not_allowed", forged
    assert panellist.id in viewer.people and viewer.id not in panellist.people
    assert viewer.people[viewer.id]["microphone"] == "off"


def test_one_of_the_audience_is_let_speak(client, held):
    held.allow(client)
    viewer, other = held.audience("Vera").joined(), held.audience("Otto").joined()
    assert viewer.ask(type="hand", raised=True)["type"] == "done"
    held.host.sees(viewer, role="audience")
    assert held.host.ask(type="let_speak", participant=viewer.id, allowed=True)["type"] == "done"
    viewer.told("asked", source="microphone")
    assert viewer.ask(type="media", microphone=True)["type"] == "done"
    other.sees(viewer, microphone="on", speaks=True)
    assert held.host.ask(type="let_speak", participant=viewer.id, allowed=False)["type"] == "done"
    other.told("left", participant=viewer.id, why="audience")
    assert viewer.ask(type="media", microphone=True)["code"] == "not_allowed"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ({"is_redouble_open": "Y", "base_audience_count": 100, "multiple": 2.5}, 105),
        ({"is_redouble_open": "N", "base_audience_count": 100, "multiple": 2.5}, 2),
        ({"is_redouble_open": "Y", "show_audience_mode": "none"}, None),
    ],
)
def test_the_number_that_people_are_shown(client, server, admin, room, page, shown):
    """Base and real number times multiple, if the switch is on; hosts always see the real one."""
    webinar = book(client, room)
    request = UpdateRoomSettingRequest(conference_id=webinar.conference_id, body=OpenRoomSettingReq(**page))
    client.update_room_setting(request)
    held = Held(server, client, admin, room, webinar)
    try:
        held.allow(client)
        panellist = held.comes("Paul", webinar.guest_join_uri).joined()
        audience = [held.audience(name).joined() for name in ("Vera", "Otto")]
        held.host.told("audience", present=2)
        for somebody in [panellist, *audience]:
            counts = somebody.wait_for(lambda it: [one["present"] for one in it.said if one["type"] == "audience"])
            if shown is not None:
                somebody.told("audience", present=shown)
            else:
                assert set(counts) == {None}
    finally:
        held.close()


@covers("success", "list_running_webinars", "list_past_webinars")
def test_who_was_there_is_counted(client, server, admin, room):
    held = Held(server, client, admin, room)
    held.allow(client)
    held.audience("Vera").joined()
    held.comes("Paul", held.webinar.guest_join_uri).joined()
    id = held.webinar.conference_id
    [running] = client.list_ongoing_webinars(ListOngoingWebinarsRequest(search_key=id)).data
    assert running.conf_uuid and running.online_attendee_count >= 1
    # A program hears that it has ended when that is kept.
    headers = {"X-Conference-Authorization": held.token}
    admin.done(admin.call("PUT", f"{CONTROL}/stop", params={"conferenceID": id}, headers=headers))
    held.close()
    past = [one for one in client.list_history_webinars(ListHistoryWebinarsRequest(search_key=id)).data]
    assert [(one.chair_count, one.guest_count, one.audience_count) for one in past] == [(1, 1, 1)]
    assert (past[0].moderator, past[0].attendee_count, past[0].conf_uuid) == ("Hanna", 3, running.conf_uuid)


def test_the_audiences_password_gives_no_token(client, held):
    """A guest's token shows the link by which one comes as a panellist."""
    for password, allowed in [(held.webinar.audience_passwd, False), (held.webinar.guest_passwd, True)]:
        request = CreateConfTokenRequest(conference_id=held.webinar.conference_id, x_password=password, x_login_type=1)
        if allowed:
            assert client.create_conf_token(request).data.token
        else:
            with sdk.refused(403, "MMC.111072070"):
                client.create_conf_token(request)


def test_the_audiences_password_is_the_audiences(server, held):
    with at_the_door(server) as somebody:
        entered = somebody.ask(
            type="enter", version=1, meeting=held.webinar.conference_id, password=held.webinar.audience_passwd
        )
        assert (entered["role"], entered["meeting"]["webinar"]["introduction"]) == ("audience", "")
    with at_the_door(server) as somebody, pytest.raises(Refused):
        somebody.ask(type="enter", version=1, meeting=held.webinar.conference_id, password="000000000")
