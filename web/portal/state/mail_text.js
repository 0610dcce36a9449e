// The readable part of a mail message (RFC 5322, RFC 2045), enough of it for the messages that this
// server writes itself. Pure.

/**
 * @typedef {object} ReadMail
 * @property {string} from
 * @property {string} to
 * @property {string} subject
 * @property {string} text
 * @property {string[]} parts media types of all parts
 */

/** @param {string} raw @returns {ReadMail} */
export function readMail(raw) {
  const { headers, parts } = entity(raw.replaceAll("\r\n", "\n"), 0);
  const text = parts.find(({ type }) => type === "text/plain") ?? parts[0];
  const named = (/** @type {string} */ name) => headerText(headers.get(name) ?? "");
  return { from: named("from"), to: named("to"), subject: named("subject"), text: text?.content.trim() ?? "", parts: parts.map(({ type }) => type) };
}

/** Parts inside parts that are followed. */
const DEPTH = 6;

/** @param {string} raw @param {number} depth @returns {{ headers: Map<string, string>, parts: { type: string, content: string }[] }} */
function entity(raw, depth) {
  const cut = raw.indexOf("\n\n");
  const head = (cut < 0 ? raw : raw.slice(0, cut)).replace(/\n[ \t]+/g, " ");
  const body = cut < 0 ? "" : raw.slice(cut + 2);
  const headers = new Map(head.split("\n").flatMap((line) => {
    const colon = line.indexOf(":");
    return colon > 0 ? [/** @type {[string, string]} */ ([line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()])] : [];
  }));
  const kind = headers.get("content-type") ?? "text/plain";
  const type = (kind.split(";")[0] ?? "").trim().toLowerCase();
  const boundary = /boundary="?([^";]+)"?/i.exec(kind)?.[1];
  if (type.startsWith("multipart/") && boundary && depth < DEPTH) {
    const pieces = `\n${body}`.split(`\n--${boundary}`).slice(1);
    const inner = pieces.filter((piece) => !piece.startsWith("--")).map((piece) => entity(piece.replace(/^[^\n]*\n/, ""), depth + 1));
    return { headers, parts: inner.flatMap(({ parts }) => parts) };
  }
  return { headers, parts: [{ type, content: decoded(body, headers.get("content-transfer-encoding") ?? "") }] };
}

/** @param {string} body @param {string} encoding */
function decoded(body, encoding) {
  const how = encoding.toLowerCase();
  if (how === "base64") return utf8(base64Bytes(body));
  if (how === "quoted-printable") return utf8(quotedBytes(body.replace(/=[ \t]*\n/g, "")));
  return body;
}

/** Words in other scripts stand encoded in a header (RFC 2047). @param {string} value */
function headerText(value) {
  const joined = value.replace(/\?=\s+=\?/g, "?==?");
  return joined.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how, text) => utf8(how.toLowerCase() === "b" ? base64Bytes(text) : quotedBytes(text.replaceAll("_", " "))));
}

/** @param {string} text */
function base64Bytes(text) {
  try {
    return Uint8Array.from(atob(text.replace(/[^0-9A-Za-z+/=]/g, "")), (one) => one.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/** @param {string} text */
function quotedBytes(text) {
  const bytes = [];
  for (let at = 0; at < text.length; at += 1) {
    const hex = text[at] === "=" ? /^[0-9A-Fa-f]{2}/.exec(text.slice(at + 1, at + 3))?.[0] : undefined;
    if (hex === undefined) bytes.push(...new TextEncoder().encode(text[at]));
    else bytes.push(parseInt(hex, 16));
    if (hex !== undefined) at += 2;
  }
  return Uint8Array.from(bytes);
}

/** @param {Uint8Array} bytes */
function utf8(bytes) {
  return new TextDecoder().decode(bytes);
}
