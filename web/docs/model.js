// Reads an OpenAPI 3.1 document into what the page shows: groups of operations, each with its
// parameters, body and responses. References are followed here, schemas are left to shape.js.

/**
 * A JSON Schema object as it stands in the document.
 * @typedef {Record<string, any>} Schema
 *
 * @typedef {{ name: string, kind: "basic" | "bearer" | "header" | "query" | "other", title: string,
 *   field: string, description: string }} Scheme
 * @typedef {{ name: string, place: string, required: boolean, description: string,
 *   schema: Schema, example: unknown }} Parameter
 * @typedef {{ title: string, value: unknown }} Example
 * @typedef {{ required: boolean, description: string, schema: Schema, examples: Example[] }} Body
 * @typedef {{ status: string, description: string, schema: Schema | null, examples: Example[] }} Response
 * @typedef {{ id: string, method: string, path: string, summary: string, description: string,
 *   deprecated: boolean, group: string, ways: Scheme[][], parameters: Parameter[],
 *   body: Body | null, responses: Response[] }} Operation
 * @typedef {{ name: string, description: string, operations: Operation[] }} Group
 * @typedef {{ title: string, version: string, description: string, groups: Group[],
 *   resolve: (schema: Schema) => Schema }} Reference
 */

const METHODS = ["get", "post", "put", "patch", "delete"];

/**
 * @param {any} document what /openapi.json holds
 * @returns {Reference}
 */
export function read(document) {
  const follow = follower(document);
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const tag of document.tags ?? []) {
    const name = titled(tag.name);
    groups.set(name, { name, description: tag.description ?? "", operations: [] });
  }
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const found = /** @type {any} */ (item)[method];
      if (!found) continue;
      const operation = readOperation(document, follow, path, method, item, found);
      const group = groups.get(operation.group) ?? { name: operation.group, description: "", operations: [] };
      group.operations.push(operation);
      groups.set(operation.group, group);
    }
  }
  return {
    title: document.info?.title ?? "API",
    version: document.info?.version ?? "",
    description: document.info?.description ?? "",
    groups: [...groups.values()].filter((group) => group.operations.length > 0),
    resolve: follow,
  };
}

/**
 * Follows `$ref` within the document. What stands beside the reference, such as a description,
 * wins over what is referred to, as OpenAPI 3.1 has it.
 *
 * @param {any} document
 */
function follower(document) {
  /** @param {any} value @returns {any} */
  return function follow(value) {
    let depth = 0;
    while (value && typeof value === "object" && typeof value.$ref === "string" && depth < 16) {
      const { $ref, ...beside } = value;
      const steps = $ref.replace(/^#\//, "").split("/");
      /** @type {any} */
      let target = document;
      for (const step of steps) target = target?.[step.replaceAll("~1", "/").replaceAll("~0", "~")];
      const name = steps.at(-1);
      value = { title: name, ...(target ?? {}), ...beside };
      depth += 1;
    }
    return value ?? {};
  };
}

/**
 * @param {any} document
 * @param {(value: any) => any} follow
 * @param {string} path
 * @param {string} method
 * @param {any} item
 * @param {any} found
 * @returns {Operation}
 */
function readOperation(document, follow, path, method, item, found) {
  const parameters = [...(item.parameters ?? []), ...(found.parameters ?? [])].map(follow);
  return {
    id: found.operationId ?? `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    summary: (found.summary ?? found.operationId ?? path).replaceAll("`", ""),
    description: found.description ?? "",
    deprecated: found.deprecated === true,
    group: titled(found.tags?.[0] ?? "other"),
    ways: readSecurity(document, follow, found.security ?? document.security ?? []),
    parameters: parameters.map((parameter) => readParameter(follow, parameter)),
    body: found.requestBody ? readBody(follow, follow(found.requestBody)) : null,
    responses: Object.entries(found.responses ?? {}).map(([status, response]) =>
      readResponse(follow, status, follow(response)),
    ),
  };
}

/** A tag as a heading. @param {string} name */
function titled(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/**
 * Ways to be let in: one of the outer list, all of an inner list.
 *
 * @param {any} document
 * @param {(value: any) => any} follow
 * @param {Record<string, string[]>[]} security
 * @returns {Scheme[][]}
 */
function readSecurity(document, follow, security) {
  const schemes = document.components?.securitySchemes ?? {};
  return security.map((all) => Object.keys(all).map((name) => readScheme(name, follow(schemes[name]))));
}

/** @param {string} name @param {any} scheme @returns {Scheme} */
function readScheme(name, scheme) {
  const description = scheme.description ?? "";
  if (scheme.type === "http" && scheme.scheme === "basic") {
    return { name, kind: "basic", title: "Account and password", field: "Authorization", description };
  }
  if (scheme.type === "http" && scheme.scheme === "bearer") {
    return { name, kind: "bearer", title: "Bearer token", field: "Authorization", description };
  }
  if (scheme.type === "apiKey" && (scheme.in === "header" || scheme.in === "query")) {
    return { name, kind: scheme.in, title: scheme.name, field: scheme.name, description };
  }
  return { name, kind: "other", title: name, field: "Authorization", description };
}

/** @param {(value: any) => any} follow @param {any} parameter @returns {Parameter} */
function readParameter(follow, parameter) {
  const schema = parameter.schema ?? {};
  const plain = follow(schema);
  return {
    name: parameter.name,
    place: parameter.in,
    required: parameter.required === true,
    description: parameter.description ?? plain.description ?? "",
    schema,
    example: parameter.example ?? readExamples(follow, parameter)[0]?.value ?? plain.example ?? plain.examples?.[0],
  };
}

/** @param {(value: any) => any} follow @param {any} body @returns {Body | null} */
function readBody(follow, body) {
  const media = jsonMedia(body.content);
  if (!media) return null;
  return {
    required: body.required === true,
    description: body.description ?? "",
    schema: media.schema ?? {},
    examples: readExamples(follow, media),
  };
}

/** @param {(value: any) => any} follow @param {string} status @param {any} response @returns {Response} */
function readResponse(follow, status, response) {
  const media = jsonMedia(response.content);
  return {
    status,
    description: response.description ?? "",
    schema: media?.schema ?? null,
    examples: media ? readExamples(follow, media) : [],
  };
}

/** The JSON form of a content map, or whatever its first form is. @param {any} content */
function jsonMedia(content) {
  const kinds = Object.keys(content ?? {});
  const kind = kinds.find((name) => name.includes("json")) ?? kinds[0];
  return kind === undefined ? null : content[kind];
}

/** @param {(value: any) => any} follow @param {any} holder @returns {Example[]} */
function readExamples(follow, holder) {
  if (holder.example !== undefined) return [{ title: "Example", value: holder.example }];
  const named = holder.examples;
  if (!named || Array.isArray(named)) return [];
  return Object.entries(named).map(([name, example]) => {
    const plain = follow(example);
    return { title: plain.summary ?? name, value: plain.value };
  });
}
