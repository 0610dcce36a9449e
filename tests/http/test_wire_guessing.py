"""Guessing passwords is slowed and stopped, and nobody can have somebody else shut out by it.

Each test has a server of its own, because what it does counts against addresses. Clients come from
different addresses of the loopback network.
"""

import pytest

from running import ADMIN_ACCOUNT, ADMIN_PASSWORD
from wire import ACCOUNT_AUTH, Api, basic

MOST_GUESSES = 200


def guess_until_stopped(api, account):
    """Guesses at one account; returns the refusal that says to stop."""
    for number in range(MOST_GUESSES):
        answer = api.try_account(account, f"Wrong-Horse-{number}")
        if answer.status_code != 401:
            return answer
        assert answer.json()["error_code"] == "USG.206010000"
    pytest.fail(f"{MOST_GUESSES} wrong passwords, and none was refused otherwise")


def test_guessing_is_stopped(own_server):
    guesser = Api(own_server, address="127.0.0.9")
    answer = guess_until_stopped(guesser, ADMIN_ACCOUNT)
    assert answer.status_code in (423, 429), answer.text
    # Whoever is shut out is told nothing about the right password either.
    assert guesser.try_account().status_code == answer.status_code


def test_the_owner_gets_in_from_elsewhere(own_server):
    guess_until_stopped(Api(own_server, address="127.0.0.9"), ADMIN_ACCOUNT)
    assert Api(own_server, address="127.0.0.10").try_account().status_code == 200


def test_the_owners_open_sessions_go_on(own_server):
    owner = Api(own_server, address="127.0.0.10").sign_in()
    guess_until_stopped(Api(own_server, address="127.0.0.9"), ADMIN_ACCOUNT)
    assert owner.create()["conferenceID"]


def test_many_guessers_do_not_shut_the_owner_out(own_server):
    owner = Api(own_server, address="127.0.0.10").sign_in()
    for number in range(12):
        guess_until_stopped(Api(own_server, address=f"127.0.1.{number + 1}"), ADMIN_ACCOUNT)
    assert owner.try_account().status_code == 200
    assert Api(own_server, address="127.0.0.11").sign_in_app().page()["count"] == 0


def test_another_account_is_not_harmed(own_server):
    admin = Api(own_server, address="127.0.0.10").sign_in()
    account, password = admin.add_user()
    guess_until_stopped(Api(own_server, address="127.0.0.9"), ADMIN_ACCOUNT)
    assert Api(own_server, address="127.0.0.11").try_account(account, password).status_code == 200


def test_many_accounts_from_one_address_are_stopped(own_server):
    guesser = Api(own_server, address="127.0.0.9")
    for number in range(MOST_GUESSES):
        answer = guesser.try_account(f"account-{number}", "Wrong-Horse-7")
        if answer.status_code != 401:
            break
    assert answer.status_code == 429, answer.text
    assert Api(own_server, address="127.0.0.10").try_account().status_code == 200


def test_a_forwarded_address_is_not_believed(own_server):
    guesser = Api(own_server, address="127.0.0.9")
    for number in range(MOST_GUESSES):
        headers = {"Authorization": basic(ADMIN_ACCOUNT, "Wrong-Horse-7")}
        headers |= {name: f"203.0.113.{number}" for name in ("X-Forwarded-For", "X-Real-IP", "Forwarded")}
        answer = guesser.post(ACCOUNT_AUTH, headers=headers, json={"account": ADMIN_ACCOUNT, "clientType": 72})
        if answer.status_code != 401:
            break
    assert answer.status_code in (423, 429), answer.text
    forged = {"Authorization": basic(ADMIN_ACCOUNT, ADMIN_PASSWORD), "X-Forwarded-For": "127.0.0.9"}
    body = {"account": ADMIN_ACCOUNT, "clientType": 72}
    assert Api(own_server, address="127.0.0.10").post(ACCOUNT_AUTH, headers=forged, json=body).status_code == 200


def test_signing_in_right_is_never_slowed(own_server):
    owner = Api(own_server, address="127.0.0.10")
    for _ in range(30):
        assert owner.try_account().status_code == 200


def test_proxy_sign_in_is_no_way_around(own_server):
    guesser = Api(own_server, address="127.0.0.9")
    guess_until_stopped(guesser, ADMIN_ACCOUNT)
    body = {
        "account": ADMIN_ACCOUNT,
        "pwd": ADMIN_PASSWORD,
        "authServerType": "workplace",
        "authType": "AccountAndPwd",
        "clientType": 72,
    }
    assert guesser.post("/v1/usg/acs/auth/proxy", json=body).status_code in (423, 429)
