// Days and times of day in a zone, and back. The zones' rules are the browser's own.
//
// A time of day that daylight saving skips is moved forward by as much as is skipped, and one that
// comes twice means the first: what the server does as well.

const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/** @type {Map<string, Intl.DateTimeFormat | null>} */
const clocks = new Map();

/** @param {string} zone IANA name @returns {Intl.DateTimeFormat | null} null: the browser does not know it */
function clockOf(zone) {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  let clock = null;
  try {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
    });
  } catch {
    // An older browser lacks newer zones; its times are then shown in UTC.
  }
  clocks.set(zone, clock);
  return clock;
}

/**
 * What clocks in the zone show.
 *
 * @param {string} zone
 * @param {number} ms
 * @returns {{ date: string, time: string }} `YYYY-MM-DD` and `HH:MM`
 */
export function wallOf(zone, ms) {
  const clock = clockOf(zone);
  if (clock === null) {
    const text = new Date(ms).toISOString();
    return { date: text.slice(0, 10), time: text.slice(11, 16) };
  }
  const parts = Object.fromEntries(clock.formatToParts(ms).map(({ type, value }) => [type, value]));
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

/** Minutes by which the zone is ahead of UTC. @param {string} zone @param {number} ms */
export function offsetOf(zone, ms) {
  const { date, time } = wallOf(zone, ms);
  const floor = Math.floor(ms / MINUTE_MS) * MINUTE_MS;
  return (Date.parse(`${date}T${time}Z`) - floor) / MINUTE_MS;
}

/**
 * When clocks in the zone show this.
 *
 * @param {string} zone
 * @param {string} date `YYYY-MM-DD`
 * @param {string} time `HH:MM`
 * @returns {number | null} null: it is no date or no time
 */
export function msAt(zone, date, time) {
  const asUtc = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(asUtc)) return null;
  const before = offsetOf(zone, asUtc - DAY_MS);
  const after = offsetOf(zone, asUtc + DAY_MS);
  const first = asUtc - before * MINUTE_MS;
  if (offsetOf(zone, first) === before) return first;
  const second = asUtc - after * MINUTE_MS;
  return offsetOf(zone, second) === after ? second : first;
}

/** @param {string} date @param {number} days @returns {string} */
export function addDays(date, days) {
  return new Date(Date.parse(`${date}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** @param {string} date @param {number} months @returns {string} the same day, or the month's last */
export function addMonths(date, months) {
  const [year, month, day] = date.split("-").map(Number);
  const first = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return addDays(first.toISOString().slice(0, 10), Math.min(day ?? 1, last) - 1);
}

/** 0 is Sunday. @param {string} date */
export function weekdayOf(date) {
  return new Date(`${date}T00:00Z`).getUTCDay();
}

/** `+01:00`. @param {number} offsetMin */
export function offsetText(offsetMin) {
  const minutes = Math.abs(offsetMin);
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${offsetMin < 0 ? "−" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
