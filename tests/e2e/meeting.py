"""Creates a meeting with the vendor's SDK and prints what a test in browsers needs to know of it.

    python meeting.py https://127.0.0.1:PORT ACCOUNT PASSWORD '{"subject": "…", "config": {…}}'

Fields are named as the SDK names them; `config` becomes its `RestConfConfigDTO`. Printed is one JSON
object: `id`, `subject`, `hostLink`, `guestLink`, `hostPassword`, `guestPassword`.
"""

import json
import sys

from huaweicloudsdkcore.http.http_config import HttpConfig
from huaweicloudsdkmeeting.v1 import CreateMeetingRequest, MeetingClient, RestConfConfigDTO, RestScheduleConfDTO
from huaweicloudsdkmeeting.v1.meeting_credentials import AuthTypeEnum, MeetingCredentials


def main(endpoint, account, password, wanted):
    config = HttpConfig.get_default_config()
    config.ignore_ssl_verification = True
    credentials = MeetingCredentials(account, password).with_auth_type_enum(AuthTypeEnum.ACCOUNT)
    client = (
        MeetingClient.new_builder()
        .with_http_config(config)
        .with_credentials(credentials)
        .with_endpoint(endpoint)
        .build()
    )
    fields = {"subject": "Weekly", "media_types": "HDVideo", "length": 60} | json.loads(wanted)
    # By default guests come in muted, which most tests would have to undo first.
    fields["conf_config_info"] = RestConfConfigDTO(**{"is_auto_mute": False} | fields.pop("config", {}))
    meeting = client.create_meeting(CreateMeetingRequest(body=RestScheduleConfDTO(**fields))).body[0]
    passwords = {entry.conference_role: entry.password for entry in meeting.password_entry}
    print(
        json.dumps(
            {
                "id": meeting.conference_id,
                "subject": meeting.subject,
                "hostLink": meeting.chair_join_uri,
                "guestLink": meeting.guest_join_uri,
                "hostPassword": passwords.get("chair"),
                "guestPassword": passwords.get("general"),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
