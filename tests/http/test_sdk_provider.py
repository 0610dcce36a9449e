"""The vendor's SDK in its multi-tenant form: an application of the service provider."""

import pytest
from huaweicloudsdkmeeting.v1 import (
    CreateMeetingRequest,
    RestScheduleConfDTO,
    SearchMeetingsRequest,
    ShowMyInfoRequest,
)
from huaweicloudsdkmeeting.v1.meeting_credentials import TenantSceneEnum

import sdk
from conftest import STORES
from wire import utc


@pytest.fixture(scope="module", params=STORES)
def server(request, make_server):
    server = make_server(request.param, CONVOCA_APP_SCOPE="provider")
    yield server
    server.stop()


@pytest.fixture
def corporation(admin):
    return admin.try_account().json()["user"]["companyId"]


def by_provider(server, **who):
    return sdk.by_app(server, scene=TenantSceneEnum.MULTI_TENANT, **who)


def test_a_user_of_a_named_corporation(server, corporation, admin):
    client = by_provider(server, corp_id=corporation, user_id="carla")
    me = client.show_my_info(ShowMyInfoRequest())
    assert (me.user_account, me.third_account, me.admin_type) == ("Auto-carla", "carla", 2)
    body = RestScheduleConfDTO(subject="Board", media_types="Voice", start_time=utc(hours=1))
    [meeting] = client.create_meeting(CreateMeetingRequest(body=body)).body
    assert meeting.conference_id in {row["conferenceID"] for row in admin.page(queryAll="true")["data"]}


def test_without_a_user_it_is_the_corporations_default_administrator(server, corporation, admin):
    me = by_provider(server, corp_id=corporation).show_my_info(ShowMyInfoRequest())
    assert me.id == admin.get("/v1/usg/dcs/member").json()["id"]


def test_without_a_corporation_it_is_the_providers_administrator(server):
    assert by_provider(server).search_meetings(SearchMeetingsRequest()).count == 0


def test_an_unknown_corporation_is_refused(server):
    with sdk.refused(401, "USG.206010025"):
        by_provider(server, corp_id="no-such-corporation").search_meetings(SearchMeetingsRequest())
