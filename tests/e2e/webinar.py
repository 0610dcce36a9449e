"""Books a webinar with the vendor's SDK and prints what a test in browsers needs to know of it.

    python webinar.py https://127.0.0.1:PORT ACCOUNT PASSWORD

The first start has made a webinar room, which is given to the account. Printed is one JSON object: `id`,
`hostLink`, `guestLink`, `audienceLink`.
"""

import datetime
import json
import sys

from huaweicloudsdkcore.http.http_config import HttpConfig
from huaweicloudsdkmeeting.v1 import (
    AssociateVmrRequest,
    CreateWebinarRequest,
    MeetingClient,
    OpenScheduleConfReq,
    SearchCorpVmrRequest,
)
from huaweicloudsdkmeeting.v1.meeting_credentials import AuthTypeEnum, MeetingCredentials


def main(endpoint, account, password):
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
    room = client.search_corp_vmr(SearchCorpVmrRequest(vmr_mode=2)).data[0]
    client.associate_vmr(AssociateVmrRequest(account=account, body=[room.id]))
    # People may come before the time, and nothing here lasts so long.
    soon = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=30)
    body = OpenScheduleConfReq(subject="What is new", start_time=soon.strftime("%Y-%m-%d %H:%M"), duration=60)
    body.time_zone_id, body.vmr_id = 56, room.id
    webinar = client.create_webinar(CreateWebinarRequest(body=body))
    print(
        json.dumps(
            {
                "id": webinar.conference_id,
                "hostLink": webinar.chair_join_uri,
                "guestLink": webinar.guest_join_uri,
                "audienceLink": webinar.audience_join_uri,
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
