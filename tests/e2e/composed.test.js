// Three browsers with known cameras and microphones, recorded: who is where and when, that no picture is
// left out, and that what is seen and what is heard belong together; composed, and each track as it came.

import assert from "node:assert/strict";
import { fetched, found, inFolder } from "./fetched.js";
import { BEEP_EVERY, known, NUMBER_MS, readPainted } from "./known.js";
import { Program } from "./program.js";
import { decoded, probed, strengths } from "./recorded.js";
import { CAST, theatre } from "./theatre.js";
import { beeps, differences, pictures, unwrapped } from "./watched.js";

const { scene } = theatre({ settings: { CONVOCA_RECORDINGS_TRACKS: "on" } });

/** How long is recorded, in seconds. */
const SECONDS = Number(process.env.CONVOCA_RECORD_S ?? 24);

/** What comes before and after it, and looking at it, take this long at most. */
const DEADLINE_MS = 600_000 + 2000 * SECONDS;

/** Small cameras, so that three browsers and a server get on with each other. */
const WIDTH = 320;

/** @typedef {"Alice" | "Bob" | "Carla"} Who */

/** @type {Who[]} */
const WHO = ["Alice", "Bob", "Carla"];
const COLOURS = /** @type {const} */ ({ Alice: "red", Bob: "blue", Carla: "green" });

/** At which numbers they beep. Firefox makes no sound of samples: Carla's microphone hums all the time. */
const BEEPS = { Alice: 0, Bob: BEEP_EVERY / 2 };

/** From this share of full scale on a tone is heard. */
const AUDIBLE = 0.005;

/** So many numbers after the recording has begun which of a camera's layers is sent has been settled. */
const SETTLED = 12;

/** A number that a camera shows for longer than this, in milliseconds, is in a recording of 25 pictures a second. */
const LONG_ENOUGH = 60;

/** So long after it was asked for an arrangement is seen at the latest, in milliseconds. */
const SOON = 2000;

/** Most milliseconds between what is seen and what is heard, and over how many beeps that is averaged: a browser
 * that is not let run in time paints a number late. */
const APART = 80;
const AVERAGED = 5;

/** One who is large, above each other at the right the other two. @param {number} nth */
const beside = (nth) => {
  const [wide, high] = [1040, (1040 * 9) / 16];
  const [small, low] = [218, 122];
  if (nth === 0) return area(0, (720 - high) / 2, wide, high);
  return area(1280 - small, (720 - 2 * low - 8) / 2 + (nth - 1) * (low + 8), small, low);
};

/** All of a picture. */
const WHOLE = { x: 0, y: 0, width: 1, height: 1 };

/** Two beside each other, and two below. @param {number} nth */
const four = (nth) => area((nth % 2) * 640, Math.floor(nth / 2) * 360, 640, 360);

/** @param {number} x @param {number} y @param {number} width @param {number} height in a picture of 1280 by 720 */
function area(x, y, width, height) {
  return { x: x / 1280, y: y / 720, width: width / 1280, height: height / 720 };
}

/**
 * What is asked for, one after the other, and where everybody is then.
 *
 * @type {{ ask: (program: Program, people: { pid: string, phone: string }[]) => Promise<unknown>, order: Who[], place: (nth: number) => import("./watched.js").Area }[]}
 */
const ARRANGEMENTS = [
  { ask: (program, [alice]) => program.does("BroadcastParticipant", { participant_id: alice.pid }), order: ["Alice", "Bob", "Carla"], place: beside },
  { ask: (program, people) => program.does("BroadcastParticipant", { participant_id: people[2].pid }), order: ["Carla", "Alice", "Bob"], place: beside },
  {
    ask: (program, people) => {
      const subscriber_in_pics = [2, 1, 0].map((nth, at) => ({ index: at + 1, subscriber: [people[nth].phone], is_assist_stream: 0 }));
      return program.does("SetCustomMultiPicture", { body: { image_type: "Four", manual_set: 1, multi_pic_save_only: false, subscriber_in_pics } });
    },
    order: ["Carla", "Bob", "Alice"],
    place: four,
  },
];

