// Meetings that are recorded on the server: begun, interrupted and ended by a program and by a host,
// fetched, looked at with FFmpeg, and found again after a kill.

import assert from "node:assert/strict";
import { eventually } from "./eventually.js";
import { fetched, found, inFolder } from "./fetched.js";
import { known } from "./known.js";
import { Program } from "./program.js";
import { decoded, probed, strengths } from "./recorded.js";
import { CAST, theatre } from "./theatre.js";

const { scene } = theatre();
const [ALICE, BOB] = [CAST.Alice.hertz, CAST.Bob.hertz];

/** From this share of full scale on a tone is heard. */
const AUDIBLE = 0.005;

/** @param {number} ms */
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * A meeting with Alice, its host, and Bob, and a program that steers it.
 *
 * @param {import("./theatre.js").Props} props
 * @param {Record<string, unknown>} wanted
 * @param {{ isKnown?: boolean }} [how] whether a program can read their pictures
 */
async function held({ server, opens }, wanted, { isKnown = false } = {}) {
  const meeting = await server.meeting({ record_type: 2, ...wanted });
  const alice = await opens("Alice", meeting.hostLink, isKnown ? { before: known("red", ALICE) } : {});
  await alice.joins();
  const bob = await opens("Bob", meeting.guestLink, isKnown ? { before: known("blue", BOB) } : {});
  await bob.joins();
  await Promise.all([alice.hears([BOB]), bob.hears([ALICE])]);
  return { meeting, alice, bob, program: new Program(server.https, meeting) };
}

scene("a voice meeting is recorded, with what is left out in the middle", async (props) => {
  const subject = "Recorded voices";
  const { alice, bob, program } = await held(props, { subject, media_types: "Voice" });
  try {
    const begun = performance.now();
    await program.does("SetMmrRecord", { body: { record_type: 1 } });
    await Promise.all([alice, bob].map((one) => one.reads("This meeting is being recorded")));
    await alice.shoots("recorded");
    await pause(5000);
    await alice.press("More");
    await alice.press("Pause the recording", "menuitem");
    await bob.reads("The recording is paused");
    await bob.press("Mute");
    await pause(3000);
    await program.does("Record", { body: { is_record: 1 } });
    await bob.reads("This meeting is being recorded");
    await pause(5000);
    await alice.press("More");
    await alice.press("End the recording", "menuitem");
    await bob.reads("The recording has ended");
    const elapsed = (performance.now() - begun) / 1000;
    await program.does("StopMeeting");

    const recording = await found(program, subject);
    assert.equal(recording.available, true);
    // Twice five seconds, and not the three in the middle.
    const isRight = (/** @type {number} */ length) => length >= 9 && length <= elapsed - 2;
    assert.ok(isRight(recording.rcd_time), JSON.stringify(recording));
    await inFolder(async (folder) => {
      const files = await fetched(props.server, program, recording.conf_uuid, folder);
      assert.deepEqual(files.map(({ type }) => type), ["Hd"]);
      const { seconds, codecs } = await probed(files[0].file);
      assert.deepEqual(codecs, ["opus"]);
      assert.ok(isRight(seconds), `${seconds} s of ${elapsed}`);
      const sound = await decoded(files[0].file);
      const [first, last] = [1, Math.floor(seconds) - 2];
      const [one, other] = [strengths(sound, ALICE), strengths(sound, BOB)];
      assert.ok(one[first] > AUDIBLE && one[last] > AUDIBLE, `Alice: ${one}`);
      assert.ok(other[first] > AUDIBLE && other[last] < AUDIBLE, `Bob was muted in the middle: ${other}`);
    });
    await program.does("DeleteRecordings", { conf_uui_ds: recording.conf_uuid });
    const { count } = await program.does("SearchRecordings", { start_date: 0, end_date: Date.now(), search_key: subject });
    assert.equal(count, 0);
  } finally {
    program.end();
  }
});

scene("a kill in the middle costs a recording no more than its last seconds, and it goes on afterwards", async (props) => {
  const subject = "Killed voices";
  const { server } = props;
  const { meeting, alice, bob, program: first } = await held(props, { subject, media_types: "Voice", is_auto_record: 1 });
  first.end();
  await bob.reads("Being recorded");
  const KEPT_S = 8;
  await pause(KEPT_S * 1000);
  await server.kill();
  await server.start();
  await Promise.all([alice.hears([BOB]), bob.hears([ALICE])]);
  await pause(3000);
  const program = new Program(server.https, meeting);
  try {
    await program.does("StopMeeting");
    const recording = await found(program, subject);
    // What was recorded up to the kill is listed already, what was recorded afterwards once it is whole.
    const sessions = await eventually("what was recorded before and after the kill is listed", async () => {
      const { data } = await program.does("ShowRecordInfo", { body: { conf_uuid: recording.conf_uuid } });
      /** @type {[number, number][]} */
      const found = data.segment_list.map((/** @type {any} */ one) => [one.manual_order, one.file_list[0].duration]);
      return found.length > 1 && found;
    });
    assert.deepEqual(sessions.map(([session]) => session), [1, 2]);
    // It was recorded from before the eight seconds on, up to the kill.
    assert.ok(sessions[0][1] >= KEPT_S - 4, `${sessions}`);
    await inFolder(async (folder) => {
      for (const { file } of await fetched(server, program, recording.conf_uuid, folder)) {
        const sound = await decoded(file);
        assert.ok(strengths(sound, ALICE).slice(1, -1).every((one) => one > AUDIBLE), "Alice is heard all the time");
      }
    });
  } finally {
    program.end();
  }
});

