"""Single sign-on: its settings by the vendor's SDK, and people who come by way of a provider."""

import base64
import hashlib

import pytest
import requests
from huaweicloudsdkmeeting.v1 import (
    AuthorizeConfigInfoRequestBody,
    SetSsoConfigRequest,
    ShowSsoConfigRequest,
)

import identity
import sdk
from conftest import STORES
from covers import covers
from running import PUBLIC_URL
from wire import PROXY_AUTH, Api, refused

DISCOVERY = "/.well-known/openid-configuration"
FAILED = "206010022"
OFF = "206010023"
IN_PORTAL = "/portal?nonce="
CALLBACK = f"{PUBLIC_URL}/sso/callback"


@pytest.fixture(scope="module", params=STORES)
def server(request, make_server):
    server = make_server(request.param, CONVOCA_SIGN_ON_PRIVATE="on")
    yield server
    server.stop()


@pytest.fixture(scope="module")
def program(server):
    return sdk.by_account(server)


@pytest.fixture
def liar():
    with identity.liar() as found:
        yield found


def setting(issuer, **changes):
    """Settings for a provider that says by itself what there is."""
    wanted = {
        "enable_sso": True, "domain": "roofers.example", "authorize_url": f"{issuer}{DISCOVERY}",
        "client_id": identity.CLIENT_ID, "client_secret": "a secret", "acc_field_name": "sub",
    }  # fmt: skip
    return SetSsoConfigRequest(body=AuthorizeConfigInfoRequestBody(**(wanted | changes)))


class Visitor:
    """A browser without a picture: where it is led, and the one cookie that it carries."""

    def __init__(self, api):
        self.api = api
        self.cookie = ""

    def open(self, path):
        headers = {"Cookie": self.cookie} if self.cookie else {}
        answer = self.api._session.get(self.api.server.http + path, headers=headers, allow_redirects=False, timeout=30)
        assert answer.status_code == 303, answer.text
        if "Set-Cookie" in answer.headers:
            assert "HttpOnly" in answer.headers["Set-Cookie"] and "Secure" in answer.headers["Set-Cookie"]
            self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        return answer.headers["Location"]

    def start(self, domain="roofers.example"):
        return self.open(f"/sso/{domain}?at=1")

    def end(self, location):
        return self.open("/sso/callback?" + location.split("?", 1)[1])

    def come_back(self, liar=None, **query):
        """What a provider that agrees would lead to."""
        wanted = identity.asked(self.start())
        if liar is not None:
            liar.nonce = wanted.get("nonce")
        found = {"code": "a-code", "state": wanted["state"]} | query
        return self.end("x?" + "&".join(f"{name}={value}" for name, value in found.items()))


def problem(location):
    """The code with which the portal opens."""
    assert "/portal?problem=" in location, location
    return location.split("problem=")[1].split("#")[0]


def enters(api, location):
    """Opens the portal by what a sign-in led to; what the answer says of the person."""
    assert IN_PORTAL in location, location
    nonce = location.split("nonce=")[1].split("#")[0]
    body = {"nonce": nonce}
    answer = api.done(api.post("/v1/convoca/sign-in", json=body)).json()
    refused(api.post("/v1/convoca/sign-in", json=body), 401, "USG.206020000")
    assert Api(api.server, token=answer["accessToken"]).get("/v1/usg/dcs/member").status_code == 200
    return answer["user"]


@covers("success", "set_sign_on", "show_sign_on", "sign_in_nonce")
def test_people_come_by_a_provider_that_nobody_here_wrote(server, program, anybody):
    person = {"sub": "ana-7", "name": "Ana Prado", "email": "ana.sso@roofers.example"}
    with identity.provider(person) as issuer:
        client_id, secret = identity.register(issuer, CALLBACK)
        program.set_sso_config(setting(issuer, client_id=client_id, client_secret=secret))
        shown = program.show_sso_config(ShowSsoConfigRequest())
        assert (shown.enable_sso, shown.domain, shown.client_id) == (True, "roofers.example", client_id)
        assert shown.client_secret is None and secret not in str(shown)
        visitor = Visitor(anybody)
        back = identity.agree(visitor.start("Roofers.Example"), "ana-7")
        assert back.startswith(CALLBACK)
        user = enters(anybody, visitor.end(back))
        assert (user["thirdAccount"], user["name"]) == ("ana-7", "Ana Prado")
        # Another time it is the same person.
        again = Visitor(anybody)
        assert enters(anybody, again.end(identity.agree(again.start(), "ana-7")))["userId"] == user["userId"]
        # The same way back, once more.
        assert problem(visitor.end(back)) == FAILED


