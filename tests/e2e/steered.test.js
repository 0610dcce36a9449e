// A meeting in two browsers that a program steers with the vendor's SDK alone: nobody presses anything
// after coming in. What happens is looked for in both pages, one on a desktop and one on a phone.

import assert from "node:assert/strict";
import { eventually } from "./eventually.js";
import { AUDIBLE } from "./person.js";
import { Program } from "./program.js";
import { CAST, theatre } from "./theatre.js";

const { scene } = theatre();

const PHONE = { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const FARID = CAST.Farid.hertz;

scene("a program steers a meeting", async ({ server, opens }) => {
  const meeting = await server.meeting({ subject: "Steered by a program", config: { enable_waiting_room: true } });
  const elena = await opens("Elena", meeting.hostLink);
  await elena.joins();
  const farid = await opens("Farid", meeting.guestLink, { viewport: PHONE });
  await farid.asksIn();
  await elena.reads("Farid waits to be let in");

  const program = new Program(server.https, meeting);
  const shoot = async (/** @type {string} */ step) => {
    // News goes by itself, so pictures come first.
    await Promise.all([elena.shoots(`steered-${step}`), farid.shoots(`steered-${step}-phone`)]);
    await Promise.all([elena.isAccessible(), farid.isAccessible()]);
  };
  try {
    await program.does("AllowWaitingParticipant", { body: { allow_all: true } });
    await farid.isIn();
    await Promise.all([elena.sees("Farid"), farid.sees("Elena"), elena.hears([FARID])]);
    let [host, guest] = await program.finds("Elena", "Farid");
    await shoot("0-begun");

    await program.does("MuteParticipant", { participant_id: guest.pid, body: { is_mute: 1 } });
    await Promise.all([farid.finds("Unmute", "button"), elena.finds("Farid, Microphone off", "article")]);
    await eventually("Elena hears Farid no more", async () => (await elena.strengths([FARID]))[0] < AUDIBLE);
    await shoot("1-muted");

    await program.does("MuteParticipant", { participant_id: guest.pid, body: { is_mute: 0 } });
    await Promise.all([farid.finds("Mute", "button"), farid.reads("You are unmuted again"), elena.hears([FARID])]);
    await shoot("2-unmuted");

    await program.does("SetCohost", { participant_id: guest.pid, body: { is_cohost: 1 } });
    await farid.reads("You are co-host now.");
    await shoot("3-promoted");
    await program.does("SetCohost", { participant_id: guest.pid, body: { is_cohost: 0 } });
    await farid.reads("You are not a host any more.");

    await program.does("MoveToWaitingRoom", { body: { participant_id: guest.pid } });
    await farid.reads("You are in the waiting room");
    await elena.reads("Farid waits to be let in");
    await shoot("4-waiting");
    await program.does("AllowWaitingParticipant", { body: { participant_id: guest.pid } });
    await farid.isIn();
    await Promise.all([elena.sees("Farid"), farid.sees("Elena")]);
    [host, guest] = await program.finds("Elena", "Farid");
    await shoot("5-admitted");

    const picture = { image_type: "Six", manual_set: 1, multi_pic_save_only: false, switch_time: 10 };
    const subscriber_in_pics = [[guest.phone], [host.phone]].map((subscriber, at) => ({ index: at + 1, subscriber, is_assist_stream: 0 }));
    await program.does("SetCustomMultiPicture", { body: { ...picture, subscriber_in_pics } });
    for (const person of [elena, farid]) {
      // The first pane of six is twice as wide and high as the second, which is beside it at its top. Both boxes are
      // of one moment, and looked for until they stay: a notice above them may push them down meanwhile.
      await eventually(`${person.name} is shown the layout`, async () => {
        const [large, small] = await boxesOf(person, "Farid", "Elena");
        if (!large || !small || large.width < 1.7 * small.width || Math.abs(large.height / small.height - 2) > 0.2) return false;
        return large.x < small.x && Math.abs(large.y - small.y) < 2;
      });
      assert.equal(await person.has("Layout", "group"), false, "nobody can choose another");
    }
    await Promise.all([elena.sees("Farid"), farid.sees("Elena")]);
    await shoot("6-layout");

    await program.does("BroadcastParticipant", { participant_id: guest.pid });
    await Promise.all([elena.reads("Farid is shown to everybody"), farid.reads("Farid is shown to everybody")]);
    await eventually("Farid is large", async () => (await boxOf(elena, "Farid")).width > 700);
    await elena.sees("Farid");
    await shoot("7-broadcast");

    await program.does("CancelBroadcast");
    await elena.finds("Layout", "group");
    await program.does("ProlongMeeting", { body: { auto: 0, duration: 15 } });
    await Promise.all([elena.reads("The meeting goes on until"), farid.reads("The meeting goes on until")]);
    await shoot("8-extended");

    await program.does("StopMeeting");
    await Promise.all([elena.reads("The host has ended the meeting"), farid.reads("The host has ended the meeting")]);
    await shoot("9-stopped");
  } finally {
    program.end();
  }
});

scene("a program decides what one person looks at", async ({ server, opens }) => {
  const meeting = await server.meeting({ subject: "A view of one's own", config: { allow_guest_start_conf: true } });
  const elena = await opens("Elena", meeting.hostLink);
  await elena.joins();
  const farid = await opens("Farid", meeting.guestLink);
  await farid.joins();
  await Promise.all([elena.sees("Farid"), farid.sees("Elena")]);
  const program = new Program(server.https, meeting);
  try {
    const [host, guest] = await program.finds("Elena", "Farid");
    await program.does("SetParticipantView", { participant_id: guest.pid, body: { view_type: 2, participant_id: host.pid } });
    await farid.reads("You are shown Elena");
    await program.does("LockView", { participant_id: guest.pid, body: { status: 1, participant_id: guest.pid } });
    await eventually("Farid cannot look at anything else", async () => !(await farid.has("Layout", "group")));
    await farid.sees("Elena");
    assert.ok(await elena.has("Layout", "group"), "Elena can");
    await farid.isAccessible();
    await farid.shoots("steered-view-locked");
    await program.does("LockView", { participant_id: guest.pid, body: { status: 0, participant_id: guest.pid } });
    await farid.finds("Layout", "group");

    await program.does("SwitchMode", { body: { switch_mode: "VAS", image_type: 0 } });
    await Promise.all([elena.reads("Whoever speaks is shown large"), farid.reads("Whoever speaks is shown large")]);
    await eventually("Elena sees Farid large", async () => (await boxOf(elena, "Farid")).width > 700);
    await elena.shoots("steered-by-voice");
  } finally {
    program.end();
  }
});

/** Where somebody's tile is. @param {import("./person.js").Person} person @param {string} name */
async function boxOf(person, name) {
  return (await boxesOf(person, name))[0];
}

/** Where people's tiles are, all at one moment. @param {import("./person.js").Person} person @param {...string} names */
async function boxesOf(person, ...names) {
  return person.page.evaluate((sought) => {
    const tiles = [...document.querySelectorAll("article[aria-label]")];
    return sought.map((name) => {
      const box = tiles.find(({ ariaLabel }) => ariaLabel?.split(/,| \(/)[0] === name)?.getBoundingClientRect();
      return box && { x: box.x, y: box.y, width: box.width, height: box.height };
    });
  }, names);
}
