"""The vendor's SDK, pointed at the server under test.

Clients verify no certificate (the server made its own) and are otherwise built as the vendor's
guide says. A refusal is compared through the exception that a program would catch.
"""

import re
from contextlib import contextmanager

import pytest
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException
from huaweicloudsdkcore.http.http_config import HttpConfig
from huaweicloudsdkmeeting.v1 import MeetingClient
from huaweicloudsdkmeeting.v1.meeting_credentials import (
    AuthTypeEnum,
    MeetingCredentials,
    TenantSceneEnum,
)

from running import ADMIN_ACCOUNT, ADMIN_PASSWORD, APP_ID, APP_KEY
from wire import REQUEST_ID, TIMEOUT_S


def client(server, credentials):
    config = HttpConfig.get_default_config()
    config.ignore_ssl_verification = True
    config.timeout = TIMEOUT_S
    return (
        MeetingClient.new_builder()
        .with_http_config(config)
        .with_credentials(credentials)
        .with_endpoint(server.https)
        .build()
    )


def by_account(server, account=ADMIN_ACCOUNT, password=ADMIN_PASSWORD):
    return client(server, MeetingCredentials(account, password).with_auth_type_enum(AuthTypeEnum.ACCOUNT))


def by_app(server, user_id=None, app_id=APP_ID, key=APP_KEY, scene=TenantSceneEnum.SINGLE_TENANT, corp_id=None):
    credentials = MeetingCredentials().with_auth_type_enum(AuthTypeEnum.APP_ID).with_tenant_scene_enum(scene)
    credentials.with_app_id(app_id).with_app_key(key)
    if user_id is not None:
        credentials.with_user_id(user_id)
    if corp_id is not None:
        credentials.with_corp_id(corp_id)
    return client(server, credentials)


@contextmanager
def refused(status, code):
    """Expects the SDK's exception for a refusal, with everything that a program reads from it."""
    with pytest.raises(ClientRequestException) as caught:
        yield caught
    error = caught.value
    assert (error.status_code, error.error_code) == (status, code), str(error)
    assert error.error_msg and "error_code" not in error.error_msg, str(error)
    assert REQUEST_ID.fullmatch(error.request_id), str(error)


def set_fields(model):
    """The fields of an SDK object that have a value, by their name in Python."""
    return {name: getattr(model, name) for name in model.openapi_types if getattr(model, name) is not None}


def unset_fields(model):
    return {name for name in model.openapi_types if getattr(model, name) is None}


LINK = re.compile(r"https://meet\.example\.test/#/j/(9\d{8})/([0-9a-f]{48})")
