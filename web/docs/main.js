// The API reference: reads /openapi.json and shows what the address names, an operation by its ID
// or the overview.

import { byId, el, put } from "../dom.js";
import { createCommand, signInCommand } from "../first_calls.js";
import { sample } from "../sample.js";
import { read } from "./model.js";
import { operationView } from "./operation_view.js";
import { prose } from "./prose.js";
import { fillSidebar } from "./sidebar.js";

/** @typedef {import("./model.js").Reference} Reference */

const overview = byId("overview");
const stage = byId("stage");

listenToMenu();
listenToSkip();
fillOverview();
start().catch((error) => {
  console.error(error);
  const told = el(
    "p",
    { class: "warning", role: "alert" },
    "The description of the API could not be loaded from ",
    el("a", { href: "/openapi.json" }, "/openapi.json"),
    ". Is the server running? Reload to try again.",
  );
  stage.replaceChildren(told);
});

async function start() {
  const response = await fetch("/openapi.json");
  if (!response.ok) throw new Error(`/openapi.json answered ${response.status}`);
  const reference = read(await response.json());
  byId("version").textContent = reference.version;
  put(byId("about"), prose(reference.description));
  const sidebar = fillSidebar(reference);
  fillIndex(reference);
  const show = (/** @type {boolean} */ moved) => {
    const id = decodeURIComponent(location.hash.slice(1));
    const operation = reference.groups.flatMap((group) => group.operations).find((one) => one.id === id);
    overview.hidden = operation !== undefined;
    stage.replaceChildren(...(operation ? [operationView(reference, operation, location.origin)] : []));
    document.title = operation ? `${operation.summary} · Convoca API` : "Convoca API reference";
    sidebar.mark(id);
    closeMenu();
    const anchor = operation || id === "" ? null : document.getElementById(id);
    if (anchor) {
      anchor.scrollIntoView();
    } else if (moved) {
      scrollTo(0, 0);
      (document.getElementById("operation-title") ?? byId("overview-title")).focus({ preventScroll: true });
    }
  };
  addEventListener("hashchange", () => show(true));
  show(false);
}

/** The samples of the overview, with this server's own address in them. */
function fillOverview() {
  const refusal = { error_code: "MMC.111071013", error_msg: "the start is in the past" };
  byId("base-url").textContent = location.origin;
  put(byId("sample-sign-in"), sample("Sign in", signInCommand(location.origin), "shell"));
  put(byId("sample-create"), sample("Create a meeting", createCommand(location.origin), "shell"));
  put(byId("sample-error"), sample("A refusal, status 400", JSON.stringify(refusal, null, 2), "json"));
}

/** Every operation in one table, below the overview. @param {Reference} reference */
function fillIndex(reference) {
  const index = byId("index");
  for (const group of reference.groups) {
    const rows = group.operations.map((operation) =>
      el(
        "li",
        null,
        el(
          "a",
          { href: `#${operation.id}` },
          el("span", { class: `method ${operation.method.toLowerCase()}` }, operation.method),
          el("span", { class: "index-summary" }, operation.summary),
          el("code", null, operation.path),
        ),
      ),
    );
    put(index, el("h3", null, group.name), prose(group.description), el("ul", { class: "index" }, rows));
  }
}

function closeMenu() {
  document.body.classList.remove("menu-open");
  byId("menu").setAttribute("aria-expanded", "false");
}

/** The content's heading takes the focus; a fragment would be taken for an operation. */
function listenToSkip() {
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    (document.getElementById("operation-title") ?? byId("overview-title")).focus();
  });
}

function listenToMenu() {
  const menu = byId("menu");
  menu.addEventListener("click", () => {
    const open = document.body.classList.toggle("menu-open");
    menu.setAttribute("aria-expanded", String(open));
    if (open) byId("search").focus();
  });
  byId("veil").addEventListener("click", closeMenu);
  // Choosing the operation that is shown already changes no address, so this closes the list too.
  byId("operations").addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) closeMenu();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !document.body.classList.contains("menu-open")) return;
    closeMenu();
    menu.focus();
  });
}
