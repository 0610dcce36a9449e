"""The vendor's SDK: what everybody is shown, the rules and the time of a running meeting.

Each operation is looked at in three places: what the API says next, what is pushed, and what a
participant's client is told.
"""

import pytest
from huaweicloudsdkmeeting.v1 import (
    BroadcastParticipantRequest,
    CancelBroadcastRequest,
    DeleteLayoutRequest,
    LockMeetingRequest,
    LockViewRequest,
    PicInfoNotify,
    PicLayoutInfo,
    ProlongMeetingRequest,
    RestChairViewReqBody,
    RestCustomMultiPictureBody,
    RestLockReqBody,
    RestLockSiteViewReqBody,
    RestMixedPictureBody,
    RestParticipantViewReqBody,
    RestPicLayout,
    RestPicLayoutBody,
    RestProlongDurReqBody,
    RestSubscriberInPic,
    RestSwitchModeReqBody,
    RollcallParticipantRequest,
    SaveLayoutRequest,
    SetCustomMultiPictureRequest,
    SetHostViewRequest,
    SetMultiPictureRequest,
    SetParticipantViewRequest,
    ShowLayoutRequest,
    StopMeetingRequest,
    SubPicLayoutInfo,
    SubscriberInPic,
    SwitchModeRequest,
    UpdateStartedConfConfigRequest,
    UpdateStartedConfigReqBody,
)

from websockets.exceptions import ConnectionClosed

import sdk
from covers import covers
from listener import started
from meeting_live import Live, Participant
from wire import Api


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


@pytest.fixture(scope="module")
def api(server):
    api = Api(server).sign_in()
    yield api
    api.close()


class World(Live):
    """A host and two guests, all with microphone and camera on."""

    def __init__(self, server, api, **body):
        super().__init__(server, api, **body)
        self.host = self.join("Hope", "host", camera=True)
        self.ana, self.ben = self.join("Ana", camera=True), self.join("Ben", camera=True)
        # Guests are muted when they come in, unless the corporation wants otherwise.
        for one in (self.ana, self.ben):
            one.ask(type="media", microphone=True)
        self.push = self.listener


def state(one):
    """What somebody has been told of the meeting last."""
    return next(said["conference"] for said in reversed(one.said) if "conference" in said)


def me(one):
    """What somebody has been told of himself last."""
    return one.people[one.id]


@pytest.fixture
def world(server, api):
    world = World(server, api)
    yield world
    world.close()


def ask(kind, world, **fields):
    fields = {"conference_id": world.id, "x_conference_authorization": world.token} | fields
    return kind(**fields)


def stage(kind, **fields):
    """Whether this is what a participant's client shows."""
    return lambda one: state(one)["stage"]["kind"] == kind and fields.items() <= state(one)["stage"].items()


def dynamic(**fields):
    return lambda push: fields.items() <= push.flat.get("ConfDynamicInfoNotify", {}).items()


@covers("success", "lock_meeting")
def test_lock(client, world):
    client.lock_meeting(ask(LockMeetingRequest, world, body=RestLockReqBody(is_lock=1)))
    world.ana.wait_for(lambda one: state(one)["locked"])
    world.push.wait_for(dynamic(lock=1))
    late = world.join("Late", waits=True)
    late.told("refused", code="locked")
    client.lock_meeting(ask(LockMeetingRequest, world, body=RestLockReqBody(is_lock=0)))
    world.push.wait_for(dynamic(lock=0))
    assert world.row(world.join("Late"))["state"] == 0


@covers("success", "broadcast_participant", "cancel_broadcast")
def test_broadcast_and_its_end(client, world):
    client.broadcast_participant(ask(BroadcastParticipantRequest, world, participant_id=world.ana.id))
    world.ben.wait_for(stage("broadcast", participant=world.ana.id))
    world.push.wait_for(dynamic(mode="BROADCAST"))
    world.push.wait_for(lambda push: push.people.get(world.ana.id, {}).get("BROADCAST") == "1")
    client.cancel_broadcast(ask(CancelBroadcastRequest, world))
    world.ben.wait_for(stage("free"))
    world.push.wait_for(dynamic(mode="FREE"))
    world.push.wait_for(lambda push: push.people.get(world.ana.id, {}).get("BROADCAST") == "0")


