// What a JSON Schema says to a person: a short name for its type, its rules in words, and what
// lies inside it. The server reads numbers from text and takes `null` for "not given" everywhere;
// the overview says so once, and here a field has the type that it is meant to have.

/** @typedef {import("./model.js").Schema} Schema */
/** @typedef {import("./model.js").Reference} Reference */
/**
 * @typedef {{ type: string, nullable: boolean, description: string, rules: string[],
 *   values: { value: unknown, meaning: string }[], example: unknown, deprecated: boolean,
 *   properties: { name: string, required: boolean, schema: Schema }[],
 *   choices: { title: string, schema: Schema }[] }} Shape
 */

/**
 * @param {Reference["resolve"]} resolve
 * @param {Schema} schema
 * @returns {Shape}
 */
export function shape(resolve, schema) {
  const { plain, nullable } = withoutNull(resolve, schema);
  const inner = plain.type === "array" || plain.items ? withoutNull(resolve, plain.items ?? {}).plain : plain;
  const choices = (inner.oneOf ?? inner.anyOf ?? []).map(
    /** @param {Schema} choice @param {number} index */ (choice, index) => ({
      title: resolve(choice).title ?? resolve(choice).description ?? `Form ${index + 1}`,
      schema: choice,
    }),
  );
  return {
    type: typeName(resolve, plain),
    nullable,
    description: plain.description ?? "",
    rules: [...rules(plain), ...(inner === plain ? [] : rules(inner).map((rule) => `each ${rule}`))],
    values: values(plain).concat(inner === plain ? [] : values(inner)),
    example: plain.example ?? plain.examples?.[0],
    deprecated: plain.deprecated === true,
    properties: properties(inner),
    choices: choices.length > 1 ? choices : [],
  };
}

/**
 * The schema with references, `allOf` and `null` taken away.
 *
 * @param {Reference["resolve"]} resolve
 * @param {Schema} schema
 * @returns {{ plain: Schema, nullable: boolean }}
 */
export function withoutNull(resolve, schema) {
  let plain = resolve(schema);
  let nullable = false;
  for (let depth = 0; depth < 8; depth += 1) {
    if (plain.allOf) {
      const { allOf, ...beside } = plain;
      plain = merge([...allOf.map(resolve), beside]);
      continue;
    }
    const key = plain.oneOf ? "oneOf" : "anyOf";
    /** @type {Schema[] | undefined} */
    const all = plain[key];
    if (!all) break;
    const rest = all.filter((choice) => resolve(choice).type !== "null");
    nullable ||= rest.length < all.length;
    if (rest.length !== 1) {
      plain = { ...plain, [key]: rest };
      break;
    }
    const { [key]: _, ...beside } = plain;
    plain = { ...resolve(/** @type {Schema} */ (rest[0])), ...beside };
  }
  if (Array.isArray(plain.type)) {
    const types = plain.type.filter((/** @type {string} */ type) => type !== "null");
    nullable ||= types.length < plain.type.length;
    plain = { ...plain, type: types.length === 1 ? types[0] : types };
  }
  return { plain, nullable };
}

/** @param {Schema[]} parts @returns {Schema} */
function merge(parts) {
  return parts.reduce((whole, part) => ({
    ...whole,
    ...part,
    properties: { ...whole.properties, ...part.properties },
    required: [...(whole.required ?? []), ...(part.required ?? [])],
  }));
}

/** @param {Reference["resolve"]} resolve @param {Schema} plain @returns {string} */
function typeName(resolve, plain) {
  if (plain.type === "array" || plain.items) {
    const inner = typeName(resolve, withoutNull(resolve, plain.items ?? {}).plain);
    return `array of ${inner}`;
  }
  if (plain.properties) return "object";
  if (plain.additionalProperties && typeof plain.additionalProperties === "object") {
    return `map of ${typeName(resolve, withoutNull(resolve, plain.additionalProperties).plain)}`;
  }
  if (plain.oneOf ?? plain.anyOf) return "one of several forms";
  if (Array.isArray(plain.type)) return plain.type[0];
  return plain.type ?? (plain.enum ? typeof plain.enum[0] : "any");
}

/** @param {Schema} plain @returns {Shape["properties"]} */
function properties(plain) {
  const required = new Set(plain.required ?? []);
  return Object.entries(plain.properties ?? {}).map(([name, schema]) => ({
    name,
    required: required.has(name),
    schema: /** @type {Schema} */ (schema),
  }));
}

/** @param {Schema} plain @returns {Shape["values"]} */
function values(plain) {
  if (plain.const !== undefined) return [{ value: plain.const, meaning: "" }];
  return (plain.enum ?? [])
    .filter((/** @type {unknown} */ value) => value !== null)
    .map((/** @type {unknown} */ value) => ({ value, meaning: "" }));
}

/**
 * Ranges, lengths, formats and defaults in words.
 *
 * @param {Schema} plain
 * @returns {string[]}
 */
function rules(plain) {
  const said = [
    span(plain.minimum, plain.maximum, ""),
    span(plain.minLength, plain.maxLength, "characters"),
    span(plain.minItems, plain.maxItems, "entries"),
    plain.exclusiveMinimum === undefined ? "" : `more than ${plain.exclusiveMinimum}`,
    plain.exclusiveMaximum === undefined ? "" : `less than ${plain.exclusiveMaximum}`,
    isTelling(plain) ? `like ${plain.pattern}` : "",
    plain.format && !/^u?int(8|16|32|64)$|^float$|^double$/.test(plain.format) ? plain.format : "",
    plain.default === undefined || plain.default === null ? "" : `default ${JSON.stringify(plain.default)}`,
  ];
  return said.filter((rule) => rule !== "");
}

/**
 * Whether the pattern of a text says more than its description and examples do. That of a number
 * only says that it may be sent as text.
 *
 * @param {Schema} plain
 */
function isTelling(plain) {
  const type = Array.isArray(plain.type) ? plain.type[0] : plain.type;
  return plain.pattern !== undefined && type === "string" && !plain.description && !plain.examples;
}

/** @param {number | undefined} least @param {number | undefined} most @param {string} unit */
function span(least, most, unit) {
  const tail = unit === "" ? "" : ` ${unit}`;
  if (least !== undefined && most !== undefined) {
    return least === most ? `exactly ${most}${tail}` : `${least} to ${most}${tail}`;
  }
  if (most !== undefined) return `at most ${most}${tail}`;
  if (unit !== "" && least === 1) return "not empty";
  if (least !== undefined && !(least === 0 && unit !== "")) return `at least ${least}${tail}`;
  return "";
}
