"""Steers a running meeting with the vendor's SDK, as told line by line, and answers each line.

    python steer.py https://127.0.0.1:PORT ACCOUNT PASSWORD CONFERENCE_ID HOST_PASSWORD

A line is a JSON array, `["MuteParticipant", {"participant_id": "…", "body": {"is_mute": 1}}]`: an
operation as the SDK names it and what its request takes, in the SDK's names. The meeting and its token
are filled in. The answer is `{"done": …}` with what the SDK understood, or `{"refused": code}`.
"""

import json
import re
import sys

import huaweicloudsdkmeeting.v1 as sdk
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException
from huaweicloudsdkcore.http.http_config import HttpConfig
from huaweicloudsdkmeeting.v1.meeting_credentials import AuthTypeEnum, MeetingCredentials


def shaped(kind, value):
    """What a field of this type of the SDK's takes, from plain JSON."""
    inner = re.fullmatch(r"list\[(\w+)\]", kind)
    if inner:
        return [shaped(inner[1], one) for one in value]
    model = getattr(sdk, kind, None)
    return model(**{name: shaped(model.openapi_types[name], one) for name, one in value.items()}) if model else value


class Program:
    """A client of the SDK with the token of one meeting."""

    def __init__(self, endpoint, account, password, conference, host_password):
        config = HttpConfig.get_default_config()
        config.ignore_ssl_verification = True
        credentials = MeetingCredentials(account, password).with_auth_type_enum(AuthTypeEnum.ACCOUNT)
        builder = sdk.MeetingClient.new_builder().with_http_config(config).with_credentials(credentials)
        self.client = builder.with_endpoint(endpoint).build()
        self.filled = {"conference_id": conference, "conferenceid": conference}
        self.host_password = host_password

    def ask(self, operation, given):
        """Does one operation; the first one is preceded by asking for the token."""
        if operation != "CreateConfToken" and "conf_token" not in self.filled:
            token = self.ask("CreateConfToken", {"x_password": self.host_password, "x_login_type": 1})["data"]["token"]
            self.filled |= {"x_conference_authorization": token, "conf_token": token}
        types = getattr(sdk, f"{operation}Request").openapi_types
        fields = {name: value for name, value in self.filled.items() if name in types} | given
        method = re.sub(r"(?<!^)(?=[A-Z])", "_", operation).lower()
        return getattr(self.client, method)(shaped(f"{operation}Request", fields)).to_dict()


def main(endpoint, account, password, conference, host_password):
    program = Program(endpoint, account, password, conference, host_password)
    for line in sys.stdin:
        try:
            answer = {"done": program.ask(*json.loads(line))}
        except ServiceResponseException as error:
            answer = {"refused": error.error_code, "message": error.error_msg, "status": error.status_code}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