@covers("success", "roll_call_participant")
def test_roll_call(client, world):
    client.rollcall_participant(ask(RollcallParticipantRequest, world, participant_id=world.ana.id))
    world.ben.wait_for(stage("roll_call", participant=world.ana.id))
    world.ben.told("stopped", source="microphone")
    assert [world.row(one)["mute"] for one in (world.host, world.ana, world.ben)] == [0, 0, 1]
    world.push.wait_for(dynamic(mode="ROLLCALL"))
    world.push.wait_for(lambda push: push.people.get(world.ben.id, {}).get("MUTE") == "1")


@covers("success", "switch_mode")
def test_who_speaks_is_shown(client, world):
    for image_type, many in ((0, False), (1, True)):
        body = RestSwitchModeReqBody(switch_mode="VAS", image_type=image_type)
        client.switch_mode(ask(SwitchModeRequest, world, body=body))
        world.ana.wait_for(stage("voice", many=many))
        world.push.wait_for(dynamic(vas=1))
    body = RestSwitchModeReqBody(switch_mode="Fixed", image_type=1)
    client.switch_mode(ask(SwitchModeRequest, world, body=body))
    world.ana.wait_for(stage("layout"))
    world.push.wait_for(dynamic(mode="FIXED", vas=0))


@covers("success", "set_layout")
def test_a_layout_is_shown_as_it_was_set(client, world):
    phones = {one["pid"]: one["phone"] for one in world.info()["participants"]}
    panes = [
        RestSubscriberInPic(index=1, subscriber=[phones[world.ben.id]], is_assist_stream=0),
        RestSubscriberInPic(index=3, subscriber=[phones[world.ana.id], phones[world.host.id]], is_assist_stream=0),
    ]
    body = RestCustomMultiPictureBody(manual_set=1, image_type="Three", subscriber_in_pics=panes, switch_time=30)
    client.set_custom_multi_picture(ask(SetCustomMultiPictureRequest, world, body=body))
    world.ana.wait_for(stage("layout"))
    layout = state(world.ana)["stage"]["layout"]
    assert (layout["columns"], layout["rows"], layout["seconds"], layout["automatic"]) == (3, 2, 30, False)
    people = [pane["people"] for pane in layout["panes"]]
    assert people == [[world.ben.id], [], [world.ana.id, world.host.id]]
    assert layout["panes"][0] | {"people": None} == {
        "left": 0, "top": 0, "width": 2, "height": 2, "people": None, "screen": False,
    }  # fmt: skip
    world.push.wait_for(dynamic(mode="FIXED", vas=0, picNum=3))
    shown = world.push.wait_for(lambda push: push.flat.get("CustomMultiPicNotify", {}).get("picInfos"))
    assert [pane["id"] for pane in shown] == [
        [phones[world.ben.id]], [], [phones[world.ana.id], phones[world.host.id]],
    ]  # fmt: skip


def test_a_layout_may_be_set_and_not_shown(client, world):
    panes = [RestSubscriberInPic(index=1, subscriber=[world.ben.id])]
    body = RestCustomMultiPictureBody(
        manual_set=1, image_type="Two", subscriber_in_pics=panes, multi_pic_save_only=True
    )
    client.set_custom_multi_picture(ask(SetCustomMultiPictureRequest, world, body=body))
    assert state(world.ana)["stage"] == {"kind": "free"}
    fixed = RestSwitchModeReqBody(switch_mode="Fixed", image_type=1)
    client.switch_mode(ask(SwitchModeRequest, world, body=fixed))
    world.ana.wait_for(stage("layout"))
    assert state(world.ana)["stage"]["layout"]["panes"][0]["people"] == [world.ben.id]


