// Times as people read them, in the page's language and the reader's own zone.

import { language, words } from "../../words.js";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Hours and minutes. @param {number} atMs */
export function clock(atMs) {
  return new Date(atMs).toLocaleTimeString(language.value, { hour: "2-digit", minute: "2-digit" });
}

/** A day as seen from `nowMs`: today, tomorrow, or its date. @param {number} atMs @param {number} nowMs */
export function day(atMs, nowMs) {
  const apart = Math.round((midnight(atMs) - midnight(nowMs)) / DAY_MS);
  if (apart === 0) return words().today;
  if (apart === 1) return words().tomorrow;
  return new Date(atMs).toLocaleDateString(language.value, { weekday: "long", day: "numeric", month: "long" });
}

/** @param {number} atMs */
function midnight(atMs) {
  return new Date(atMs).setHours(0, 0, 0, 0);
}

/** How long, as minutes and seconds, from an hour on with hours. @param {number} lengthMs */
export function stopwatch(lengthMs) {
  const seconds = Math.max(0, Math.floor(lengthMs / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(":")}` : parts.join(":");
}

/** Minutes until then, rounded up. @param {number} atMs @param {number} nowMs */
export function minutesUntil(atMs, nowMs) {
  return Math.max(0, Math.ceil((atMs - nowMs) / MINUTE_MS));
}