def test_a_code_signs_a_program_in(server, program, anybody):
    with identity.provider({"sub": "bea-1", "name": "Bea"}) as issuer:
        client_id, secret = identity.register(issuer, CALLBACK)
        program.set_sso_config(setting(issuer, client_id=client_id, client_secret=secret))
        address = f"{issuer}/oauth2/authorize?response_type=code&scope=openid%20profile&client_id={client_id}"
        back = identity.agree(f"{address}&redirect_uri={CALLBACK}", "bea-1")
        body = {
            "authServerType": "oauth2", "authType": "AuthCode", "clientType": 72,
            "domain": "roofers.example", "credential": identity.asked(back)["code"],
        }  # fmt: skip
        answer = anybody.done(anybody.post(PROXY_AUTH, json=body)).json()
        assert answer["user"]["thirdAccount"] == "bea-1" and answer["accessToken"]
        assert "refuses" in refused(anybody.post(PROXY_AUTH, json=body), 401, f"USG.{FAILED}")
        elsewhere = body | {"domain": "strangers.example"}
        refused(anybody.post(PROXY_AUTH, json=elsewhere), 400, f"USG.{OFF}")
        refused(anybody.post(PROXY_AUTH, json=body | {"credential": ""}), 400, "USG.200000003")


def test_a_code_counts_only_at_the_provider_of_its_corporation(server, program, stranger, anybody):
    with identity.provider({"sub": "bea-1"}) as issuer, identity.liar() as (liar, other):
        client_id, secret = identity.register(issuer, CALLBACK)
        program.set_sso_config(setting(issuer, client_id=client_id, client_secret=secret))
        theirs = {
            "enableSSO": True, "domain": "strangers.example", "authorizeUrl": f"{other}{DISCOVERY}",
            "clientId": "x", "clientSecret": "y", "accFieldName": "sub",
        }  # fmt: skip
        stranger.done(stranger.post("/v1/usg/acs/authorizeconfig", json=theirs))
        liar.broken = 400
        visitor = Visitor(anybody)
        ours = identity.asked(identity.agree(visitor.start(), "bea-1"))
        visitor.start("strangers.example")
        # The cookie is that of another sign-in by now.
        assert problem(visitor.end(f"x?code={ours['code']}&state={ours['state']}")) == FAILED
        assert not liar.forms
        refused(stranger.post("/v1/usg/acs/authorizeconfig", json=theirs | {"domain": "roofers.example"}), 400, "USG.200000003")


@pytest.mark.parametrize("lie", ["key", "issuer", "audience", "late", "nonce", "none"])
def test_a_lie_is_not_believed(server, program, anybody, liar, lie):
    liar, issuer = liar
    program.set_sso_config(setting(issuer))
    if lie == "key":
        liar.shown = identity.Liar().key
    liar.claims = {
        "issuer": {"iss": "https://other.example"}, "audience": {"aud": "somebody"}, "late": {"exp": 1_000_000_000},
        "nonce": {"nonce": "of another sign-in"},
    }.get(lie, {})  # fmt: skip
    location = Visitor(anybody).come_back(liar)
    if lie == "none":
        assert enters(anybody, location)["thirdAccount"] == "liar-1"
    else:
        assert problem(location) == FAILED


def test_what_is_sent_proves_who_asks(server, program, anybody, liar):
    liar, issuer = liar
    program.set_sso_config(setting(issuer, client_id="con+voca", client_secret="s:ecret"))
    liar.claims = {"aud": "con+voca"}
    visitor = Visitor(anybody)
    wanted = identity.asked(visitor.start())
    assert (wanted["response_type"], wanted["scope"]) == ("code", "openid profile email")
    liar.nonce = wanted["nonce"]
    assert IN_PORTAL in visitor.end(f"x?code=a-code&state={wanted['state']}")
    (form,), (headers,) = liar.forms, liar.headers
    challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"][0].encode()).digest()).rstrip(b"=")
    assert (challenge.decode(), wanted["code_challenge_method"]) == (wanted["code_challenge"], "S256")
    assert form["redirect_uri"] == [CALLBACK] == [wanted["redirect_uri"]]
    assert base64.b64decode(headers["Authorization"].removeprefix("Basic ")) == b"con%2Bvoca:s%3Aecret"