def test_a_grid_of_ones_own(client, world):
    cells = [
        SubPicLayoutInfo(id=2, left=0, top=0, x_size=1, y_size=3),
        SubPicLayoutInfo(id=1, left=1, top=0, x_size=3, y_size=3),
    ]
    grid = PicLayoutInfo(x=4, y=3, sub_pic_layout_info_list=cells)
    panes = [RestSubscriberInPic(index=1, subscriber=[world.ana.id], is_assist_stream=1)]
    body = RestCustomMultiPictureBody(
        manual_set=1, image_type="Custom", subscriber_in_pics=panes, pic_layout_info=grid
    )
    client.set_custom_multi_picture(ask(SetCustomMultiPictureRequest, world, body=body))
    world.ana.wait_for(stage("layout"))
    large, small = state(world.ana)["stage"]["layout"]["panes"]
    assert (large["left"], large["width"], large["screen"], large["people"]) == (1, 3, True, [world.ana.id])
    assert (small["left"], small["width"], small["screen"]) == (0, 1, False)


@covers("success", "set_old_layout")
def test_the_retired_layout_takes_ids(client, world):
    panes = [SubscriberInPic(index=1, subscriber=[world.ana.id], is_assist_stream=0)]
    body = RestMixedPictureBody(manual_set=1, image_type="Single", subscriber_in_pics=panes)
    client.set_multi_picture(ask(SetMultiPictureRequest, world, body=body))
    world.ben.wait_for(stage("layout"))
    world.push.wait_for(dynamic(mode="FIXED", picNum=1))


@covers("error", "delete_layout")
@covers("success", "save_layout", "list_layouts", "delete_layout")
def test_layouts_are_remembered(client, world):
    panes = [PicInfoNotify(index=2, id=[world.ana.id], share=0)]
    saved = RestPicLayout(switch_time=20, lay_out_name="Stage", image_type="Two", uuid="one", subscriber_in_pics=panes)
    client.save_layout(ask(SaveLayoutRequest, world, body=RestPicLayoutBody(rest_pic_layout=saved)))
    [shown] = client.show_layout(ask(ShowLayoutRequest, world)).pic_layouts
    assert (shown.uuid, shown.lay_out_name, shown.image_type, shown.switch_time) == ("one", "Stage", "Two", 20)
    assert [(pane.index, pane.id) for pane in shown.subscriber_in_pics] == [(1, []), (2, [world.ana.id])]
    client.delete_layout(ask(DeleteLayoutRequest, world, uu_id="one"))
    assert client.show_layout(ask(ShowLayoutRequest, world)).pic_layouts == []
    assert state(world.ana)["stage"] == {"kind": "free"}
    with sdk.refused(400, "MMC.111071061"):
        client.delete_layout(ask(DeleteLayoutRequest, world, uu_id="one"))


@covers("success", "set_host_view", "set_participant_view", "lock_view")
def test_what_somebody_looks_at(client, world):
    body = RestChairViewReqBody(view_type=2, participant_id=world.ana.id)
    client.set_host_view(ask(SetHostViewRequest, world, body=body))
    world.host.wait_for(lambda one: me(one)["view"] == {"kind": "person", "participant": world.ana.id})
    world.push.wait_for(lambda push: push.people.get(world.host.id, {}).get("VIEW_TYPE") == "2")
    body = RestChairViewReqBody(view_type=0, switch_time=30, status=1)
    client.set_host_view(ask(SetHostViewRequest, world, body=body))
    world.host.wait_for(lambda one: me(one)["view"] == {"kind": "poll", "seconds": 30})
    body = RestParticipantViewReqBody(view_type=2, participant_id=world.host.id)
    client.set_participant_view(ask(SetParticipantViewRequest, world, participant_id=world.ben.id, body=body))
    world.ben.wait_for(lambda one: me(one)["view"] == {"kind": "person", "participant": world.host.id})
    body = RestLockSiteViewReqBody(status=1, participant_id=world.ben.id)
    client.lock_view(ask(LockViewRequest, world, participant_id=world.ben.id, body=body))
    world.ben.wait_for(lambda one: me(one)["viewLocked"])
    world.push.wait_for(lambda push: push.people.get(world.ben.id, {}).get("LOCKED_VIEW") == "1")


