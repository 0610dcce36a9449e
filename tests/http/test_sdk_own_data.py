"""The vendor's SDK: one's own profile, and the code by which an address gets into it."""

import re
import uuid

import pytest
from huaweicloudsdkmeeting.v1 import (
    CheckVeriCodeForUpdateUserInfoRequest,
    ModMemberDTO,
    SendVeriCodeForUpdateUserInfoRequest,
    ShowMyInfoRequest,
    UpdateContactRequest,
    UpdateMyInfoRequest,
    VerificationCodeDTO,
)

import sdk
from conftest import STORES
from covers import covers
from receiver_mail import MailServer

PASSWORD = "Roof-Tiles-12"


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
def member(server, admin):
    account, password = admin.add_user(password=PASSWORD)
    return sdk.by_account(server, account, password)


def me(member):
    return member.show_my_info(ShowMyInfoRequest())


def send(member, contact):
    body = VerificationCodeDTO(contact=contact)
    member.send_veri_code_for_update_user_info(SendVeriCodeForUpdateUserInfoRequest(body=body))


def verify(member, contact, code):
    body = VerificationCodeDTO(contact=contact, verification_code=code)
    member.check_veri_code_for_update_user_info(CheckVeriCodeForUpdateUserInfoRequest(body=body))


def update(member, contact, code):
    member.update_contact(UpdateContactRequest(body=VerificationCodeDTO(contact=contact, verification_code=code)))


def address():
    return f"{uuid.uuid4().hex[:10]}@example.test"


def code_at(mails, contact):
    text = mails.to(contact, 1)[0].get_body(("plain",)).get_content()
    return re.search(r"\b\d{6}\b", text)[0]


@covers("success", "update_my_info")
def test_the_own_profile_is_changed(member):
    body = ModMemberDTO(name="Ines Berg", english_name="Ines", signature="On the roof", title="Roofer", desc="Tiles")
    member.update_my_info(UpdateMyInfoRequest(body=body))
    shown = me(member)
    assert (shown.name, shown.english_name, shown.signature) == ("Ines Berg", "Ines", "On the roof")
    assert (shown.title, shown.desc) == ("Roofer", "Tiles")
    member.update_my_info(UpdateMyInfoRequest(body=ModMemberDTO(title="Master roofer")))
    assert (me(member).name, me(member).title) == ("Ines Berg", "Master roofer")


@covers("success", "send_contact_code", "check_contact_code", "update_contact")
@pytest.mark.parametrize("checked_first", [False, True])
def test_an_address_gets_into_the_profile_by_its_code(member, mailed, checked_first):
    contact = address()
    send(member, contact)
    code = code_at(mailed[1], contact)
    if checked_first:
        verify(member, contact, code)
    update(member, contact, code)
    assert me(member).email == contact
    with sdk.refused(400, "USG.206030001"):
        update(member, contact, code)


@covers("error", "update_my_info", "send_contact_code", "check_contact_code", "update_contact")
def test_what_is_wrong_is_refused(member, mailed):
    for body in (ModMemberDTO(name=" "), ModMemberDTO(title="x" * 33)):
        with sdk.refused(400, "USG.200000003"):
            member.update_my_info(UpdateMyInfoRequest(body=body))
    with sdk.refused(400, "USG.200000003"):
        send(member, "neither of both")
    with sdk.refused(400, "USG.206060012"):
        send(member, "+8613800000001")
    contact = address()
    send(member, contact)
    with sdk.refused(400, "USG.206030004"):
        send(member, contact)
    code = code_at(mailed[1], contact)
    other = "000000" if code != "000000" else "000001"
    for where, digits in [(contact, other), (address(), code), (contact, other)]:
        with sdk.refused(400, "USG.206030001"):
            update(member, where, digits)
    for _ in range(2):
        with sdk.refused(400, "USG.206030001"):
            verify(member, contact, other)
    with sdk.refused(400, "USG.206030019"):
        verify(member, contact, code)
    assert me(member).email is None


@covers("authorisation", "update_my_info", "send_contact_code", "check_contact_code", "update_contact")
def test_it_is_for_who_is_signed_in(anybody):
    own, code = "/v1/usg/dcs/member", {"contact": "a@example.test", "verificationCode": "1"}
    for method, path, body in [
        ("PUT", own, {"name": "X"}),
        ("POST", f"{own}/verification-code", code),
        ("POST", f"{own}/verification-code/verify", code),
        ("PUT", f"{own}/contact", code),
    ]:
        assert anybody.call(method, path, json=body).status_code == 401, path
