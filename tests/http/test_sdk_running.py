"""The vendor's SDK: what can be asked about running meetings, and randoms that let somebody in."""

import json

import pytest
from huaweicloudsdkmeeting.v1 import (
    CheckCallNumberInConfRequest,
    CreateAnonymousAuthRandomRequest,
    CreateAuthRandomRequest,
    CreateMeetingRequest,
    ListOnlineConfAttendeeRequest,
    RestConfConfigDTO,
    RestScheduleConfDTO,
    ShowConfOrgRequest,
    ShowMgmtSiteStatusRequest,
    ShowMyInfoRequest,
    ShowOrgResRequest,
    ShowRegionInfoOfMeetingRequest,
    ShowSpResRequest,
    StartMeetingRequest,
    StartRequest,
)
from huaweicloudsdkmeeting.v1.meeting_credentials import TenantSceneEnum

import sdk
from covers import covers
from conftest import STORES
from participant import Refused, at_the_door, inside
from running import eventually
from wire import Api, refused, utc

PUBLIC_URL = "https://meet.example.test"


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


@pytest.fixture(scope="module")
def member(server, admin):
    """A member of the corporation who is invited to nothing."""
    return sdk.by_account(server, *admin.add_user())


def booked(client, **body):
    body = {"subject": "Roof repair", "media_types": "Voice", "start_time": utc(minutes=10)} | body
    [meeting] = client.create_meeting(CreateMeetingRequest(body=RestScheduleConfDTO(**body))).body
    return meeting


def password(meeting, role="chair"):
    [one] = [entry.password for entry in meeting.password_entry if entry.conference_role == role]
    return one


@pytest.fixture
def meeting(client):
    """A meeting that runs, with nobody in it."""
    meeting = booked(client)
    body = StartRequest(conference_id=meeting.conference_id, password=password(meeting))
    client.start_meeting(StartMeetingRequest(body=body))
    return meeting


def attendees(client, meeting, **parameters):
    return client.list_online_conf_attendee(
        ListOnlineConfAttendeeRequest(conf_id=meeting.conference_id, **parameters)
    )


def test_who_is_in_is_told_as_the_meeting_has_it(server, client, admin, meeting):
    me = client.show_my_info(ShowMyInfoRequest())
    assert attendees(client, meeting).data == []
    with (
        inside(server, meeting.conference_id, "Ana", accessToken=admin.token),
        inside(server, meeting.conference_id, "Bela", password=password(meeting, "general")),
    ):
        page = attendees(client, meeting)
        assert (page.count, page.offset, page.limit) == (2, 0, 20)
        by_name = {row.name: row for row in page.data}
        ana, bela = by_name["Ana"], by_name["Bela"]
        assert (ana.role, ana.account, ana.user_id, ana.call_number) == (1, me.user_account, me.id, me.sip_num)
        assert (bela.role, bela.account, bela.user_id) == (0, None, None)
        assert bela.call_number == bela.participant_id
        assert [row.name for row in attendees(client, meeting, search_key="bel").data] == ["Bela"]
        assert [row.name for row in attendees(client, meeting, search_key=me.user_account).data] == ["Ana"]
        rest = attendees(client, meeting, offset=1, limit=1)
        assert (len(rest.data), rest.count, rest.offset, rest.limit) == (1, 2, 1, 1)
    eventually(lambda: attendees(client, meeting).count == 0)


def test_who_is_in_is_told_only_to_who_may_see_the_meeting(client, member, stranger, meeting):
    with sdk.refused(403, "MMC.111070010"):
        attendees(member, meeting)
    answer = stranger.get(
        "/v1/mmc/management/conferences/online/conf-attendee", params={"conf_id": meeting.conference_id}
    )
    refused(answer, 400, "MMC.111070005")
    with sdk.refused(400, "MMC.111072005"):
        attendees(client, booked(client))
    with sdk.refused(400, "MMC.111071061"):
        attendees(client, meeting, limit=501)