@covers("success", "prolong_meeting")
def test_the_end_moves(client, world):
    before = state(world.ana)["endsAtMs"]
    client.prolong_meeting(ask(ProlongMeetingRequest, world, body=RestProlongDurReqBody(auto=0, duration=30)))
    world.ana.wait_for(lambda one: state(one)["endsAtMs"] == before + 30 * 60_000)
    world.push.wait_for(dynamic(endTime=str(before + 30 * 60_000)))
    client.prolong_meeting(ask(ProlongMeetingRequest, world, body=RestProlongDurReqBody(auto=0)))
    world.push.wait_for(dynamic(endTime=str(before + 45 * 60_000)))
    client.prolong_meeting(ask(ProlongMeetingRequest, world, body=RestProlongDurReqBody(auto=1, duration=15)))
    detail = world.api.detail(world.id)
    assert detail["conferenceState"] == "Created"


@covers("success", "update_running_config")
def test_rules(client, world):
    body = UpdateStartedConfigReqBody(
        lock_sharing=1, call_in_restriction=2, allow_unmute_by_oneself=0, chat_permission=1, client_rec_mode=1,
        allow_open_camera=0, allow_rename=0, is_lock=1, free_share=0,
    )  # fmt: skip
    client.update_started_conf_config(ask(UpdateStartedConfConfigRequest, world, body=body))
    rules = world.ana.wait_for(lambda one: state(one) if state(one)["locked"] else None)
    assert (rules["share"], rules["chat"], rules["mayUnmute"]) == ("hosts", "nobody", False)
    assert (rules["mayShow"], rules["mayRename"], rules["mayTakeOver"]) == (False, False, False)
    world.ana.wait_for(lambda one: me(one)["mayRecord"] and not me(one)["camera"])
    assert world.row(world.ana)["video"] == 0
    push = world.push.wait_for(lambda push: push.flat["ConfDynamicInfoNotify"] if dynamic(lock=1)(push) else None)
    assert (push["lockSharing"], push["canUnmute"], push["callInRestriction"]) == (1, 0, 2)
    for what in ({"type": "rename", "name": "Anna"}, {"type": "media", "camera": True}, {"type": "chat", "text": "hi"}):
        assert world.ana.ask(**what)["code"] == "not_allowed"
    unlocked = UpdateStartedConfigReqBody(is_lock=0)
    client.update_started_conf_config(ask(UpdateStartedConfConfigRequest, world, body=unlocked))
    world.push.wait_for(dynamic(lock=0, lockSharing=1))

    stranger = Participant(world.server, world.meeting, "Stranger")
    world.people.append(stranger)
    stranger.told("refused", code="sign_in_required")


@covers("error", "stop_meeting", "cancel_broadcast", "list_layouts")
@covers("success", "stop_meeting")
def test_the_end(client, world):
    client.stop_meeting(ask(StopMeetingRequest, world))
    for one in world.people:
        one.told("out", why="ended")
    world.push.wait_for(dynamic(state="Destroyed"))
    with pytest.raises(ConnectionClosed):
        world.push.hear()
    assert world.api.detail(world.id)["conferenceState"] == "Schedule", "there is time left"
    with sdk.refused(400, "MMC.111072005"):
        client.stop_meeting(ask(StopMeetingRequest, world))
    with sdk.refused(400, "MMC.111072006"):
        client.lock_meeting(ask(LockMeetingRequest, world, body=RestLockReqBody(is_lock=1)))
    with sdk.refused(400, "MMC.111072006"):
        client.cancel_broadcast(ask(CancelBroadcastRequest, world))
    with sdk.refused(400, "MMC.111072006"):
        client.show_layout(ask(ShowLayoutRequest, world))
    for call, kind in (("cancel_broadcast", CancelBroadcastRequest), ("show_layout", ShowLayoutRequest)):
        with sdk.refused(400, "MMC.111072006"):
            getattr(client, call)(ask(kind, world))


def pictures(**fields):
    panes = [RestSubscriberInPic(index=1, subscriber=["1"])]
    fields = {"manual_set": 1, "image_type": "Two", "subscriber_in_pics": panes} | fields
    return RestCustomMultiPictureBody(**fields)


