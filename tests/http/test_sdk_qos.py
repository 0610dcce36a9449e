"""The vendor's SDK: how good people's lines were, as a client told it over signalling."""

import json
import time
from contextlib import contextmanager

import pytest
from huaweicloudsdkmeeting.v1 import (
    AddUserDTO,
    AddUserRequest,
    CreateConfTokenRequest,
    CreateMeetingRequest,
    ListNetworkQualityRequest,
    RestQosRequestDTO,
    RestScheduleConfDTO,
    SearchQosHistoryMeetingsRequest,
    SearchQosOnlineMeetingsRequest,
    SearchQosParticipantDetailRequest,
    SearchQosParticipantsRequest,
    SetCPUThresholdData,
    SetPacketThresholdData,
    SetQosThresholdReq,
    SetQosThresholdRequest,
    SetThresholdData,
    ShowQosThresholdRequest,
    UserQosReqInfo,
)
from websockets.sync.client import connect

import sdk
from running import eventually
from wire import utc

DAY_MS = 24 * 3600 * 1000

FLOWS = [
    {"source": "microphone", "direction": "sent", "bitrateBps": 32400, "packets": 500, "lost": 5, "jitterMs": 4,
     "roundTripMs": 42},
    {"source": "camera", "direction": "received", "bitrateBps": 1499600, "packets": 600, "lost": 200, "jitterMs": 130,
     "roundTripMs": 42, "width": 1280, "height": 720, "frameRate": 24},
]


class Participant:
    def __init__(self, socket):
        self.socket = socket
        self.number = 0
        self.id = None

    def ask(self, **what):
        self.number += 1
        self.socket.send(json.dumps(what | {"id": self.number}))
        while (said := json.loads(self.socket.recv(timeout=20))).get("re") != self.number:
            pass
        return said

    def tell(self, flows, **busy):
        said = self.ask(type="stats", flows=flows, **busy)
        assert said["type"] == "done", said


@contextmanager
def joined(server, meeting, name):
    """Somebody who has joined by the host's link."""
    url = server.http.replace("http", "ws") + "/signal"
    with connect(url, subprotocols=["convoca.v1"], user_agent_header="Mozilla/5.0 (Windows NT 10.0)") as socket:
        somebody = Participant(socket)
        token = meeting.chair_join_uri.split("/")[-1]
        somebody.ask(type="enter", version=1, meeting=meeting.conference_id, token=token)
        somebody.ask(type="join", name=name, microphone=False, camera=False)
        while (said := json.loads(socket.recv(timeout=20)))["type"] != "joined":
            pass
        somebody.id, somebody.holding = said["you"], said["conference"]["uuid"]
        yield somebody


@pytest.fixture(scope="module")
def client(server):
    return sdk.by_account(server)


@pytest.fixture
def meeting(client):
    body = RestScheduleConfDTO(subject="Slates", media_types="HDVideo", start_time=utc(minutes=1), length=60)
    [meeting] = client.create_meeting(CreateMeetingRequest(body=body)).body
    return meeting


def detail(client, ana, kind, when="online"):
    request = SearchQosParticipantDetailRequest(
        conf_uuid=ana.holding, conf_type=when, participant_id=ana.id, qos_type=kind
    )
    return client.search_qos_participant_detail(request)


def values(elements):
    return [element.value for element in elements]


def refused(call, status, code):
    with sdk.refused(status, code):
        call()


