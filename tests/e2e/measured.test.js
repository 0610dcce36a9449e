// What the REST API says of people's lines agrees with what their own browsers say in `getStats`.
//
// Both cameras show a lot of detail, so that their pictures fill the line. Beside a calm picture Chromium
// repeats old packets to try how much more the line would carry, and counts them in `bytesSent`; the
// server counts pictures and voices alone, so the two would not speak of the same thing.

import assert from "node:assert/strict";
import { Course } from "./course.js";
import { eventually } from "./eventually.js";
import { Program } from "./program.js";
import { theatre } from "./theatre.js";

const { scene } = theatre();

/** How far apart two figures of the same thing may be, as a part of the larger one. */
const APART = 0.1;

/** Length of what the server sums up in one sample. */
const SAMPLE_MS = 10_000;

/** So many samples in a row are compared: what flows at the edges of one does not count much then. */
const SAMPLES = 3;

/** By when a stretch has come in which all agree. */
const AGREE_MS = 180_000;

/** How old what a sample says may be: a client's word counts for 15 seconds, and is of the ten before. */
const OLDEST_MS = 25_000;

/** How much later than the server's a look of ours may be. */
const LATE_MS = 1500;

/** On loopback a round trip and what varies of it are next to nothing, in milliseconds. */
const NEXT_TO_NOTHING_MS = 5;

/** Of what is next to nothing as well, in kbit/s: rounding alone is a part of it. */
const LITTLE_KBPS = 3;

scene("the API's figures are the browsers' own", async ({ server, opens }) => {
  const meeting = await server.meeting({ subject: "Measured", config: { allow_guest_start_conf: true } });
  const dario = await opens("Dario", meeting.hostLink);
  await dario.joins();
  const greta = await opens("Greta", meeting.guestLink);
  await greta.joins();
  await Promise.all([dario.sees("Greta"), greta.sees("Dario")]);
  const program = new Program(server.https, meeting);
  const courses = [new Course(dario), new Course(greta)];
  try {
    const ids = (await program.finds("Dario", "Greta")).map(({ pid }) => pid);
    const { conf_uuid: uuid } = await eventually("the meeting is in the list of those that are measured", async () => {
      const { data } = await program.does("SearchQosOnlineMeetings");
      return data.find((/** @type {any} */ one) => one.conference_id === meeting.id);
    });
    const since = Date.now() + SAMPLE_MS;

    for (const [at, course] of courses.entries()) {
      for (const medium of /** @type {const} */ (["audio", "video"])) {
        const asked = { conf_uuid: uuid, conf_type: "online", participant_id: ids[at], qos_type: medium };
        for (const [way, direction] of /** @type {const} */ ([["send", "sent"], ["receive", "received"]])) {
          let newest = 0;
          let failure = new Error("there are no samples yet");
          // On a busy machine rates jump about, and server and browser cut them at moments of their own. In
          // one stretch that is calm everything agrees at once; a figure that is wrong agrees in none.
          await eventually(`figures of ${course.name}'s ${medium}, ${direction}, agree`, async () => {
            const series = (await program.does("SearchQosParticipantDetail", asked)).qos[way];
            const samples = after(series.bitrate, since).slice(-SAMPLES);
            if (samples.length < SAMPLES || timeOf(samples.at(-1)) === newest) throw failure;
            newest = timeOf(samples.at(-1));
            try {
              compares({ series, samples, course, medium, direction });
            } catch (error) {
              failure = /** @type {Error} */ (error);
              throw failure;
            }
            return true;
          }, AGREE_MS);
        }
      }
    }

    const users = ids.map((pid) => ({ pid, access_media_type: "" }));
    await eventually("the network quality of now agrees", async () => {
      const { qos_list: list } = await program.does("ListNetworkQuality", { confuuid: uuid, body: { users } });
      for (const [at, course] of courses.entries()) {
        const said = list.find((/** @type {any} */ one) => one.participant_id === ids[at]);
        assert.ok(said, `${course.name} is in the list`);
        const now = Date.now();
        const [sent, received] = /** @type {const} */ (["sent", "received"]).map((way) => course.during(way, "audio", now - OLDEST_MS, now));
        isAmong(`all that ${course.name} sends`, said.band_width_up, sent.kbps, LITTLE_KBPS);
        isAmong(`all that ${course.name} receives`, said.band_width_down, received.kbps, LITTLE_KBPS);
        isAmong(`delay of ${course.name}`, said.delay, sent.roundTripMs, NEXT_TO_NOTHING_MS);
      }
      return true;
    });
  } finally {
    program.end();
    for (const course of courses) course.end();
  }
});