#: Every operation: its call, its request, and a body that is good for it.
OPERATIONS = [
    ("lock_meeting", LockMeetingRequest, {"body": RestLockReqBody(is_lock=1)}),
    ("broadcast_participant", BroadcastParticipantRequest, {"participant_id": "0"}),
    ("rollcall_participant", RollcallParticipantRequest, {"participant_id": "0"}),
    ("cancel_broadcast", CancelBroadcastRequest, {}),
    ("switch_mode", SwitchModeRequest, {"body": RestSwitchModeReqBody(switch_mode="VAS", image_type=1)}),
    ("set_custom_multi_picture", SetCustomMultiPictureRequest, {"body": pictures()}),
    ("set_multi_picture", SetMultiPictureRequest, {"body": RestMixedPictureBody(manual_set=0)}),
    ("save_layout", SaveLayoutRequest, {"body": RestPicLayoutBody(rest_pic_layout=RestPicLayout(image_type="Two"))}),
    ("show_layout", ShowLayoutRequest, {}),
    ("delete_layout", DeleteLayoutRequest, {"uu_id": "x"}),
    ("set_host_view", SetHostViewRequest, {"body": RestChairViewReqBody(view_type=1)}),
    (
        "set_participant_view",
        SetParticipantViewRequest,
        {"participant_id": "0", "body": RestParticipantViewReqBody(view_type=2, participant_id="0")},
    ),
    (
        "lock_view",
        LockViewRequest,
        {"participant_id": "0", "body": RestLockSiteViewReqBody(status=1, participant_id="0")},
    ),
    ("prolong_meeting", ProlongMeetingRequest, {"body": RestProlongDurReqBody(auto=0)}),
    (
        "update_started_conf_config",
        UpdateStartedConfConfigRequest,
        {"body": UpdateStartedConfigReqBody(is_lock=1)},
    ),
    ("stop_meeting", StopMeetingRequest, {}),
]


@pytest.fixture(scope="module")
def quiet(server, api):
    """A meeting in which nothing is allowed to change."""
    world = World(server, api)
    yield world
    world.close()


@covers(
    "authorisation",
    "lock_meeting", "broadcast_participant", "roll_call_participant", "cancel_broadcast", "switch_mode",
    "set_layout", "set_old_layout", "save_layout", "list_layouts", "delete_layout", "set_host_view",
    "set_participant_view", "lock_view", "prolong_meeting", "update_running_config", "stop_meeting",
)  # fmt: skip
@pytest.mark.parametrize(("call", "kind", "fields"), OPERATIONS, ids=[row[0] for row in OPERATIONS])
def test_only_a_hosts_token_of_this_meeting_will_do(client, quiet, api, call, kind, fields):
    run = getattr(client, call)
    with sdk.refused(403, "MMC.111072070"):
        run(ask(kind, quiet, x_conference_authorization=quiet.guest_token, **fields))
    _, other = started(api)
    for wrong in (other["token"], "cnv" + "0" * 48):
        with sdk.refused(401, "MMC.111081006"):
            run(ask(kind, quiet, x_conference_authorization=wrong, **fields))
    assert state(quiet.ana)["stage"] == {"kind": "free"} and not state(quiet.ana)["locked"]