scene("three browsers are recorded: each in his place at his time, no number missing, sound with its picture", async ({ server, opens }) => {
  const subject = "Known to the last picture";
  const meeting = await server.meeting({ subject, record_type: 2 });
  // Little to draw; Firefox keeps the size that it has.
  const small = { width: 640, height: 480 };
  /** @type {import("./person.js").Person[]} */
  const persons = [];
  for (const who of WHO) {
    const before = known(COLOURS[who], CAST[who].hertz, { width: WIDTH, beepAt: who in BEEPS ? BEEPS[/** @type {keyof typeof BEEPS} */ (who)] : 0 });
    const person = await opens(who, who === "Alice" ? meeting.hostLink : meeting.guestLink, { before, viewport: who === "Carla" ? undefined : small });
    await person.joins();
    persons.push(person);
  }
  const program = new Program(server.https, meeting);
  try {
    const people = await program.finds(...WHO);
    await ARRANGEMENTS[0].ask(program, people);
    await program.does("SetMmrRecord", { body: { record_type: 1 } });
    const begun = Date.now();
    /** When each was there, and when the next was asked for. @type {[number, number][]} */
    const turns = [];
    for (const [nth, { ask }] of ARRANGEMENTS.entries()) {
      if (nth > 0) await ask(program, people);
      const from = Date.now();
      await new Promise((done) => setTimeout(done, (SECONDS * 1000) / ARRANGEMENTS.length));
      turns.push([from, Date.now()]);
    }
    await program.does("SetMmrRecord", { body: { record_type: 0 } });
    const painted = await Promise.all(persons.map((person) => person.page.evaluate(readPainted)));
    await program.does("StopMeeting");
    // What is composed, and a camera and a microphone of each.
    const recording = await found(program, subject, 1 + 2 * WHO.length);
    await inFolder(async (folder) => {
      const [{ file }, ...tracks] = await fetched(server, program, recording.conf_uuid, folder);
      const { seconds, codecs } = await probed(file);
      assert.deepEqual(codecs, ["h264", "opus"]);
      assert.ok(seconds >= SECONDS - 1, `${seconds} of ${SECONDS} s`);
      const seen = await watched(file, begun);
      arranged(seen, turns);
      complete(seen, await asTheyCame(tracks, begun, painted), painted);
      await inTime(file, seen);
    });
  } finally {
    program.end();
  }
}, DEADLINE_MS);

/**
 * What is seen at a moment: which arrangement, and the number that each one shows.
 *
 * @typedef {{ at: number, nth: number, numbers: Record<Who, number | null> }} Seen
 */

/**
 * @param {string} file
 * @param {number} begun milliseconds since 1970
 */
async function watched(file, begun) {
  /** @type {Seen[]} */
  const seen = [];
  for await (const picture of pictures(file)) {
    const nth = ARRANGEMENTS.findIndex(({ order, place }) => order.every((who, at) => picture.colour(place(at)) === COLOURS[who]));
    const numbers = { Alice: null, Bob: null, Carla: null };
    if (nth >= 0) {
      const { order, place } = ARRANGEMENTS[nth];
      for (const [at, who] of order.entries()) {
        const number = picture.number(place(at));
        numbers[who] = number === null ? null : unwrapped(number, begun + picture.at * 1000);
      }
    }
    seen.push({ at: picture.at, nth, numbers });
  }
  return seen;
}

/**
 * From soon after it was asked for until the next one is, each arrangement is seen and nothing else.
 *
 * @param {Seen[]} seen
 * @param {[number, number][]} turns
 */
function arranged(seen, turns) {
  const counts = ARRANGEMENTS.map(() => 0);
  for (const { at, nth, numbers } of seen) {
    const number = numbers.Alice ?? numbers.Bob ?? numbers.Carla;
    // By the numbers it is known when this was so, however late it is in the file.
    const moment = number === null ? null : number * NUMBER_MS;
    const due = turns.findIndex(([from, until]) => moment !== null && moment >= from + SOON && moment < until - NUMBER_MS);
    if (due < 0) continue;
    assert.equal(nth, due, `${at} s into the file`);
    counts[due] += 1;
  }
  // Half of the time has to be like that, and not a moment of it.
  const least = (25 * (SECONDS / ARRANGEMENTS.length - SOON / 1000)) / 2;
  assert.ok(counts.every((count) => count > least), `${counts} pictures of the arrangements, of which ${least} are wanted`);
}

/**
 * No number that the server has got is missing between the first second and the last picture, if the camera has
 * shown it for more than one picture of the recording: a browser that is late with one has less time for it.
 *
 * @param {Seen[]} seen
 * @param {Record<Who, number[]>} got
 * @param {[number, number][][]} painted what the cameras have shown and since when, in the order of `WHO`
 */
