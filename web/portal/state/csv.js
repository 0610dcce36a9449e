// Tables as files for spreadsheets (RFC 4180). Pure.

/** Without it Excel reads UTF-8 as something else. */
const BYTE_ORDER_MARK = "\ufeff";
/** What a spreadsheet takes for the beginning of a formula, also after spaces. */
const FORMULA = /^[\s\u00a0]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** @param {readonly (readonly (string | number)[])[]} rows @returns {string} */
export function csv(rows) {
  return BYTE_ORDER_MARK + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/**
 * A name may have been chosen to be run by whoever opens the file, so what looks like a formula
 * becomes text; numbers of our own stay numbers.
 *
 * @param {string | number} value
 */
function cell(value) {
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) || text !== value ? `"${text.replaceAll('"', '""')}"` : text;
}
