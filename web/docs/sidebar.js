// The list of operations and its search. Typing narrows the list; the arrow keys walk through it
// and Enter opens; a slash anywhere on the page goes to the search.

import { byId, el, put } from "../dom.js";
import { badge } from "./operation_view.js";
import { withoutNull } from "./shape.js";

/** @typedef {import("./model.js").Operation} Operation */
/** @typedef {import("./model.js").Reference} Reference */
/** @typedef {{ operation: Operation, item: HTMLLIElement, link: HTMLAnchorElement, words: string }} Entry */

/**
 * @param {Reference} reference
 * @returns {{ mark: (id: string) => void }} `mark` shows which operation is open
 */
export function fillSidebar(reference) {
  const list = byId("operations");
  /** @type {Entry[]} */
  const entries = [];
  /** @type {{ section: HTMLElement, entries: Entry[] }[]} */
  const sections = [];
  for (const group of reference.groups) {
    const own = group.operations.map((operation) => entry(reference, operation));
    entries.push(...own);
    const section = el(
      "section",
      null,
      el("h2", null, group.name),
      el("ul", null, own.map(({ item }) => item)),
    );
    sections.push({ section, entries: own });
    put(list, section);
  }
  const none = el("p", { class: "nothing", role: "status" });
  put(list, none);

  const search = /** @type {HTMLInputElement} */ (byId("search"));
  const narrow = () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { item, words } of entries) item.hidden = !wanted.every((word) => words.includes(word));
    for (const group of sections) group.section.hidden = group.entries.every(({ item }) => item.hidden);
    const count = entries.filter(({ item }) => !item.hidden).length;
    none.textContent = count === 0 ? `Nothing matches “${search.value}”.` : "";
  };
  search.addEventListener("input", narrow);
  listenForKeys(search, entries, narrow);

  return {
    mark(id) {
      const known = entries.some(({ operation }) => operation.id === id);
      byId("home").toggleAttribute("aria-current", !known);
      for (const { operation, link } of entries) {
        if (operation.id === id) {
          link.setAttribute("aria-current", "page");
          link.scrollIntoView({ block: "nearest" });
        } else {
          link.removeAttribute("aria-current");
        }
      }
    },
  };
}

/** @param {Reference} reference @param {Operation} operation @returns {Entry} */
function entry(reference, operation) {
  const link = el("a", { href: `#${operation.id}` }, badge(operation.method), el("span", null, operation.summary));
  const fields = operation.body ? fieldNames(reference, operation.body.schema) : [];
  const names = operation.parameters.map((parameter) => parameter.name);
  const words = [operation.id, operation.method, operation.path, operation.summary, operation.group, ...names, ...fields]
    .join(" ")
    .toLowerCase();
  return { operation, item: el("li", null, link), link, words };
}

/** Names of a body's fields, two levels deep, so that a search for a field finds its operation.
 * @param {Reference} reference
 * @param {import("./model.js").Schema} schema
 * @param {number} [depth]
 * @returns {string[]}
 */
function fieldNames(reference, schema, depth = 0) {
  const { plain } = withoutNull(reference.resolve, schema);
  const inner = plain.items ? withoutNull(reference.resolve, plain.items).plain : plain;
  return Object.entries(inner.properties ?? {}).flatMap(([name, field]) => [
    name,
    ...(depth < 1 ? fieldNames(reference, /** @type {any} */ (field), depth + 1) : []),
  ]);
}

/** @param {HTMLInputElement} search @param {Entry[]} entries @param {() => void} narrow */
function listenForKeys(search, entries, narrow) {
  const visible = () => entries.filter(({ item }) => !item.hidden).map(({ link }) => link);
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      document.body.classList.add("menu-open");
      byId("menu").setAttribute("aria-expanded", "true");
      search.focus();
      search.select();
    }
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      visible()[0]?.focus();
    } else if (event.key === "Enter") {
      visible()[0]?.click();
    } else if (event.key === "Escape" && search.value !== "") {
      event.stopPropagation();
      search.value = "";
      narrow();
    }
  });
  byId("operations").addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const links = visible();
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    (at + step < 0 ? search : links[at + step])?.focus();
  });
}