function complete(seen, got, painted) {
  for (const [nth, who] of WHO.entries()) {
    const lasted = new Map(painted[nth].slice(1).map(([, until], at) => [painted[nth][at][0], until - painted[nth][at][1]]));
    const numbers = seen.map((one) => one.numbers[who]).filter((number) => number !== null);
    const [first, last, distinct] = [numbers[0] + SETTLED, numbers.at(-1), new Set(numbers)];
    const left = got[who].filter((number) => number >= first && number <= last && !distinct.has(number));
    const missing = left.filter((number) => (lasted.get(number) ?? 0) > LONG_ENOUGH);
    if (left.length > 0) console.log(`${who}: ${left.map((number) => `${number - first} was shown for ${lasted.get(number)?.toFixed(0)} ms`)}`);
    assert.ok(grows(numbers), `${who} counts upwards`);
    assert.deepEqual(missing.map((number) => number - first), [], `numbers of ${who} that are missing`);
  }
}

/** @param {number[]} numbers */
const grows = (numbers) => numbers.every((number, at) => at === 0 || number >= numbers[at - 1]);

/**
 * Everybody's camera and microphone are there by themselves, each with his own sound alone, and with the numbers
 * that his camera has shown, but for the few that a browser leaves out to stay within its line.
 *
 * @param {{ file: string, type: string }[]} tracks
 * @param {number} begun milliseconds since 1970
 * @param {[number, number][][]} painted what the cameras have shown and since when, in the order of `WHO`
 * @returns {Promise<Record<Who, number[]>>} the numbers that have come of each
 */
async function asTheyCame(tracks, begun, painted) {
  /** @type {Partial<Record<Who, number[]>>} */
  const found = {};
  for (const { file } of tracks.filter(({ type }) => type === "Camera")) {
    assert.deepEqual((await probed(file)).codecs, ["vp8"]);
    /** @type {Who | undefined} */
    let who;
    /** @type {Set<number>} */
    const numbers = new Set();
    for await (const picture of pictures(file)) {
      who ??= WHO.find((one) => COLOURS[one] === picture.colour(WHOLE));
      const number = picture.number(WHOLE);
      if (number !== null) numbers.add(unwrapped(number, begun + picture.at * 1000));
    }
    assert.ok(who && !(who in found), `${file} is of ${who}`);
    found[who] = [...numbers];
    assert.ok(grows(found[who]), `${who} counts upwards`);
    const shown = painted[WHO.indexOf(who)].filter(([number]) => number >= found[who][0] && number <= found[who].at(-1));
    console.log(`${who}: ${numbers.size} numbers have come of ${shown.length} that the camera has shown while ${found[who].at(-1) - found[who][0] + 1} passed`);
    assert.ok(numbers.size > 0.97 * shown.length && numbers.size * NUMBER_MS > 850 * SECONDS, `${who} is complete`);
  }
  assert.equal(Object.keys(found).length, WHO.length);
  const voices = await Promise.all(tracks.filter(({ type }) => type === "Microphone").map(({ file }) => decoded(file)));
  for (const who of WHO) {
    const heard = voices.filter((sound) => strengths(sound, CAST[who].hertz).slice(1, -1).every((one) => one > AUDIBLE));
    assert.equal(heard.length, 1, `${who} is in a file of his own`);
  }
  assert.equal(tracks.length, 2 * WHO.length, "and nothing else");
  return /** @type {Record<Who, number[]>} */ (found);
}

/**
 * Everybody's sound is there, and no further from his picture than it may be.
 *
 * @param {string} file
 * @param {Seen[]} seen
 */
async function inTime(file, seen) {
  const sound = await decoded(file);
  const hum = strengths(sound, CAST.Carla.hertz).slice(1, -1);
  assert.ok(hum.every((one) => one > AUDIBLE), `Carla hums: ${hum}`);
  for (const [who, beepAt] of Object.entries(BEEPS)) {
    const heard = beeps(sound, CAST[/** @type {Who} */ (who)].hertz);
    const comes = seen.filter(({ numbers }, at) => {
      const [number, before] = [numbers[/** @type {Who} */ (who)], seen[at - 1]?.numbers[/** @type {Who} */ (who)]];
      return number !== null && number % BEEP_EVERY === beepAt && before === number - 1;
    });
    const apart = differences(comes.map(({ at }) => at), heard);
    const averages = apart.slice(AVERAGED - 1).map((_, at) => apart.slice(at, at + AVERAGED).reduce((sum, one) => sum + one, 0) / AVERAGED);
    const told = (/** @type {number[]} */ values) => `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)} ms`;
    console.log(`${who}: seen after heard by ${told(apart)}, on average of ${AVERAGED} by ${told(averages)}, ${apart.length} beeps of ${comes.length} seen and ${heard.length} heard`);
    assert.ok(apart.length > SECONDS / ((NUMBER_MS * BEEP_EVERY) / 1000) / 2, `${apart.length} beeps of ${who} are seen and heard`);
    assert.ok(averages.every((one) => Math.abs(one) < APART), `${who}: ${apart.map((one) => one.toFixed(0))} ms`);
  }
}
