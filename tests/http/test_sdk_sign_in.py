"""The vendor's SDK: account and App ID sign-in, and the tokens that come of them."""

import uuid

from huaweicloudsdkmeeting.v1 import (
    AddUserDTO,
    AddUserRequest,
    CheckTokenRequest,
    CreatePortalRefNonceRequest,
    DeleteTokenRequest,
    SearchMeetingsRequest,
    ShowMyInfoRequest,
    UpdateTokenRequest,
    ValidateTokenReqDTO,
)

import sdk
from running import ADMIN_ACCOUNT
from wire import Api


def validated(client, token, new=False, account=True):
    body = ValidateTokenReqDTO(token=token, need_gen_new_token=new, need_account_info=account)
    return client.check_token(CheckTokenRequest(body=body))


def test_an_account_signs_in(server, admin):
    client = sdk.by_account(server)
    assert client.search_meetings(SearchMeetingsRequest()).count == 0
    found = validated(client, admin.token)
    assert found.user.uclogin_account == ADMIN_ACCOUNT
    assert found.user.admin_type == 0
    assert found.client_type == 72


def test_an_application_signs_in_as_the_default_administrator(server, admin):
    client = sdk.by_app(server)
    found = validated(client, Api(server).sign_in_app().token)
    theirs = validated(client, admin.token)
    assert found.user.user_id == theirs.user.user_id


def test_an_application_signs_a_third_party_user_in(server):
    user_id = f"third-{uuid.uuid4().hex}"
    client = sdk.by_app(server, user_id=user_id)
    me = client.show_my_info(ShowMyInfoRequest())
    assert me.third_account == user_id
    assert me.user_account == f"Auto-{user_id}"
    assert me.admin_type == 2
    again = sdk.by_app(server, user_id=user_id).show_my_info(ShowMyInfoRequest())
    assert again.id == me.id


def test_a_member_made_by_the_administrator_signs_in(server):
    account, password = f"ana-{uuid.uuid4().hex[:8]}", "Roof-Tiles-12"
    body = AddUserDTO(name="Ana", account=account, pwd=password, email="ana@example.test", send_notify="0")
    added = sdk.by_account(server).add_user(AddUserRequest(body=body))
    me = sdk.by_account(server, account, password).show_my_info(ShowMyInfoRequest())
    assert (me.id, me.user_account, me.name) == (added.id, account, "Ana")
    assert me.email == "ana@example.test"


def test_a_wrong_password_is_told_apart(server):
    with sdk.refused(401, "USG.206010000"):
        sdk.by_account(server, password="Wrong-Horse-7").search_meetings(SearchMeetingsRequest())
    with sdk.refused(401, "USG.206010000"):
        sdk.by_account(server, account="nobody-of-that-name").search_meetings(SearchMeetingsRequest())


def test_a_wrong_application_key_is_refused(server):
    with sdk.refused(401, "USG.206010025"):
        sdk.by_app(server, key="00000000000000000000000000000000").search_meetings(SearchMeetingsRequest())
    with sdk.refused(401, "USG.206010025"):
        sdk.by_app(server, app_id="no-such-application").search_meetings(SearchMeetingsRequest())


def test_a_token_is_validated_and_replaced(server, admin):
    client = sdk.by_account(server)
    token = Api(server).sign_in().token
    described = validated(client, token)
    assert described.access_token == token
    assert 12 * 3600 < described.valid_period <= 24 * 3600
    assert described.expire_time * 1000 - described.create_time <= 24 * 3600 * 1000 + 2000
    assert described.token_type == 0
    renewed = validated(client, token, new=True)
    assert renewed.access_token != token
    assert Api(server, renewed.access_token).page()["count"] >= 0
    with sdk.refused(401, "USG.000000004"):
        validated(client, "0" * 48)


def test_a_token_is_extended(server):
    client = sdk.by_account(server)
    answer = client.update_token(UpdateTokenRequest())
    assert answer.access_token
    assert 12 * 3600 < answer.valid_period <= 24 * 3600
    assert answer.refresh_token
    assert client.search_meetings(SearchMeetingsRequest()).data is not None


def test_a_refresh_token_extends_too(server):
    signed_in = Api(server).try_account().json()
    answer = Api(server, signed_in["refreshToken"]).put("/v1/usg/acs/token")
    assert answer.status_code == 200, answer.text
    assert Api(server, answer.json()["accessToken"]).page()["data"] is not None


def test_signing_out_ends_the_token(server):
    client = sdk.by_account(server)
    client.search_meetings(SearchMeetingsRequest())
    client.delete_token(DeleteTokenRequest())
    with sdk.refused(401, "USG.206020000"):
        client.search_meetings(SearchMeetingsRequest())


def test_a_portal_nonce_is_fresh_each_time(server):
    client = sdk.by_account(server)
    first, second = (client.create_portal_ref_nonce(CreatePortalRefNonceRequest()).nonce for _ in range(2))
    assert first and second and first != second
