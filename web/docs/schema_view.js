// A schema as a list of fields that unfolds. Inner objects are built when they are first opened,
// so a schema that contains itself costs nothing until somebody asks.

import { el, put } from "../dom.js";
import { prose, spans } from "./prose.js";
import { shape } from "./shape.js";

/** @typedef {import("./model.js").Schema} Schema */
/** @typedef {import("./model.js").Reference} Reference */
/** @typedef {import("./shape.js").Shape} Shape */

/**
 * @param {Reference["resolve"]} resolve
 * @param {Schema} schema
 * @param {"request" | "response"} use that a value may be null is said of responses only
 * @returns {HTMLElement}
 */
export function schemaView(resolve, schema, use) {
  const root = shape(resolve, schema);
  const view = el("div", { class: "schema" });
  const isPlainObject = root.type === "object" && root.choices.length === 0;
  if (!isPlainObject) put(view, el("p", { class: "schema-root" }, el("span", { class: "type" }, root.type)));
  if (isPlainObject && root.description) put(view, prose(root.description));
  put(view, root.choices.length > 0 ? choicesView(resolve, root, use) : fieldsView(resolve, root, use));
  return view;
}

/** @param {Reference["resolve"]} resolve @param {Shape} of @param {"request" | "response"} use */
function fieldsView(resolve, of, use) {
  if (of.properties.length === 0) {
    return el("p", { class: "nothing" }, of.type === "object" ? "An object without fixed fields." : "");
  }
  return el("ul", { class: "fields" }, of.properties.map((property) => fieldView(resolve, property, use)));
}

/**
 * @param {Reference["resolve"]} resolve
 * @param {Shape["properties"][number]} property
 * @param {"request" | "response"} use
 */
function fieldView(resolve, property, use) {
  const full = shape(resolve, property.schema);
  const of = { ...full, nullable: full.nullable && use === "response" };
  const row = el(
    "li",
    { class: "field" },
    fieldHead(property.name, property.required, of),
    describe(of),
  );
  if (of.choices.length > 0) {
    put(row, unfolding(`${of.choices.length} forms`, property.name, () => choicesView(resolve, of, use)));
  } else if (of.properties.length > 0) {
    const count = of.properties.length;
    const label = count === 1 ? "1 field" : `${count} fields`;
    put(row, unfolding(label, property.name, () => fieldsView(resolve, of, use)));
  }
  return row;
}

/**
 * Name, type and whether it must be given.
 *
 * @param {string} name
 * @param {boolean} required
 * @param {Shape} of
 * @param {string} [place]
 */
export function fieldHead(name, required, of, place) {
  return el(
    "div",
    { class: "field-head" },
    el("code", { class: "field-name" }, name),
    el("span", { class: "type" }, of.nullable ? `${of.type}, may be null` : of.type),
    place ? el("span", { class: "place" }, place) : null,
    required ? el("span", { class: "must" }, "required") : null,
    of.deprecated ? el("span", { class: "old" }, "deprecated") : null,
  );
}

/** Description, rules, values and example. @param {Shape} of @returns {HTMLElement[]} */
export function describe(of) {
  const parts = prose(of.description);
  const rules = el("ul", { class: "rules" });
  put(rules, of.rules.map((rule) => el("li", null, ruleParts(rule))));
  if (of.values.length > 0) {
    const values = of.values.map(({ value }) => el("code", null, JSON.stringify(value)));
    put(rules, el("li", { class: "values" }, "one of ", ...values));
  }
  if (of.example !== undefined && typeof of.example !== "object") {
    put(rules, el("li", null, "example ", el("code", null, JSON.stringify(of.example))));
  }
  if (rules.childElementCount > 0) parts.push(rules);
  return parts;
}

/** @param {string} rule @returns {(Node | string)[]} */
function ruleParts(rule) {
  const like = /^((?:each )?(?:like|default)) (.+)$/s.exec(rule);
  return like ? [`${like[1]} `, el("code", null, like[2] ?? "")] : spans(rule);
}

/** @param {Reference["resolve"]} resolve @param {Shape} of @param {"request" | "response"} use */
function choicesView(resolve, of, use) {
  return el(
    "ul",
    { class: "fields" },
    of.choices.map((choice) => {
      const inner = shape(resolve, choice.schema);
      const row = el(
        "li",
        { class: "field" },
        el("div", { class: "field-head" }, el("strong", null, choice.title), el("span", { class: "type" }, inner.type)),
      );
      if (inner.properties.length > 0) put(row, fieldsView(resolve, inner, use));
      else put(row, describe(inner));
      return row;
    }),
  );
}

/**
 * @param {string} label
 * @param {string} name the field it belongs to, for those who hear the page
 * @param {() => HTMLElement} build
 */
function unfolding(label, name, build) {
  const details = el(
    "details",
    { class: "inner" },
    el("summary", null, el("span", null, label), el("span", { class: "unseen" }, ` of ${name}`)),
  );
  details.addEventListener("toggle", () => put(details, build()), { once: true });
  return details;
}