def test_where_it_is_held(client, member, meeting):
    found = client.show_region_info_of_meeting(ShowRegionInfoOfMeetingRequest(conference_id=meeting.conference_id))
    assert (found.region_ip, found.region_url) == ("meet.example.test", PUBLIC_URL)
    with sdk.refused(403, "MMC.111070010"):
        member.show_region_info_of_meeting(ShowRegionInfoOfMeetingRequest(conference_id=meeting.conference_id))
    with sdk.refused(400, "MMC.111072005"):
        id_ = booked(client).conference_id
        client.show_region_info_of_meeting(ShowRegionInfoOfMeetingRequest(conference_id=id_))


def test_which_meeting_a_number_is_in(server, client, admin, stranger, meeting):
    number = client.show_my_info(ShowMyInfoRequest()).sip_num
    check = lambda text: client.check_call_number_in_conf(CheckCallNumberInConfRequest(call_number=text))  # noqa: E731
    assert (check(number).in_conf, check(number).conf_id) == (False, None)
    with inside(server, meeting.conference_id, "Ana", accessToken=admin.token):
        eventually(lambda: check(number).in_conf)
        assert check(number).conf_id == meeting.conference_id
        assert not check(number[:-1]).in_conf, "a part of a number is not the number"
        [row] = attendees(client, meeting).data
        assert check(row.participant_id).conf_id == meeting.conference_id
        path = "/v2/mms/ncms/conferences/online/check-callnumber-in-conf"
        theirs = stranger.done(stranger.get(path, params={"call_number": number})).json()
        assert theirs == {"in_conf": False}
        refused(stranger.get(path), 400, "MMC.111071061")
        assert Api(server).get(path, params={"call_number": number}).status_code == 401
    eventually(lambda: not check(number).in_conf)


def random(client, meeting_id, **parameters):
    return client.create_auth_random(CreateAuthRandomRequest(conf_id=meeting_id, **parameters))


def anonymous(client, meeting_id, secret):
    request = CreateAnonymousAuthRandomRequest(conference_id=meeting_id, x_password=secret)
    return client.create_anonymous_auth_random(request)


def test_a_random_lets_a_browser_in_as_what_the_password_was_for(server, client, member, meeting):
    id_ = meeting.conference_id
    made = random(member, id_, x_password=password(meeting))
    assert (made.subject, made.conf_mode, made.webinar, made.need_password) == ("Roof repair", "RTC", False, False)
    found = anonymous(member, id_, password(meeting, "general"))
    assert found.site_url == PUBLIC_URL
    with inside(server, id_, "Ana", token=made.random), inside(server, id_, "Bela", token=found.random):
        roles = {row.name: row.role for row in attendees(client, meeting).data}
        assert roles == {"Ana": 1, "Bela": 0}
    eventually(lambda: attendees(client, meeting).count == 0)
    # Who booked it needs no password.
    with inside(server, id_, "Carla", token=random(client, id_).random):
        [carla] = attendees(client, meeting).data
        assert (carla.name, carla.role) == ("Carla", 1)


def test_a_random_lets_into_no_other_meeting(server, client, meeting):
    other = booked(client)
    made = random(client, meeting.conference_id).random
    with at_the_door(server) as somebody, pytest.raises(Refused) as caught:
        somebody.ask(type="enter", version=1, meeting=other.conference_id, token=made)
    assert "unknown_meeting" in json.dumps(caught.value.args[0])


