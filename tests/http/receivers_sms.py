"""Two ways to take SMS: an HTTP gateway, and a message centre that speaks SMPP 3.4.

There is no simulator of a message centre on PyPI that can be asked what it got, so this is a small one
of our own; but messages are read and written by `smpplib`, which knows nothing of the server's code.
"""

import json
import socketserver
import struct
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from smpplib import consts
from smpplib.smpp import make_pdu, parse_pdu

GATEWAY = """
method = "POST"
url = "{url}?id={{uid}}"
headers = {{ Authorization = "Bearer of-the-tests" }}
body = '{{"to":"{{number}}","text":"{{text}}"}}'
"""


class Inbox:
    """What phones have got: number and whole text, in the order in which they came."""

    def __init__(self):
        self._texts = []
        self._arrived = threading.Condition()

    def put(self, number, text):
        with self._arrived:
            self._texts.append((number, text))
            self._arrived.notify_all()

    def to(self, number):
        with self._arrived:
            return self._to(number)

    def wait_for(self, number, count=1, deadline_s=30):
        """Waits until so many texts to a number have come, and returns them."""
        with self._arrived:
            came = self._arrived.wait_for(lambda: len(self._to(number)) >= count, deadline_s)
            texts = self._to(number)
        assert came, f"{len(texts)} of {count} SMS to {number} after {deadline_s} s"
        return texts

    def _to(self, number):
        return [text for to, text in self._texts if to == number]


class Gateway:
    """An HTTP gateway; `settings(folder)` writes the file that describes it."""

    def __init__(self):
        self.inbox = Inbox()
        inbox = self.inbox

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                fine = self.headers["Authorization"] == "Bearer of-the-tests"
                if fine:
                    inbox.put(asked["to"], asked["text"])
                self.send_response(202 if fine else 401)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def start(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    def settings(self, folder):
        """The path of a file for the setting `sms_gateway`."""
        path = folder / "gateway.toml"
        path.write_text(GATEWAY.format(url=f"http://127.0.0.1:{self._server.server_port}/send"))
        return str(path)


class MessageCentre:
    """A message centre for one account; parts of a long SMS are put together as phones do it."""

    def __init__(self, account="convoca", password="secret"):
        self.account = account
        self.password = password
        self.binds = 0
        self.inbox = Inbox()
        self._parts = {}
        centre = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                centre._serve(self.request)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

        self._server = Server(("127.0.0.1", 0), Handler)

    def start(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self):
        """As the setting `smpp_url` wants it."""
        return f"smpp://{self.account}:{self.password}@127.0.0.1:{self._server.server_address[1]}?source=Convoca"

    def _serve(self, stream):
        sequences = _Sequences()
        bound = False
        while raw := _read(stream):
            asked = parse_pdu(raw, client=sequences, allow_unknown_opt_params=True)
            answer = {"sequence": asked.sequence, "status": consts.SMPP_ESME_ROK}
            if asked.command == "bind_transceiver":
                bound = (_text(asked.system_id), _text(asked.password)) == (self.account, self.password)
                answer["status"] = consts.SMPP_ESME_ROK if bound else consts.SMPP_ESME_RBINDFAIL
                self.binds += bound
                answer["system_id"] = "centre"
            elif asked.command == "submit_sm":
                answer["status"] = self._take(asked) if bound else consts.SMPP_ESME_RINVBNDSTS
                answer["message_id"] = "id-1"
            reply = make_pdu(f"{asked.command}_resp", client=sequences, **answer)
            reply.sequence = asked.sequence
            reply.status = answer["status"]
            stream.sendall(reply.generate())
            if asked.command == "unbind":
                return

    def _take(self, sms):
        number, text = _text(sms.destination_addr), sms.short_message
        if sms.dest_addr_ton == consts.SMPP_TON_INTL:
            number = f"+{number}"
        decode = _gsm if sms.data_coding == consts.SMPP_ENCODING_DEFAULT else _ucs2
        if not sms.esm_class & consts.SMPP_GSMFEAT_UDHI:
            self.inbox.put(number, decode(text))
            return consts.SMPP_ESME_ROK
        length, kind, size, reference, total, part = text[:6]
        if (length, kind, size) != (5, 0, 3):
            return consts.SMPP_ESME_RSUBMITFAIL
        parts = self._parts.setdefault((number, reference), {})
        parts[part] = decode(text[6:])
        if len(parts) == total:
            del self._parts[number, reference]
            self.inbox.put(number, "".join(parts[index] for index in range(1, total + 1)))
        return consts.SMPP_ESME_ROK


class _Sequences:
    """What the library wants of its client."""

    sequence = 0

    def next_sequence(self):
        self.sequence += 1
        return self.sequence


def _read(stream):
    """One message, or nothing at the end."""
    head = _exactly(stream, 4)
    return head and head + _exactly(stream, struct.unpack(">L", head)[0] - 4)


def _exactly(stream, count):
    octets = b""
    while len(octets) < count:
        more = stream.recv(count - len(octets))
        if not more:
            return b""
        octets += more
    return octets


def _text(octets):
    return octets.decode("ascii").rstrip("\0")


def _ucs2(octets):
    return octets.decode("utf-16-be")


# 3GPP TS 23.038, section 6.2.1, as far as it is not ASCII, and its extension.
_GSM = dict(enumerate("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ")) | {
    0x1C: "Æ", 0x1D: "æ", 0x1E: "ß", 0x1F: "É", 0x24: "¤", 0x40: "¡", 0x5B: "Ä", 0x5C: "Ö", 0x5D: "Ñ", 0x5E: "Ü",
    0x5F: "§", 0x60: "¿", 0x7B: "ä", 0x7C: "ö", 0x7D: "ñ", 0x7E: "ü", 0x7F: "à",
}  # fmt: skip
_EXTENSION = {0x14: "^", 0x28: "{", 0x29: "}", 0x2F: "\\", 0x3C: "[", 0x3D: "~", 0x3E: "]", 0x40: "|", 0x65: "€"}


def _gsm(octets):
    text, escaped = "", False
    for octet in octets:
        if octet == 0x1B and not escaped:
            escaped = True
            continue
        text += _EXTENSION[octet] if escaped else _GSM.get(octet, chr(octet))
        escaped = False
    return text