#: What is refused of a good token, with the vendor's code.
REFUSED = [
    ("lock_meeting", LockMeetingRequest, {"body": RestLockReqBody(is_lock=2)}, "111072045"),
    ("broadcast_participant", BroadcastParticipantRequest, {"participant_id": "0" * 15 + "1"}, "111072008"),
    ("rollcall_participant", RollcallParticipantRequest, {"participant_id": "nobody"}, "111072008"),
    ("switch_mode", SwitchModeRequest, {"body": RestSwitchModeReqBody(switch_mode="Fixed", image_type=0)}, "111072053"),
    ("switch_mode", SwitchModeRequest, {"body": RestSwitchModeReqBody(switch_mode="Odd", image_type=1)}, "111072052"),
    ("switch_mode", SwitchModeRequest, {"body": RestSwitchModeReqBody(image_type=1)}, "111072051"),
    ("set_custom_multi_picture", SetCustomMultiPictureRequest, {"body": pictures(manual_set=2)}, "111072041"),
    ("set_custom_multi_picture", SetCustomMultiPictureRequest, {"body": pictures(switch_time=9)}, "111072042"),
    ("set_custom_multi_picture", SetCustomMultiPictureRequest, {"body": pictures(image_type=None)}, "111072043"),
    ("set_custom_multi_picture", SetCustomMultiPictureRequest, {"body": pictures(image_type="Odd")}, "111072044"),
    ("set_custom_multi_picture", SetCustomMultiPictureRequest, {"body": pictures(image_type="Custom")}, "111072044"),
    ("set_custom_multi_picture", SetCustomMultiPictureRequest, {"body": pictures(subscriber_in_pics=[])}, "111072028"),
    (
        "set_custom_multi_picture",
        SetCustomMultiPictureRequest,
        {"body": pictures(subscriber_in_pics=[RestSubscriberInPic(index=9, subscriber=["1"])])},
        "111072058",
    ),
    (
        "set_custom_multi_picture",
        SetCustomMultiPictureRequest,
        {"body": pictures(subscriber_in_pics=[RestSubscriberInPic(index=n, is_assist_stream=1) for n in (1, 2)])},
        "111072029",
    ),
    ("set_custom_multi_picture", SetCustomMultiPictureRequest, {"body": pictures()}, "111072008"),
    (
        "set_multi_picture",
        SetMultiPictureRequest,
        {"body": RestMixedPictureBody(manual_set=0, image_type="Ten")},
        "111072044",
    ),
    (
        "save_layout",
        SaveLayoutRequest,
        {"body": RestPicLayoutBody(rest_pic_layout=RestPicLayout(image_type="Odd"))},
        "111072044",
    ),
    ("set_host_view", SetHostViewRequest, {"body": RestChairViewReqBody(view_type=3)}, "111072040"),
    (
        "set_host_view",
        SetHostViewRequest,
        {"body": RestChairViewReqBody(view_type=2, participant_id="0")},
        "111072008",
    ),
    (
        "set_participant_view",
        SetParticipantViewRequest,
        {"participant_id": "0", "body": RestParticipantViewReqBody(view_type=2, participant_id="0")},
        "111072008",
    ),
    (
        "lock_view",
        LockViewRequest,
        {"participant_id": "0", "body": RestLockSiteViewReqBody(status=2, participant_id="0")},
        "111072045",
    ),
    ("prolong_meeting", ProlongMeetingRequest, {"body": RestProlongDurReqBody(auto=2)}, "111072045"),
    ("prolong_meeting", ProlongMeetingRequest, {"body": RestProlongDurReqBody(auto=0, duration=0)}, "111071061"),
    (
        "update_started_conf_config",
        UpdateStartedConfConfigRequest,
        {"body": UpdateStartedConfigReqBody(is_lock=1, chat_permission=5)},
        "111071061",
    ),
    (
        "update_started_conf_config",
        UpdateStartedConfConfigRequest,
        {"body": UpdateStartedConfigReqBody(allow_rename=2)},
        "111072045",
    ),
]


@covers(
    "error",
    "lock_meeting", "broadcast_participant", "roll_call_participant", "switch_mode", "set_layout",
    "set_old_layout", "save_layout", "set_host_view", "set_participant_view", "lock_view", "prolong_meeting",
    "update_running_config",
)  # fmt: skip
@pytest.mark.parametrize(("call", "kind", "fields", "code"), REFUSED)
def test_what_is_wrong_is_refused_and_changes_nothing(client, quiet, call, kind, fields, code):
    with sdk.refused(400, f"MMC.{code}"):
        getattr(client, call)(ask(kind, quiet, **fields))
    assert state(quiet.ana)["stage"] == {"kind": "free"} and not state(quiet.ana)["locked"]


def test_a_week_is_the_longest(client, server, api):
    world = World(server, api)
    for _ in range(7):
        try:
            client.prolong_meeting(ask(ProlongMeetingRequest, world, body=RestProlongDurReqBody(auto=0, duration=1440)))
        except Exception as refused:  # the last of them
            assert refused.error_code == "MMC.111074003"
            break
    else:
        pytest.fail("it went on")
    world.close()


def test_there_are_no_pictures_in_a_meeting_of_voices(client, server, api):
    world = World(server, api, mediaTypes="Voice")
    with sdk.refused(400, "MMC.111072025"):
        client.broadcast_participant(ask(BroadcastParticipantRequest, world, participant_id=world.ana.id))
    world.close()
