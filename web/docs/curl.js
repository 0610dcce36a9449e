// An operation as a curl command that can be pasted into a shell.

import { isSelfSignedLikely } from "../first_calls.js";
import { exampleOf } from "./example.js";

/** @typedef {import("./model.js").Operation} Operation */
/** @typedef {import("./model.js").Parameter} Parameter */
/** @typedef {import("./model.js").Reference} Reference */

/**
 * @param {Reference["resolve"]} resolve
 * @param {Operation} operation
 * @param {string} origin the server, such as https://localhost:8443
 * @param {unknown} [body] the body to send; made from the schema when absent
 * @returns {string}
 */
export function curl(resolve, operation, origin, body) {
  const flags = isSelfSignedLikely(origin) ? " --insecure" : "";
  const method = operation.method === "GET" ? "" : ` -X ${operation.method}`;
  const lines = [`curl${flags}${method}`, word(origin + address(operation))];
  lines.push(...credentials(operation));
  for (const parameter of operation.parameters) {
    if (parameter.place === "header" && parameter.required && !isCredential(operation, parameter)) {
      lines.push(`-H ${quote(`${parameter.name}: ${text(parameter)}`)}`);
    }
  }
  if (operation.body) {
    const value = body ?? operation.body.examples[0]?.value ?? exampleOf(resolve, operation.body.schema, "request");
    lines.push(`-H 'Content-Type: application/json'`);
    lines.push(`-d ${quote(JSON.stringify(value, null, 2))}`);
  }
  return lines.join(" \\\n  ");
}

/** The path with its parameters, and the query parameters that must be given. @param {Operation} operation */
function address(operation) {
  let path = operation.path;
  const query = [];
  for (const parameter of operation.parameters) {
    if (parameter.place === "path") {
      path = path.replace(`{${parameter.name}}`, encodeURIComponent(text(parameter)));
    } else if (parameter.place === "query" && parameter.required) {
      query.push(`${encodeURIComponent(parameter.name)}=${encodeURIComponent(text(parameter))}`);
    }
  }
  return query.length > 0 ? `${path}?${query.join("&")}` : path;
}

/** The example of a parameter, or its name in capitals to be replaced. @param {Parameter} parameter */
function text(parameter) {
  const example = parameter.example;
  return example === undefined || example === null ? parameter.name.toUpperCase() : String(example);
}

/** Of several ways in, the first. @param {Operation} operation @returns {string[]} */
function credentials(operation) {
  return (operation.ways[0] ?? []).map((scheme) => {
    switch (scheme.kind) {
      case "basic":
        return `-u "$ACCOUNT:$PASSWORD"`;
      case "bearer":
        return `-H "Authorization: Bearer $TOKEN"`;
      default:
        return `-H "${scheme.field}: $${variable(scheme.field)}"`;
    }
  });
}

/** A shell variable for a header's value. @param {string} field */
function variable(field) {
  return /token/i.test(field) ? "TOKEN" : field.replace(/[^a-z0-9]+/gi, "_").toUpperCase();
}

/** @param {Operation} operation @param {Parameter} parameter */
function isCredential(operation, parameter) {
  const first = operation.ways[0] ?? [];
  return first.some((scheme) => scheme.field.toLowerCase() === parameter.name.toLowerCase());
}

/** One word of a POSIX shell, quoted where it must be. @param {string} value */
function word(value) {
  return /^[\w:/.@%+=,-]+$/.test(value) ? value : quote(value);
}

/** Quotes for a POSIX shell. @param {string} value */
function quote(value) {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
