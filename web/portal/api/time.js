// Times as the API writes them: UTC, to the minute.

const MINUTE = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})/;

/** @param {number} ms @returns {string} `YYYY-MM-DD HH:MM` */
export function minuteOf(ms) {
  return new Date(ms).toISOString().slice(0, 16).replace("T", " ");
}

/** @param {string | undefined} text @returns {number} 0 for what is no time */
export function msOf(text) {
  const match = MINUTE.exec(text ?? "");
  if (!match) return 0;
  const [, year, month, day, hour, minute] = match.map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute);
}