/** @param {import("./person.js").Person} person @param {number} x part of the picture's width @param {number} y of its height */
function colourAt(person, x, y) {
  const look = (/** @type {number[]} */ [x, y]) => {
    const video = document.querySelector("video");
    const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
    pen.drawImage(video, x * video.videoWidth, y * video.videoHeight, 1, 1, 0, 0, 1, 1);
    const levels = [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
    return { colour: ["red", "green", "blue"][levels.indexOf(Math.max(...levels))], at: video.currentTime, plays: !video.paused };
  };
  return person.page.evaluate(look, [x, y]);
}

scene("pictures are composed, and whoever has the link watches them", async (props) => {
  const subject = "Recorded pictures";
  const { server, opens } = props;
  const { alice, bob, program } = await held(props, { subject, record_auth_type: 0 }, { isKnown: true });
  try {
    await Promise.all([alice.sees("Bob"), bob.sees("Alice")]);
    const pids = (await program.finds("Alice", "Bob")).map(({ pid }) => pid);
    await bob.press("Mute");
    await program.does("BroadcastParticipant", { participant_id: pids[0] });
    const begun = performance.now();
    await alice.press("More");
    await alice.press("Record the meeting", "menuitem");
    await bob.reads("This meeting is being recorded");
    await pause(6000);
    await program.does("BroadcastParticipant", { participant_id: pids[1] });
    await Promise.all([alice.press("Mute"), bob.press("Unmute")]);
    await pause(6000);
    await alice.press("More");
    await alice.press("End the recording", "menuitem");
    await bob.reads("The recording has ended");
    const elapsed = (performance.now() - begun) / 1000;
    await program.does("StopMeeting");
    const recording = await found(program, subject);
    await inFolder(async (folder) => {
      const [{ file, type }] = await fetched(server, program, recording.conf_uuid, folder);
      assert.equal(type, "Hd");
      const { seconds, codecs } = await probed(file);
      assert.deepEqual(codecs, ["h264", "opus"]);
      assert.ok(seconds >= 11 && seconds <= elapsed + 1, `${seconds} s of ${elapsed}`);
      const sound = await decoded(file);
      for (const hertz of [ALICE, BOB]) assert.ok(strengths(sound, hertz).some((one) => one > AUDIBLE), `${hertz} Hz: ${strengths(sound, hertz)}`);
    });
    const link = recording.url[0];
    const elena = await opens("Elena", `${server.origin}${link.slice(link.indexOf("/watch"))}`);
    await elena.reads(subject);
    await elena.reads("Who spoke");
    await elena.isAccessible();
    /** What is seen in the large tile. @param {string} what @param {(seen: { colour: string, at: number, plays: boolean }) => boolean} is */
    const plays = (what, is) =>
      eventually(what, async () => {
        const seen = await colourAt(elena, 0.4, 0.2);
        if (is(seen)) return seen;
        throw new Error(JSON.stringify(seen));
      });
    const chapter = (/** @type {string} */ name) => elena.page.locator(`.recording-list button ::-p-text(${name})`).click();
    await chapter("Bob");
    const { at: late } = await plays("Bob’s chapter is blue and plays", ({ plays, colour }) => plays && colour === "blue");
    await elena.shoots("watch");
    await chapter("Alice");
    await plays("Alice’s chapter is red and plays", ({ plays, colour, at }) => plays && colour === "red" && at < late);
    // By the bar of the player, which the browser draws, and by its keys.
    const bar = await elena.page.evaluate(() => {
      const { left, bottom, width } = document.querySelector("video").getBoundingClientRect();
      return { x: left + 0.9 * width, y: bottom - 20 };
    });
    await elena.page.mouse.click(bar.x, bar.y);
    await plays("a click on the bar leads there", ({ colour, at }) => at > 8 && colour === "blue");
    await elena.page.focus("video");
    await elena.page.keyboard.press("Home");
    await plays("a key leads back to the beginning", ({ colour, at }) => at < 5 && colour === "red");
    await elena.page.setViewport({ width: 390, height: 844 });
    await elena.isAccessible();
    await elena.shoots("watch-narrow");
  } finally {
    program.end();
  }
});
