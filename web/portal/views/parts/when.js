// Days, times and lengths as people read them, in the page's language.

import { fill, language } from "../../../meet/words.js";
import { addDays, offsetOf, offsetText, wallOf } from "../../state/zone_time.js";
import { words } from "../../words.js";

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * The page's language, as it is written where the reader lives: hours of a day are 12 or 24 by country.
 *
 * @returns {string}
 */
export function locale() {
  const primary = language.value.split("-")[0];
  return navigator.languages.find((tag) => tag.split("-")[0]?.toLowerCase() === primary && tag.includes("-")) ?? language.value;
}

/** @param {Intl.DateTimeFormatOptions} options */
function format(options) {
  const key = `${language.value} ${JSON.stringify(options)}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(locale(), options);
    formats.set(key, known);
  }
  return known;
}

/** A day's own moment, to be shown in UTC. @param {string} date */
const noon = (date) => Date.parse(`${date}T12:00Z`);

/** Hours and minutes. @param {number} ms @param {string} zone */
export function clock(ms, zone) {
  try {
    return format({ hour: "numeric", minute: "2-digit", timeZone: zone }).format(ms);
  } catch {
    return wallOf(zone, ms).time;
  }
}

/** @param {number} startMs @param {number} endMs @param {string} zone */
export function span(startMs, endMs, zone) {
  const to = wallOf(zone, startMs).date === wallOf(zone, endMs).date ? clock(endMs, zone) : `${shortDay(wallOf(zone, endMs).date)}, ${clock(endMs, zone)}`;
  return `${clock(startMs, zone)}–${to}`;
}

/** @param {string} date @param {string} today */
export function dayTitle(date, today) {
  if (date === today) return words().today;
  if (date === addDays(today, 1)) return words().tomorrow;
  if (date === addDays(today, -1)) return words().yesterday;
  return format({ weekday: "long", timeZone: "UTC" }).format(noon(date));
}

/** @param {string} date */
export function longDay(date) {
  return format({ weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(noon(date));
}

/** Day and month, and the year if it is not this one. @param {string} date @param {string} [today] */
export function shortDay(date, today) {
  const year = today !== undefined && date.slice(0, 4) !== today.slice(0, 4) ? /** @type {const} */ ({ year: "numeric" }) : {};
  return format({ day: "numeric", month: "short", ...year, timeZone: "UTC" }).format(noon(date));
}

/** Weekday, day and month, short. @param {string} date */
export function weekdayAndDay(date) {
  return format({ weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }).format(noon(date));
}

/** @param {string} date */
export function monthTitle(date) {
  return format({ month: "long", year: "numeric", timeZone: "UTC" }).format(noon(date));
}

/** @param {number} weekday 0 is Sunday @param {"long" | "short" | "narrow"} [how] */
export function weekdayName(weekday, how = "short") {
  // 4 January 1970 was a Sunday.
  return format({ weekday: how, timeZone: "UTC" }).format((3 + weekday) * 24 * 3600_000 + 12 * 3600_000);
}

/** A day and a time of it, in full. @param {number} ms @param {string} zone */
export function moment(ms, zone) {
  return `${weekdayAndDay(wallOf(zone, ms).date)}, ${clock(ms, zone)}`;
}

/** @param {number} minutes */
export function lengthText(minutes) {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return fill(words().lengthMinutes, { minutes: rest });
  return rest === 0 ? fill(words().lengthHours, { hours }) : fill(words().lengthBoth, { hours, minutes: rest });
}

/** @param {import("../../state/model.js").Zone} zone @param {number} [atMs] whose offset is told */
export function zoneLabel(zone, atMs) {
  const offset = atMs === undefined ? zone.offsetMin : offsetOf(zone.name, atMs);
  return `(UTC${offset === 0 ? "" : offsetText(offset)}) ${zone.places || zoneCity(zone.name)}`;
}

/** `New York` of `America/New_York`. @param {string} name */
export function zoneCity(name) {
  return (name.split("/").at(-1) ?? name).replaceAll("_", " ");
}
