"""The vendor's SDK: pictures of people, and logos and covers for webinars."""

import pytest
import requests
from huaweicloudsdkcore.http.formdata import FormFile
from huaweicloudsdkmeeting.v1 import (
    SetProfileImageRequest,
    SetProfileImageRequestBody,
    SetUserProfileImageRequest,
    SetUserProfileImageRequestBody,
    UploadFileRequest,
    UploadFileRequestBody,
)

import sdk
from covers import covers
from png import one_colour as png
from wire import Api, refused

PATH = "/v1/usg/abs/profile-images"
UPLOAD = "/v1/wss/webinar/open/res/file"
ME = "/v1/usg/dcs/member"


@pytest.fixture
def file(tmp_path):
    """Makes a file for the SDK."""

    def make(content):
        path = tmp_path / "picture"
        path.write_bytes(content)
        return FormFile(open(path, "rb"))

    return make


@pytest.fixture
def member(server, admin):
    return admin.add_user()


def fetched(server, url):
    return requests.get(server.http + url[url.index("/pictures/"):], timeout=20)


def shown(api):
    return api.done(api.get(ME)).json().get("headPictureUrl")


@covers("success", "set_my_picture", "set_user_picture")
def test_a_person_has_a_picture(server, admin, member, file):
    api = Api(server).sign_in(*member)
    assert shown(api) is None
    program = sdk.by_account(server, *member)
    program.set_profile_image(SetProfileImageRequest(body=SetProfileImageRequestBody(file=file(png(3, 2)))))
    first = shown(api)
    assert api.try_account(*member).json()["user"]["headPictureUrl"] == first
    answer = fetched(server, first)
    assert (answer.content, answer.headers["Content-Type"]) == (png(3, 2), "image/png")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"

    id = api.done(api.get(ME)).json()["id"]
    body = SetUserProfileImageRequestBody(file=file(png(4, 4)))
    sdk.by_account(server).set_user_profile_image(SetUserProfileImageRequest(user_id=id, body=body))
    second = shown(api)
    assert second != first
    assert (fetched(server, first).status_code, fetched(server, second).content) == (404, png(4, 4))
    [row] = admin.done(admin.get("/v1/usg/dcs/corp/member", params={"searchKey": member[0]})).json()["data"]
    assert row["headPictureUrl"] == second
    admin.done(admin.post("/v1/usg/dcs/corp/member/delete", json=[member[0]]))
    assert fetched(server, second).status_code == 404
    api.close()


@covers("authorisation", "set_my_picture", "set_user_picture", "upload_webinar_picture")
def test_only_administrators_set_other_peoples_pictures(server, anybody, member):
    api = Api(server).sign_in(*member)
    id = api.done(api.get(ME)).json()["id"]
    refused(api.post(f"{PATH}/{id}", files={"file": png(1, 1)}), 403, "MMC.111070002")
    for call, path in [(anybody.post, PATH), (anybody.put, UPLOAD)]:
        assert call(path, files={"file": png(1, 1)}).status_code == 401
    assert shown(api) is None
    api.close()


@covers("error", "set_my_picture", "set_user_picture", "upload_webinar_picture")
def test_what_is_no_picture_is_refused(server, admin, member):
    api = Api(server).sign_in(*member)
    calls = [
        lambda **form: api.post(PATH, **form),
        lambda **form: admin.post(f"{PATH}/nobody", **form),
        lambda **form: api.put(UPLOAD, **form),
    ]
    for call in calls:
        for form in [
            {},
            {"json": {"file": "x"}},
            {"files": {"other": png(1, 1)}},
            {"files": {"file": b"GIF89a"}},
            {"files": {"file": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}},
            {"files": {"file": png(4097, 1)}},
        ]:
            refused(call(**form), 400, "USG.200000003")
        refused(call(files={"file": png(1, 1, 11 << 20)}), 413, "USG.200000003")
    refused(api.put(UPLOAD, files={"file": png(1, 1, 5 << 20)}), 413, "USG.200000003")
    refused(admin.post(f"{PATH}/nobody", files={"file": png(1, 1)}), 400, "USG.201040000")
    assert requests.get(f"{server.http}/pictures/{'0' * 48}", timeout=20).status_code == 404
    api.close()


@covers("success", "upload_webinar_picture")
def test_a_picture_for_webinars_is_kept(server, file):
    body = UploadFileRequestBody(file=file(png(5, 5)))
    uploaded = sdk.by_account(server).upload_file(UploadFileRequest(body=body))
    assert fetched(server, f"/pictures/{uploaded.file_id}").content == png(5, 5)
