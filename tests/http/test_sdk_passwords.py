"""The vendor's SDK: changing passwords, being given one, and coming by a new one when it was forgotten."""

import base64
import io
import re
import uuid

import pytest
from huaweicloudsdkmeeting.v1 import (
    AdminResetPwdReqDTO,
    CheckSlideVerifyCodeRequest,
    CheckVerifyCodeRequest,
    ModPwdReqDTO,
    ResetPwdByAdminRequest,
    ResetPwdReqDTOV1,
    ResetPwdRequest,
    SendSlideVerifyCodeRequest,
    SendVeriCodeForChangePwdRequest,
    SlideVerifyCodeCheckDTO,
    SlideVerifyCodeSendDTO,
    UpdatePwdRequest,
    VerifyCodeCheckDTO,
    VerifyCodeSendDTOV1,
)

import sdk
from conftest import STORES
from covers import covers
from png import edges_of_the_hole
from receiver_mail import MailServer
from wire import Api, refused

OLD, NEW = "Roof-Tiles-12", "Slate-Roof-77"


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


@pytest.fixture
def member(admin):
    """A member's account, with an address of his own."""
    account = f"member-{uuid.uuid4().hex[:10]}"
    admin.add_user(account, password=OLD, email=f"{account}@example.test")
    return account


@pytest.fixture
def client(server):
    return sdk.by_account(server)


def signs_in(server, account, password):
    anybody = Api(server)
    answer = anybody.try_account(account, password)
    anybody.close()
    return answer


def change(server, member, old, new, **other):
    body = ModPwdReqDTO(**({"account": member, "old_pwd": old, "new_pwd": new} | other))
    sdk.by_account(server, member, old).update_pwd(UpdatePwdRequest(body=body))


def slid(client, user, off=0):
    """Puts the piece of a slider where the hole is seen, `off` pixels beside it."""
    body = SlideVerifyCodeSendDTO(user=user, client_type=0, check_type=1)
    slider = client.send_slide_verify_code(SendSlideVerifyCodeRequest(body=body))
    kind, data = slider.shadow_image.split(",")
    assert kind == "data:image/png;base64" and slider.expire == 300
    x = edges_of_the_hole(io.BytesIO(base64.b64decode(data)), slider.point_y)
    body = SlideVerifyCodeCheckDTO(
        user=user, client_type=0, check_type=1, token=slider.token, point_x=x + off, slide_time=900)  # fmt: skip
    return client.check_slide_verify_code(CheckSlideVerifyCodeRequest(body=body))


def ask(client, user, token, method="email"):
    body = VerifyCodeSendDTOV1(user=user, send_method=method, token=token)
    return client.send_veri_code_for_change_pwd(SendVeriCodeForChangePwdRequest(body=body))


def mailed_code(mails, account, number=1, digits=6):
    text = mails.to(f"{account}@example.test", number)[number - 1].get_body(("plain",)).get_content()
    return re.search(rf"\b\d{{{digits}}}\b", text)[0]


def check(client, user, code):
    return client.check_verify_code(CheckVerifyCodeRequest(body=VerifyCodeCheckDTO(user=user, code=code)))


def reset(client, user, password, kind=0):
    client.reset_pwd(ResetPwdRequest(body=ResetPwdReqDTOV1(user=user, new_pwd=password, pass_word_type=kind)))


@covers("success", "update_password")
def test_a_password_is_changed_and_other_sign_ins_end(server, member):
    other = Api(server).sign_in(member, OLD)
    assert signs_in(server, member, OLD).json()["firstLogin"] is True
    change(server, member, OLD, NEW)
    assert other.get("/v1/usg/dcs/member").status_code == 401
    other.close()
    refused(signs_in(server, member, OLD), 401, "USG.206010000")
    assert signs_in(server, member, NEW).json()["firstLogin"] is False


@covers("error", "update_password")
def test_a_new_password_has_to_be_good_and_new(server, member):
    for code, password in [
        ("USG.206030007", "Short1"),
        ("USG.206030008", "onlylowercase"),
        ("USG.206030010", "Slaaaate-77"),
        ("USG.206030012", f"A1-{member}"),
        ("USG.206030009", OLD),
        ("USG.206030013", "Roof-Tiles-13"),
    ]:
        with sdk.refused(400, code):
            change(server, member, OLD, password)
    with sdk.refused(400, "USG.206030006"):
        change(server, member, OLD, NEW, old_pwd="Not-My-Password-1")
    with sdk.refused(400, "USG.200000003"):
        change(server, member, OLD, NEW, account="somebody-else")
    change(server, member, OLD, NEW)
    with sdk.refused(400, "USG.206030011"):
        change(server, member, NEW, "Third-Roof-99")
    assert signs_in(server, member, NEW).status_code == 200


@covers("authorisation", "update_password", "reset_password_by_admin")
def test_who_is_not_signed_in_changes_nothing(anybody, user, member):
    body = {"account": member, "oldPwd": OLD, "newPwd": NEW}
    assert anybody.put("/v1/usg/acs/password", json=body).status_code == 401
    assert user.put("/v1/usg/acs/password/admin/reset", json={"account": member}).status_code == 403


