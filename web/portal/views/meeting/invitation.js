// A meeting as a text to paste into a message: in the meeting's own language and zone, whatever those
// of the reader are.

import { fill } from "../../../meet/words.js";
import { grouped } from "../../../start/link.js";
import { offsetOf, offsetText, wallOf } from "../../state/zone_time.js";
import { INVITATION } from "../../words/invitation.js";
import { zoneCity } from "../parts/when.js";

/** @typedef {import("../../state/model.js").Meeting} Meeting */

const COLUMNS = { "en-US": 0, "pt-BR": 1, "zh-CN": 2 };

/**
 * @param {Meeting} meeting
 * @param {{ startMs: number, endMs: number } | null} next the occurrence that comes next
 * @param {import("../../state/model.js").Zone | null} zone
 * @returns {string}
 */
export function invitation(meeting, next, zone) {
  const { language } = meeting;
  const { startMs, endMs } = next ?? meeting;
  const name = zone?.name ?? "UTC";
  /** @param {keyof typeof INVITATION} word @param {Record<string, string>} [values] */
  const say = (word, values = {}) => fill(INVITATION[word][COLUMNS[language]] ?? "", values);
  const format = (/** @type {number} */ ms, /** @type {Intl.DateTimeFormatOptions} */ options) => {
    try {
      return new Intl.DateTimeFormat(language, { ...options, timeZone: name }).format(ms);
    } catch {
      return `${wallOf(name, ms).date} ${wallOf(name, ms).time}`;
    }
  };
  const day = format(startMs, { weekday: "long", year: "numeric", month: "long", day: "numeric" });
  const time = (/** @type {number} */ ms) => format(ms, { hour: "2-digit", minute: "2-digit" });
  const where = `(UTC${offsetText(offsetOf(name, startMs))}) ${zone?.places || zoneCity(name)}`;
  const number = meeting.room && !meeting.room.isNumberRandom ? meeting.room.number : meeting.id;
  const count = meeting.occurrences.length;
  return [
    say("invites", { name: meeting.scheduler.name }),
    "",
    `${say("subject")} ${meeting.subject}`,
    `${say("when")} ${day}, ${time(startMs)}–${time(endMs)} ${where}`,
    ...(meeting.repeat && count > 1 ? [say("series", { count: String(count), day: format(meeting.occurrences.at(-1)?.startMs ?? endMs, { year: "numeric", month: "long", day: "numeric" }) })] : []),
    "",
    say("join"),
    meeting.guestLink,
    "",
    `${say("number")} ${grouped(number).join(" ")}`,
    ...(meeting.guestPassword ? [`${say("password")} ${meeting.guestPassword}`] : []),
  ].join("\n");
}