def test_without_a_password_there_is_no_random(client, member, anybody, meeting):
    made = random(member, meeting.conference_id)
    assert (made.random, made.subject, made.need_password) == (None, None, True)
    for secret in ["0000000", "x" * 200]:
        with sdk.refused(400, "MMC.111072065") as caught:
            random(client, meeting.conference_id, x_password=secret)
        assert caught.value.error_msg == "CONF_NOT_FOUND_OR_AUTH_FAILED"
    with sdk.refused(400, "MMC.111072065"):
        anonymous(member, "900000000", "0000000")
    path = "/v1/mmc/management/conferences/anonymous/auth"
    refused(anybody.get(path, params={"conferenceID": meeting.conference_id}), 400, "MMC.111072065")
    refused(anybody.get(path), 400, "MMC.111071061")
    with sdk.refused(400, "MMC.111071061"):
        random(client, meeting.conference_id, guest_waiting=2)
    answer = anybody.get(
        "/v2/mms/ncms/conferences/auth/random",
        params={"conf_id": meeting.conference_id},
        headers={"X-Access-Token": "0" * 48},
    )
    assert answer.status_code == 401


def test_guests_who_are_not_admitted_get_none(client, member):
    closed = booked(client, conf_config_info=RestConfConfigDTO(call_in_restriction=3))
    with sdk.refused(403, "MMC.111070002"):
        random(member, closed.conference_id, x_password=password(closed, "general"))
    random(member, closed.conference_id, x_password=password(closed))


def test_guessing_for_a_random_is_slowed(client, anybody, meeting):
    def guess():
        return anybody.get(
            "/v2/mms/ncms/conferences/auth/random",
            params={"conf_id": meeting.conference_id},
            headers={"X-Password": "0000000"},
        ).status_code

    answers = [guess() for _ in range(12)]
    assert answers[0] == 400 and answers[-1] == 429, answers


def test_what_the_corporation_uses(server, client, member, meeting):
    before = eventually(lambda: (found := client.show_org_res(ShowOrgResRequest())).used_accounts_count == 0 and found)
    with inside(server, meeting.conference_id, "Bela", password=password(meeting, "general")):
        now = eventually(
            lambda: (found := client.show_org_res(ShowOrgResRequest())).used_accounts_count == 1 and found
        )
        assert now.total_attendee_count == before.total_attendee_count + 1
        assert now.active_attendee_count == before.active_attendee_count, "a guest is not a user"
        assert (now.conf_count, now.used_rec_storage, now.used_live_count) == (before.conf_count, 0, 0)
        assert before.conf_count >= 1 and now.conf_length >= 0
    with sdk.refused(403, "MMC.111070002"):
        member.show_org_res(ShowOrgResRequest())
    with sdk.refused(403, "MMC.111070002"):
        client.show_sp_res(ShowSpResRequest())
    with sdk.refused(403, "MMC.111070002"):
        client.show_conf_org(ShowConfOrgRequest(conference_id=meeting.conference_id))


@covers("success", "show_site_status")
@covers("authorisation", "show_site_status")
@covers("error", "show_site_status")
def test_whether_the_server_works(client):
    found = client.show_mgmt_site_status(ShowMgmtSiteStatusRequest())
    assert (found.status, found.redirect_join_url) == ("NORMAL", f"{PUBLIC_URL}/#/j/")


@pytest.mark.parametrize("store", STORES)
def test_the_provider_sees_all_corporations(make_server, store):
    server = make_server(store, CONVOCA_APP_SCOPE="provider")
    admin = Api(server).sign_in()
    corporation = admin.try_account().json()["user"]["companyId"]
    meeting = admin.create(startTime=utc(minutes=10))
    provider = sdk.by_app(server, scene=TenantSceneEnum.MULTI_TENANT)
    found = provider.show_conf_org(ShowConfOrgRequest(conference_id=meeting["conferenceID"]))
    assert found.org_id == corporation
    with sdk.refused(400, "MMC.111070005"):
        provider.show_conf_org(ShowConfOrgRequest(conference_id="900000000"))
    with inside(server, meeting["conferenceID"], "Ana", accessToken=admin.token):
        eventually(lambda: provider.show_sp_res(ShowSpResRequest()).used_accounts_count == 1)
    eventually(lambda: provider.show_sp_res(ShowSpResRequest()).used_accounts_count == 0)
    admin.close()
    server.stop()