@covers("success", "reset_password_by_admin")
def test_an_administrator_has_a_new_password_sent(client, mailed, member):
    server, mails = mailed
    signed_in = Api(server).sign_in(member, OLD)
    client.reset_pwd_by_admin(ResetPwdByAdminRequest(body=AdminResetPwdReqDTO(account=member)))
    assert signed_in.get("/v1/usg/dcs/member").status_code == 401
    signed_in.close()
    text = mails.to(f"{member}@example.test", 1)[0].get_body(("plain",)).get_content()
    assert member in text
    password = re.search(r"\b[A-Za-z2-9]{16}\b", text)[0]
    refused(signs_in(server, member, OLD), 401, "USG.206010000")
    assert signs_in(server, member, password).json()["firstLogin"] is True
    # Who was given one may choose his own at once.
    change(server, member, password, NEW)


@covers("error", "reset_password_by_admin")
def test_nobody_is_given_a_password_who_cannot_be_told(client, admin):
    account, password = admin.add_user()
    with sdk.refused(400, "USG.206030003"):
        client.reset_pwd_by_admin(ResetPwdByAdminRequest(body=AdminResetPwdReqDTO(account=account)))
    with sdk.refused(400, "USG.201040000"):
        client.reset_pwd_by_admin(ResetPwdByAdminRequest(body=AdminResetPwdReqDTO(account="nobody-of-that-name")))


@covers("success", "send_slider", "check_slider", "send_password_code", "check_password_code", "reset_password")
@pytest.mark.parametrize("by_address", [False, True])
def test_a_forgotten_password_is_replaced(client, mailed, member, by_address):
    server, mails = mailed
    user = f"{member}@example.test" if by_address else member
    signed_in = Api(server).sign_in(member, OLD)
    sent = ask(client, user, slid(client, user).token)
    assert sent.expire == 600 and sent.bind_phone is None
    assert sent.bind_email == (f"mem****{member[-4:]}@example.test" if by_address else None)
    assert check(client, user, mailed_code(mails, member)).token
    with sdk.refused(400, "USG.206030007"):
        reset(client, user, "Short1")
    reset(client, user, NEW)
    assert signed_in.get("/v1/usg/dcs/member").status_code == 401
    signed_in.close()
    assert signs_in(server, member, NEW).json()["firstLogin"] is False
    with sdk.refused(403, "USG.206030016"):
        reset(client, user, "Third-Roof-99")


@covers("error", "send_slider", "check_slider", "send_password_code", "check_password_code", "reset_password")
def test_each_step_needs_the_one_before(client, mailed, member):
    _, mails = mailed
    with sdk.refused(400, "USG.206010012"):
        slid(client, member, off=20)
    for token, code in [(None, "USG.206010011"), ("garbage", "USG.206010012")]:
        with sdk.refused(400, code):
            ask(client, member, token)
    token = slid(client, member).token
    with sdk.refused(400, "USG.206010012"):
        ask(client, "somebody-else", token)
    with sdk.refused(400, "USG.206060012"):
        ask(client, member, token, method="sms")
    with sdk.refused(400, "USG.200000003"):
        ask(client, member, token, method="pigeon")
    with sdk.refused(400, "USG.200000003"):
        client.send_slide_verify_code(SendSlideVerifyCodeRequest(body=SlideVerifyCodeSendDTO(
            user=member, client_type=0, check_type=2)))
    with sdk.refused(403, "USG.206030016"):
        reset(client, member, NEW)
    ask(client, member, token)
    code = mailed_code(mails, member)
    with sdk.refused(400, "USG.206030001"):
        check(client, member, "000000" if code != "000000" else "000001")
    check(client, member, code)
    with sdk.refused(400, "USG.206030001"):
        check(client, member, code)


@covers("authorisation", "send_slider", "check_slider", "send_password_code", "check_password_code", "reset_password")
def test_answers_do_not_tell_who_has_an_account(client, server, member, anybody):
    nobody = f"nobody-{uuid.uuid4().hex[:10]}"
    sent = [sdk.set_fields(ask(client, user, slid(client, user).token)) for user in (member, nobody)]
    assert sent[0] == sent[1]
    for call in (lambda user: check(client, user, "12345"), lambda user: reset(client, user, NEW)):
        refusals = []
        for user in (member, nobody):
            with pytest.raises(Exception) as caught:
                call(user)
            refusals.append((caught.value.status_code, caught.value.error_code, caught.value.error_msg))
        assert refusals[0] == refusals[1]


def test_a_corporation_asks_for_more(server, admin, client, member):
    rules = {"passwordLength": 16, "passwordKinds": 4, "passwordDays": 30}
    before = admin.done(admin.get("/v1/convoca/corporation")).json()["defaults"]
    admin.done(admin.put("/v1/convoca/corporation", json={"defaults": rules}))
    try:
        with sdk.refused(400, "USG.206030007"):
            change(server, member, OLD, NEW)
        with sdk.refused(400, "USG.206030008"):
            change(server, member, OLD, "SlateRoofTiles777")
        refused(admin.put("/v1/convoca/corporation", json={"defaults": {"passwordLength": 7}}), 400, "MMC.111071061")
        answer = signs_in(server, member, OLD).json()
        assert (answer["pwdExpired"], answer["daysPwdAvailable"]) == (False, 29)
    finally:
        rules = {name: before[name] for name in rules}
        admin.done(admin.put("/v1/convoca/corporation", json={"defaults": rules}))
    assert rules == {"passwordLength": 8, "passwordKinds": 2, "passwordDays": 0}