def test_a_provider_without_openid_says_who_somebody_is(server, program, anybody, liar):
    _, issuer = liar
    program.set_sso_config(
        setting(
            issuer, authorize_url=f"{issuer}/authorize", get_token_url=f"{issuer}/token",
            get_user_info_url=f"{issuer}/me", third_email="mail",
        )
    )  # fmt: skip
    assert enters(anybody, Visitor(anybody).come_back())["thirdAccount"] == "plain-1"


def test_what_does_not_come_back_as_it_was_sent_counts_for_nothing(server, program, anybody, liar):
    liar, issuer = liar
    program.set_sso_config(setting(issuer))
    assert problem(Visitor(anybody).come_back(liar, state="made-up")) == FAILED
    assert problem(Visitor(anybody).come_back(liar, iss="https://other.example")) == FAILED
    assert problem(Visitor(anybody).come_back(liar, code="")) == FAILED
    assert problem(Visitor(anybody).end("x?code=a&state=b")) == FAILED
    stranger = Visitor(anybody)
    stranger.start()
    victim = Visitor(anybody)
    state = identity.asked(victim.start())["state"]
    assert problem(stranger.end(f"x?code=a&state={state}")) == FAILED
    assert not liar.forms


def test_a_provider_that_is_down_is_said(server, program, anybody):
    with identity.liar() as (liar, issuer):
        program.set_sso_config(setting(issuer))
        liar.broken = 502
        assert problem(Visitor(anybody).come_back(liar)) == FAILED
    body = {"authServerType": "oauth2", "authType": "AuthCode", "domain": "roofers.example", "credential": "a-code"}
    # Not by `anybody`, who takes every status from 500 on for a fault of ours.
    answer = requests.post(server.http + PROXY_AUTH, json=body, timeout=30)
    assert "cannot be reached" in refused(answer, 503, f"USG.{FAILED}")
    assert answer.headers["Retry-After"]
    # Settings that lead nowhere are not taken, and those before stay.
    with sdk.refused(400, f"USG.{FAILED}"):
        program.set_sso_config(setting("http://127.0.0.1:9"))
    assert program.show_sso_config(ShowSsoConfigRequest()).authorize_url == f"{issuer}{DISCOVERY}"


@covers("error", "set_sign_on", "show_sign_on", "sign_in_nonce")
def test_what_makes_no_sense_is_refused(server, program, anybody, liar):
    _, issuer = liar
    with sdk.refused(400, "USG.200000003"):
        program.set_sso_config(setting(issuer, domain=""))
    with sdk.refused(400, "USG.200000003"):
        program.set_sso_config(setting(issuer, client_secret=""))
    for wrong in (
        {"authorize_url": "http://id.example" + DISCOVERY}, {"authorize_url": "https://a:b@id.example" + DISCOVERY},
        {"authorize_url": f"{issuer}/authorize"}, {"scope": "profile"}, {"oauth2_server_type": 1},
        {"pc_schema_url": "app://"}, {"third_head_img_url": "picture"}, {"domain": "a/b"}, {"acc_field_name": ""},
    ):  # fmt: skip
        with sdk.refused(400, "USG.200000003"):
            program.set_sso_config(setting(issuer, **wrong))
    refused(anybody.post("/v1/convoca/sign-in", json={"nonce": "made up"}), 401, "USG.206020000")
    refused(anybody.post("/v1/convoca/sign-in", json={}), 400, "USG.200000003")
    program.set_sso_config(setting(issuer))
    program.set_sso_config(setting(issuer, client_secret=None, third_name="nickname"))
    program.set_sso_config(SetSsoConfigRequest(body=AuthorizeConfigInfoRequestBody(enable_sso=False)))
    assert problem(Visitor(anybody).start()) == OFF
    shown = program.show_sso_config(ShowSsoConfigRequest())
    assert (shown.enable_sso, shown.domain, shown.third_name) == (False, "roofers.example", "nickname")


@covers("authorisation", "set_sign_on", "show_sign_on", "sign_in_nonce")
def test_only_administrators_set_it(server, user, anybody):
    path = "/v1/usg/acs/authorizeconfig"
    refused(user.get(path), 403, "MMC.111070002")
    refused(user.post(path, json={"enableSSO": False}), 403, "MMC.111070002")
    refused(anybody.get(path), 401, "USG.206020000")
    refused(anybody.post("/v1/convoca/sign-in", json={"nonce": "0" * 48}), 401, "USG.206020000")