/** @typedef {{ time: string, value: string | number }} Element */

/**
 * Holds what the API says of one flow in these samples against what the browser saw meanwhile.
 *
 * @param {object} flow
 * @param {any} flow.series
 * @param {Element[]} flow.samples
 * @param {Course} flow.course
 * @param {"audio" | "video"} flow.medium
 * @param {"sent" | "received"} flow.direction
 */
function compares({ series, samples, course, medium, direction }) {
  const what = `${course.name}'s ${medium}, ${direction}`;
  const [from, last] = [timeOf(samples[0]) - SAMPLE_MS, timeOf(samples.at(-1))];
  const own = course.between(direction, medium, from, last);
  // What a client has told is of ten seconds that ended up to ten seconds ago.
  const shifts = direction === "sent" ? [0] : Array.from({ length: 11 }, (_, shift) => shift * 1000);
  const rates = shifts.map((shift) => course.between(direction, medium, from - shift, last - shift).kbps);
  isAmong(`bit rate of ${what}`, mean(samples), rates, LITTLE_KBPS);
  agree(`loss of ${what}`, valueAt(series.packet_loss_max, last), own.lossPercent, 1);
  const states = course.during(direction, medium, last - OLDEST_MS, last + LATE_MS);
  isAmong(`jitter of ${what}`, valueAt(series.jitter, last), states.jitterMs, NEXT_TO_NOTHING_MS);
  isAmong(`round trip of ${what}`, valueAt(series.latency, last), states.roundTripMs, NEXT_TO_NOTHING_MS);
  if (medium === "audio") return;
  const picture = String(valueAt(series.resolution, last));
  assert.ok(states.pictures.includes(picture), `resolution of ${what}: ${picture} is none of ${[...new Set(states.pictures)]}`);
  const frames = samples.map((one) => ({ ...one, value: valueAt(series.frame, timeOf(one)) }));
  agree(`pictures a second of ${what}`, mean(frames), own.frameRate, 1);
}

/** @param {Element} element */
const timeOf = ({ time }) => Date.parse(time);

/** @param {Element[]} series @param {number} sinceMs */
const after = (series, sinceMs) => series.filter((one) => timeOf(one) >= sinceMs);

/** @param {Element[]} samples */
const mean = (samples) => samples.reduce((sum, { value }) => sum + Number(value), 0) / samples.length;

/** @param {Element[]} series @param {number} atMs */
function valueAt(series, atMs) {
  const found = series.find((one) => timeOf(one) === atMs);
  return found?.value ?? 0;
}

/** @param {string} what @param {string | number} said @param {number} own @param {number} little */
function agree(what, said, own, little) {
  const apart = Math.abs(Number(said) - own);
  const most = Math.max(little, APART * Math.max(Number(said), own));
  console.log(`${what}: the API says ${said}, the browser ${own.toFixed(2)}`);
  assert.ok(apart <= most, `${what}: the API says ${said}, the browser ${own}`);
}

/**
 * What changes by the second is looked at by the server at one moment and by us at many.
 *
 * @param {string} what @param {string | number} said @param {number[]} seen @param {number} little
 */
function isAmong(what, said, seen, little) {
  const [least, most] = [Math.min(...seen), Math.max(...seen)];
  console.log(`${what}: the API says ${said}, the browser ${least.toFixed(1)} to ${most.toFixed(1)}`);
  const isBelow = Number(said) > most && Number(said) - most > Math.max(little, APART * Number(said));
  const isAbove = Number(said) < least && least - Number(said) > Math.max(little, APART * least);
  assert.ok(seen.length > 0 && !isBelow && !isAbove, `${what}: the API says ${said}, the browser ${least} to ${most}`);
}