def test_what_was_measured_is_seen_while_and_after_the_meeting_is_held(server, client, meeting):
    id_ = meeting.conference_id
    online = lambda: client.search_qos_online_meetings(SearchQosOnlineMeetingsRequest(search_key=id_))
    with joined(server, meeting, "Ana") as ana:
        ana.tell(FLOWS, clientCpu=35, systemCpu=97)
        eventually(lambda: online().count == 1 and online().data[0].alarm == "YES")
        [row] = online().data
        assert (row.conf_uuid, row.conference_id, row.subject) == (ana.holding, id_, "Slates")
        assert (row.audio_alarm, row.video_alarm, row.screen_alarm, row.cpu_alarm) == ("NO", "YES", "NO", "YES")
        assert (row.participants, row.duration, row.webinar) == (1, 0, False)
        assert row.end_time > row.start_time

        people = SearchQosParticipantsRequest(conf_uuid=ana.holding, conf_type="online")
        [person] = client.search_qos_participants(people).data
        assert (person.participant_id, person.display_name) == (ana.id, "Ana")
        assert (person.terminal_type, person.role, person.system_info) == ("WEB", "host", "Windows")
        assert (person.left_time, person.exist_qos) == (0, True)
        assert (person.video_alarm_rec, person.video_alarm_send, person.audio_alarm_send) == ("YES", "NO", "NO")
        people.search_key = "nobody of this name"
        assert client.search_qos_participants(people).count == 0

        audio = detail(client, ana, "audio").qos
        assert (audio.type, audio.cpu) == ("audio", None)
        assert values(audio.send.bitrate) == ["32"]
        assert values(audio.send.packet_loss_max) == [1]
        assert values(audio.send.latency) == [42]
        assert (audio.send.resolution, audio.receive.bitrate) == ([], [])
        video = detail(client, ana, "video").qos.receive
        assert (values(video.bitrate), values(video.resolution), values(video.frame)) == (["1500"], ["1280*720"], ["24"])
        [loss], [jitter] = video.packet_loss_max, video.jitter
        assert (loss.value, loss.threshold, loss.alarm) == (25, 10, True)
        assert (jitter.value, jitter.threshold, jitter.alarm) == (130, 100, True)
        assert jitter.time.endswith("Z") and len(jitter.time) == len("2031-05-01T08:00:00.000Z")
        cpu = detail(client, ana, "cpu").qos.cpu
        assert (values(cpu.client_cpu_max), values(cpu.system_cpu_max)) == ([35], [97])
        assert [one.alarm for one in cpu.client_cpu_max + cpu.system_cpu_max] == [False, True]
        assert ana.ask(type="end")["type"] == "done"

    now = int(time.time() * 1000)
    span = {"start_date": now - DAY_MS, "end_date": now + DAY_MS}
    history = lambda: client.search_qos_history_meetings(SearchQosHistoryMeetingsRequest(search_key=id_, **span))
    eventually(lambda: history().count == 1)
    [row] = history().data
    assert (row.conf_uuid, row.video_alarm, row.participants) == (ana.holding, "YES", 1)
    assert online().count == 0
    after = detail(client, ana, "video", "history")
    assert values(after.qos.receive.bitrate) == ["1500"]
    assert after.user.left_time >= after.user.join_time
    # It is not being held any more.
    refused(lambda: detail(client, ana, "video"), 400, "MMC.111070005")


def test_thresholds_are_set_and_count_at_once(server, client, meeting):
    show = lambda kind: client.show_qos_threshold(ShowQosThresholdRequest(threshold_type=kind))
    audio = show("AUDIO")
    assert (audio.latency.sending, audio.latency.sending_default) == (300, 300)
    assert (audio.packet_loss.receiving, audio.client_cpu_max) == (10, None)
    body = SetQosThresholdReq(
        jitter=SetThresholdData(sending=3, receiving=10000), packet_loss=SetPacketThresholdData(sending=0)
    )
    with joined(server, meeting, "Ana") as ana:
        # What was read when the meeting began must not come later than what is set now.
        ana.tell([])
        answer = client.set_qos_threshold(SetQosThresholdRequest(threshold_type="AUDIO", body=body))
        assert (answer.code, answer.message) == ("0", "Success")
        ana.tell(FLOWS)
        eventually(lambda: detail(client, ana, "audio").qos.send.jitter)
        [jitter] = detail(client, ana, "audio").qos.send.jitter
        assert (jitter.value, jitter.threshold, jitter.alarm) == (4, 3, True)
        ana.ask(type="end")
    audio = show("AUDIO")
    assert (audio.jitter.sending, audio.jitter.receiving, audio.jitter.sending_default) == (3, 10000, 100)
    assert (audio.packet_loss.sending, audio.packet_loss.receiving, audio.latency.sending) == (0, 10, 300)
    assert show("VIDEO").jitter.sending == 100
    cpu = SetQosThresholdReq(system_cpu_max=SetCPUThresholdData(cpu=50))
    client.set_qos_threshold(SetQosThresholdRequest(threshold_type="CPU", body=cpu))
    assert (show("CPU").system_cpu_max.cpu, show("CPU").client_cpu_max.cpu) == (50, 90)
    back = SetQosThresholdReq(
        jitter=SetThresholdData(sending=100, receiving=100), packet_loss=SetPacketThresholdData(sending=10)
    )
    client.set_qos_threshold(SetQosThresholdRequest(threshold_type="AUDIO", body=back))
    cpu.system_cpu_max.cpu = 90
    client.set_qos_threshold(SetQosThresholdRequest(threshold_type="CPU", body=cpu))


