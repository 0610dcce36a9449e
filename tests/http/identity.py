"""Providers of sign-ins: one that nobody here wrote, and small ones that lie or are out of order."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import oidc_provider_mock
import requests
from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID = "convoca"


@contextmanager
def provider(*users):
    """A whole provider; yields its issuer. `users`: claims, each with `sub`."""
    known = [oidc_provider_mock.User(sub=one["sub"], claims={k: v for k, v in one.items() if k != "sub"}) for one in users]
    with oidc_provider_mock.run_server_in_thread(user_claims=known, require_client_registration=True) as running:
        yield f"http://localhost:{running.server_port}"


def register(issuer, callback):
    """Makes a server known to the provider; its ID there and its secret."""
    answer = requests.post(f"{issuer}/oauth2/clients", json={"redirect_uris": [callback]}, timeout=30)
    assert answer.status_code == 201, answer.text
    return answer.json()["client_id"], answer.json()["client_secret"]


def agree(address, sub):
    """Signs in at the provider as its page does, and returns where it leads back to."""
    answer = requests.post(address, data={"sub": sub}, allow_redirects=False, timeout=30)
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"]


def asked(address):
    """What an address asks for."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


class Liar:
    """A provider that signs what it is told with a key that it may not show."""

    def __init__(self):
        self.key = RSAKey.generate_key(2048, {"kid": "1", "alg": "RS256", "use": "sig"})
        self.shown = self.key
        self.claims = {}
        self.nonce = None
        self.broken = None
        self.forms = []
        self.headers = []


class _Page(BaseHTTPRequestHandler):
    def do_GET(self):
        liar, issuer = self.server.liar, self.server.issuer
        if self.path.endswith("/.well-known/openid-configuration"):
            self._say({
                "issuer": issuer,
                "authorization_endpoint": f"{issuer}/authorize",
                "token_endpoint": f"{issuer}/token",
                "jwks_uri": f"{issuer}/keys",
            })  # fmt: skip
        elif self.path == "/keys":
            self._say({"keys": [liar.shown.as_dict(private=False)]})
        elif self.path == "/me":
            self._say({"sub": "plain-1", "name": "Plain Person", "mail": "plain@roofers.example"})
        else:
            self._say({}, 404)

    def do_POST(self):
        liar = self.server.liar
        liar.forms.append(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        liar.headers.append(self.headers)
        if liar.broken is not None:
            self._say({"error": "invalid_grant"}, liar.broken)
            return
        now = int(time.time())
        claims = {"iss": self.server.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 300, "sub": "liar-1"}
        claims |= {"nonce": liar.nonce} | liar.claims
        token = jwt.encode({"alg": "RS256", "kid": "1"}, claims, liar.key)
        self._say({"access_token": "an-access-token", "token_type": "Bearer", "id_token": token})

    def _say(self, value, status=200):
        text = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *arguments):
        """Says nothing: what came is kept."""


@contextmanager
def liar():
    """Yields the liar and its issuer."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Page)
    server.liar, server.issuer = Liar(), f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.liar, server.issuer
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

