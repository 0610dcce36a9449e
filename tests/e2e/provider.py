"""A provider of sign-ins that nobody here wrote, and a server's settings that lead to it.

    provider.py HTTPS_ADDRESS PUBLIC_ADDRESS ACCOUNT PASSWORD DOMAIN

Says "ready" when people of DOMAIN can sign in, and ends with its standard input.
"""

import sys
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).parent.parent / "http"))

import identity
import sdk
from huaweicloudsdkmeeting.v1 import AuthorizeConfigInfoRequestBody, SetSsoConfigRequest

PERSON = {"sub": "ana-7", "name": "Ana Prado", "email": "ana@roofers.example"}


def main():
    https, public, account, password, domain = sys.argv[1:]
    with identity.provider(PERSON) as issuer:
        client_id, secret = identity.register(issuer, f"{public}/sso/callback")
        settings = AuthorizeConfigInfoRequestBody(
            enable_sso=True,
            domain=domain,
            authorize_url=f"{issuer}/.well-known/openid-configuration",
            client_id=client_id,
            client_secret=secret,
            acc_field_name="sub",
        )
        program = sdk.by_account(SimpleNamespace(https=https), account, password)
        program.set_sso_config(SetSsoConfigRequest(body=settings))
        print("ready", flush=True)
        sys.stdin.read()


main()
