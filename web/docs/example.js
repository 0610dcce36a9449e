// Makes an example value for a schema that brings none of its own: what must be given, and what
// has an example or a default worth seeing. Bounded in depth, since schemas may contain themselves.

import { withoutNull } from "./shape.js";

/** @typedef {import("./model.js").Schema} Schema */
/** @typedef {import("./model.js").Reference} Reference */

/** Deeper than this a value is left out. */
const DEEPEST = 5;

/**
 * @param {Reference["resolve"]} resolve
 * @param {Schema} schema
 * @param {"request" | "response"} use a request shows what must be sent, a response what may come
 * @param {number} [depth]
 * @returns {unknown}
 */
export function exampleOf(resolve, schema, use, depth = 0) {
  const { plain } = withoutNull(resolve, schema);
  const given = givenExample(plain);
  if (given !== undefined) return given;
  if (plain.oneOf ?? plain.anyOf) {
    return exampleOf(resolve, (plain.oneOf ?? plain.anyOf)[0] ?? {}, use, depth + 1);
  }
  if (plain.properties) return objectExample(resolve, plain, use, depth);
  if (plain.type === "array" || plain.items) {
    return depth < DEEPEST ? [exampleOf(resolve, plain.items ?? {}, use, depth + 1)] : [];
  }
  const type = Array.isArray(plain.type) ? plain.type[0] : plain.type;
  if (type === "integer" || type === "number") return plain.minimum ?? 0;
  if (type === "boolean") return false;
  if (type === "string") return "";
  return {};
}

/** @param {Schema} plain @returns {unknown} */
function givenExample(plain) {
  if (plain.example !== undefined) return plain.example;
  if (Array.isArray(plain.examples) && plain.examples.length > 0) return plain.examples[0];
  if (plain.default !== undefined && plain.default !== null) return plain.default;
  if (plain.const !== undefined) return plain.const;
  return plain.enum?.find((/** @type {unknown} */ value) => value !== null);
}

/**
 * @param {Reference["resolve"]} resolve
 * @param {Schema} plain
 * @param {"request" | "response"} use
 * @param {number} depth
 */
function objectExample(resolve, plain, use, depth) {
  const required = new Set(plain.required ?? []);
  /** @type {Record<string, unknown>} */
  const value = {};
  for (const [name, schema] of Object.entries(plain.properties)) {
    const inner = withoutNull(resolve, /** @type {Schema} */ (schema)).plain;
    const telling = inner.example !== undefined || (Array.isArray(inner.examples) && inner.examples.length > 0);
    const wanted = required.has(name) || telling || (use === "response" && depth < 2);
    if (wanted && depth < DEEPEST) {
      value[name] = exampleOf(resolve, /** @type {Schema} */ (schema), use, depth + 1);
    }
  }
  return value;
}