def test_a_program_sees_how_good_lines_are_now(server, client, meeting):
    id_ = meeting.conference_id
    with joined(server, meeting, "Ana") as ana, joined(server, meeting, "Bob") as bob:
        ana.tell(FLOWS)
        [chair] = [entry.password for entry in meeting.password_entry if entry.conference_role == "chair"]
        token = client.create_conf_token(CreateConfTokenRequest(conference_id=id_, x_password=chair)).data.token

        def ask(*pids, token=token, uuid=ana.holding):
            body = RestQosRequestDTO(users=[UserQosReqInfo(pid=pid) for pid in pids])
            request = ListNetworkQualityRequest(conferenceid=id_, confuuid=uuid, conf_token=token, body=body)
            return client.list_network_quality(request)

        answer = ask()
        assert (answer.return_code, answer.return_desc) == (0, "Success")
        [line] = answer.qos_list
        assert (line.participant_id, line.net_rate) == (ana.id, "1")
        assert (line.band_width_up, line.band_width_down) == (32, 1500)
        assert (line.lost_packet_rate_up, line.lost_packet_rate_down, line.delay) == (10, 250, 42)
        [down] = line.video_qos.down_list
        assert (down.resolution_width, down.resolution_height, down.frame_rate) == (1280, 720, 24)
        assert (line.video_qos.up_list, line.aux_qos.up_list, len(line.audio_qos.up_list)) == ([], [], 1)
        assert ask(bob.id).qos_list == [], "nothing was measured of him"
        assert len(ask(ana.id, bob.id).qos_list) == 1
        refused(lambda: ask("0000000000000bad"), 400, "MMC.111072008")
        refused(lambda: ask(uuid="0" * 32), 400, "MMC.111070005")
        refused(lambda: ask(token="not a token"), 401, "MMC.111081006")
        ana.ask(type="end")


def test_what_makes_no_sense_is_refused(server, client, meeting):
    wrong = "MMC.111071061"
    history = lambda **span: client.search_qos_history_meetings(SearchQosHistoryMeetingsRequest(**span))
    refused(lambda: history(start_date=2, end_date=1), 400, wrong)
    refused(lambda: history(start_date=1), 400, wrong)
    refused(lambda: client.search_qos_online_meetings(SearchQosOnlineMeetingsRequest(limit=501)), 400, wrong)
    refused(lambda: client.search_qos_online_meetings(SearchQosOnlineMeetingsRequest(search_key="x" * 513)), 400, wrong)
    people = lambda **facts: client.search_qos_participants(SearchQosParticipantsRequest(**facts))
    refused(lambda: people(conf_uuid="0" * 32, conf_type="now"), 400, wrong)
    refused(lambda: people(conf_uuid="0" * 32, conf_type="online"), 400, "MMC.111070005")
    refused(lambda: client.show_qos_threshold(ShowQosThresholdRequest(threshold_type="SMELL")), 400, wrong)

    def set_(kind, **body):
        request = SetQosThresholdRequest(threshold_type=kind, body=SetQosThresholdReq(**body))
        return lambda: client.set_qos_threshold(request)

    refused(set_("AUDIO", latency=SetThresholdData(sending=10001)), 400, wrong)
    refused(set_("AUDIO", latency=SetThresholdData(sending=-1)), 400, wrong)
    refused(set_("SCREEN", packet_loss=SetPacketThresholdData(receiving=101)), 400, wrong)
    refused(set_("CPU", client_cpu_max=SetCPUThresholdData(cpu=101)), 400, wrong)
    refused(set_("CPU", jitter=SetThresholdData(sending=5)), 400, wrong)
    refused(set_("VIDEO", client_cpu_max=SetCPUThresholdData(cpu=5)), 400, wrong)
    with joined(server, meeting, "Ana") as ana:
        ana.tell(FLOWS)
        refused(lambda: detail(client, ana, "smell"), 400, wrong)
        stranger = type("Stranger", (), {"id": "0" * 16, "holding": ana.holding})
        refused(lambda: detail(client, stranger, "audio"), 400, "MMC.111072008")
        assert ana.ask(type="stats", flows=FLOWS * 5)["code"] == "bad_message"
        assert ana.ask(type="stats", flows=[], clientCpu=101)["code"] == "bad_message"
        ana.ask(type="end")


def test_only_administrators_see_and_set(server, client, meeting):
    body = AddUserDTO(account="qos-gil", name="Gil", pwd="Roof-Tiles-12", send_notify="0")
    client.add_user(AddUserRequest(body=body))
    gil = sdk.by_account(server, "qos-gil", "Roof-Tiles-12")
    online, people = SearchQosOnlineMeetingsRequest(), SearchQosParticipantsRequest(conf_uuid="0", conf_type="online")
    history = SearchQosHistoryMeetingsRequest(start_date=1, end_date=2)
    course = SearchQosParticipantDetailRequest(conf_uuid="0", conf_type="online", participant_id="0", qos_type="cpu")
    threshold = SetQosThresholdRequest(threshold_type="CPU", body=SetQosThresholdReq())
    for call in [
        lambda: gil.search_qos_online_meetings(online),
        lambda: gil.search_qos_history_meetings(history),
        lambda: gil.search_qos_participants(people),
        lambda: gil.search_qos_participant_detail(course),
        lambda: gil.show_qos_threshold(ShowQosThresholdRequest(threshold_type="CPU")),
        lambda: gil.set_qos_threshold(threshold),
    ]:
        refused(call, 403, "MMC.111070002")
