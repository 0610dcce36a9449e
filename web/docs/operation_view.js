// One operation, from its method and path to its answers.

import { el, put } from "../dom.js";
import { sample } from "../sample.js";
import { curl } from "./curl.js";
import { exampleOf } from "./example.js";
import { prose, spans } from "./prose.js";
import { describe, fieldHead, schemaView } from "./schema_view.js";
import { shape } from "./shape.js";

/** @typedef {import("./model.js").Operation} Operation */
/** @typedef {import("./model.js").Parameter} Parameter */
/** @typedef {import("./model.js").Reference} Reference */
/** @typedef {import("./model.js").Response} Response */

/**
 * @param {Reference} reference
 * @param {Operation} operation
 * @param {string} origin
 * @returns {HTMLElement}
 */
export function operationView(reference, operation, origin) {
  const { resolve } = reference;
  return el(
    "article",
    { class: "operation", "aria-labelledby": "operation-title" },
    el(
      "header",
      null,
      el("p", { class: "eyebrow" }, operation.group),
      el("h1", { id: "operation-title", tabindex: "-1" }, operation.summary),
      address(operation),
      operation.deprecated ? el("p", { class: "warning" }, "Deprecated: still answered, better not used.") : null,
      prose(operation.description),
    ),
    el(
      "div",
      { class: "columns" },
      el("aside", { class: "samples", "aria-label": "Examples" }, samples(reference, operation, origin)),
      el(
        "div",
        { class: "facts" },
        section("auth", "Signing in", signIn(operation)),
        operation.parameters.length > 0 && section("parameters", "Parameters", parameters(resolve, operation)),
        operation.body &&
          section(
            "body",
            operation.body.required ? "Request body" : "Request body, optional",
            prose(operation.body.description),
            schemaView(resolve, operation.body.schema, "request"),
          ),
        section("responses", "Responses", responses(resolve, operation)),
      ),
    ),
    neighbours(reference, operation),
  );
}

/** @param {string} method */
export function badge(method) {
  return el("span", { class: `method ${method.toLowerCase()}` }, method === "DELETE" ? "DEL" : method);
}

/** Method and path, with a break allowed before every slash. @param {Operation} operation */
function address(operation) {
  const path = el("code", { class: "path" });
  for (const step of operation.path.split(/(?=\/)/)) {
    const parts = step.split(/(\{[^}]+\})/);
    put(path, el("wbr"), parts.map((part) => (part.startsWith("{") ? el("em", null, part) : part)));
  }
  const method = el("span", { class: `method ${operation.method.toLowerCase()}` }, operation.method);
  return el("p", { class: "address" }, method, path);
}

/** @param {string} id @param {string} title @param {...(HTMLElement | HTMLElement[])} content */
function section(id, title, ...content) {
  return el(
    "section",
    { "aria-labelledby": `${id}-title` },
    el("h2", { id: `${id}-title` }, title),
    ...content.flat(),
  );
}

/** @param {Operation} operation @returns {HTMLElement[]} */
function signIn(operation) {
  const ways = operation.ways.filter((way) => way.length > 0);
  if (ways.length === 0) return [el("p", null, "None: this is called without a token.")];
  const optional = ways.length < operation.ways.length;
  return [
    el(
      "ul",
      { class: "ways" },
      ways.map((way) =>
        el(
          "li",
          null,
          way.flatMap((scheme, index) => [index > 0 ? " and " : "", el("code", null, scheme.title)]),
          way.flatMap((scheme) => (scheme.description ? [": ", ...spans(scheme.description)] : [])),
        ),
      ),
      optional ? el("li", null, "or none") : null,
    ),
  ];
}

/** @param {Reference["resolve"]} resolve @param {Operation} operation */
function parameters(resolve, operation) {
  const row = (/** @type {Parameter} */ parameter) => {
    const of = shape(resolve, parameter.schema);
    const said = { ...of, nullable: false, description: parameter.description, example: parameter.example };
    return el(
      "li",
      { class: "field" },
      fieldHead(parameter.name, parameter.required, said, parameter.place),
      describe(said),
    );
  };
  return el("ul", { class: "fields" }, operation.parameters.map(row));
}

/**
 * Successes one by one, then the refusals, which share one body and so say it once.
 *
 * @param {Reference["resolve"]} resolve
 * @param {Operation} operation
 */
function responses(resolve, operation) {
  const good = operation.responses.filter((response) => response.status.startsWith("2"));
  const bad = operation.responses.filter((response) => !response.status.startsWith("2"));
  const views = good.map((response) => {
    const body = response.schema
      ? schemaView(resolve, response.schema, "response")
      : el("p", { class: "nothing" }, "No body.");
    return el("div", { class: "response" }, statusLine(response), body);
  });
  /** @type {Map<string, Response[]>} */
  const byBody = new Map();
  for (const response of bad) {
    const key = JSON.stringify(response.schema);
    byBody.set(key, [...(byBody.get(key) ?? []), response]);
  }
  for (const alike of byBody.values()) {
    const schema = alike[0]?.schema;
    const body = el("details", { class: "inner" }, el("summary", null, "Body of a refusal"));
    if (schema) put(body, schemaView(resolve, schema, "response"));
    views.push(el("div", { class: "response refusals" }, alike.map(statusLine), schema ? body : null));
  }
  return views;
}

/** @param {Response} response */
function statusLine(response) {
  const kind = response.status.startsWith("2") ? "good" : "bad";
  return el(
    "p",
    { class: "status-line" },
    el("span", { class: `status ${kind}` }, response.status),
    el("span", null, spans(response.description)),
  );
}

/** @param {Reference} reference @param {Operation} operation @param {string} origin */
function samples(reference, operation, origin) {
  const { resolve } = reference;
  const request = requestSample(reference, operation, origin);
  const answer = operation.responses.find((response) => response.status.startsWith("2"));
  if (!answer?.schema) return [request];
  const value = answer.examples[0]?.value ?? exampleOf(resolve, answer.schema, "response");
  return [request, sample(`Answer, status ${answer.status}`, JSON.stringify(value, null, 2), "json")];
}

/** One command; with several example bodies, a choice of them above it.
 * @param {Reference} reference
 * @param {Operation} operation
 * @param {string} origin
 */
function requestSample({ resolve }, operation, origin) {
  const bodies = operation.body?.examples ?? [];
  const show = (/** @type {unknown} */ body) => sample("Request", curl(resolve, operation, origin, body), "shell");
  if (bodies.length < 2) return show(undefined);
  const options = bodies.map((body, index) => el("option", { value: index }, body.title));
  const choice = el("select", { "aria-label": "Example" }, options);
  const holder = el("div", { class: "choice" }, choice, show(bodies[0]?.value));
  choice.addEventListener("change", () => {
    holder.replaceChildren(choice, show(bodies[Number(choice.value)]?.value));
    choice.focus();
  });
  return holder;
}

/** Links to the operations before and after. @param {Reference} reference @param {Operation} operation */
function neighbours(reference, operation) {
  const all = reference.groups.flatMap((group) => group.operations);
  const index = all.indexOf(operation);
  const link = (/** @type {Operation | undefined} */ to, /** @type {string} */ label) =>
    to
      ? el("a", { href: `#${to.id}`, class: label.toLowerCase() }, el("small", null, label), el("span", null, to.summary))
      : el("span");
  return el(
    "nav",
    { class: "neighbours", "aria-label": "Neighbouring operations" },
    link(all[index - 1], "Previous"),
    link(all[index + 1], "Next"),
  );
}
