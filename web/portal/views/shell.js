// What stands round every page of the portal: the mark, where one can go, who one is.

import { html, useEffect } from "../../vendor/htm-preact.js";
import { LANGUAGES } from "../../i18n.js";
import { choose, fill, language } from "../../meet/words.js";
import { Avatar, initials } from "../../meet/views/parts/avatar.js";
import { icon } from "../../meet/views/parts/icon.js";
import { live } from "../../meet/views/parts/live.js";
import { Menu } from "../../meet/views/parts/menu.js";
import { fragmentOf } from "../state/route.js";
import { words } from "../words.js";

/** @typedef {import("../state/portal.js").Portal} Portal */
/** @typedef {import("../state/route.js").Route} Route */

/** How long a word at the edge stays, in milliseconds. */
const TOLD_MS = 6000;

/** @param {{ portal: Portal, children?: import("../../vendor/htm-preact.js").Child }} props */
function showFrame({ portal, children }) {
  const text = words();
  return html`<div class="portal">
    <a class="skip" href="#main" onClick=${toMain}>${text.skip}</a>
    <header class="bar">
      <a class="brand" href=${fragmentOf({ name: "upcoming" })}><img src="/assets/mark.svg" alt="" />Convoca</a>
      <${Places} portal=${portal} />
      <div class="bar-ends">
        ${!portal.session.user.value?.isProvider && html`<a class="button small bar-book" href=${fragmentOf({ name: "book" })}>${icon("plus")}<span>${text.book}</span></a>`}
        <${Own} portal=${portal} />
      </div>
    </header>
    <main id="main" class="portal-main" tabindex="-1">${children}</main>
    <${Told} portal=${portal} />
  </div>`;
}

/** @param {{ portal: Portal }} props */
function showPlaces({ portal }) {
  const text = words();
  const now = portal.route.value;
  const user = portal.session.user.value;
  /** @type {{ to: Route, label: string, sign: import("../../meet/views/parts/icon.js").IconName, isHere: boolean }[]} */
  const places = user?.isProvider ? [] : [
    { to: { name: "upcoming" }, label: text.meetings, sign: "list", isHere: now.name === "upcoming" || now.name === "meeting" },
    { to: { name: "calendar" }, label: text.calendar, sign: "calendar", isHere: now.name === "calendar" },
    { to: { name: "past" }, label: text.past, sign: "past", isHere: now.name === "past" || now.name === "record" },
    { to: { name: "recordings" }, label: text.recordings, sign: "record", isHere: now.name === "recordings" },
  ];
  if (user?.isProvider) places.push({ to: { name: "admin", part: "corporations" }, label: text.admin_corporations, sign: "building", isHere: true });
  else if (user?.isAdministrator) places.push({ to: { name: "admin", part: "people" }, label: text.administration, sign: "settings", isHere: now.name === "admin" });
  return html`<nav class="places" aria-label=${text.places}>
    ${places.map(
      ({ to, label, sign, isHere }) => html`<a key=${to.name} class="place" href=${fragmentOf(to)} aria-current=${isHere ? "page" : undefined}>${icon(sign)}<span>${label}</span></a>`,
    )}
  </nav>`;
}

/** @param {{ portal: Portal }} props */
function showOwn({ portal }) {
  const user = portal.session.user.value;
  if (user === null) return null;
  const text = words();
  /** @returns {import("../../meet/views/parts/menu.js").Item[]} */
  const items = () => [
    { label: user.name === user.account ? user.account : `${user.name} · ${user.account}` },
    { label: text.myData, icon: "people", onPick: () => portal.go({ name: "profile" }) },
    { label: text.changePassword, icon: "key", onPick: () => portal.go({ name: "password" }) },
    { label: text.aboutServer, icon: "info", onPick: () => location.assign("/") },
    { label: text.apiReference, icon: "screen", onPick: () => location.assign("/docs") },
    { label: text.ringSound, checked: portal.calls.hasSound.value, onPick: () => portal.calls.setSound(!portal.calls.hasSound.value) },
    { label: text.signOut, icon: "leave", onPick: () => void portal.session.signOut() },
    { label: text.language },
    ...Object.entries(LANGUAGES).map(([tag, name]) => ({
      label: name,
      lang: tag,
      checked: tag === language.value,
      onPick: () => choose(/** @type {import("../../i18n.js").Language} */ (tag)),
    })),
  ];
  return html`<${Menu} label=${fill(text.ownMenu, { initials: initials(user.name), name: user.name })} class="own-menu" items=${items}><${Avatar} name=${user.name} id=${user.userId} size="s" picture=${user.picture} /></${Menu}>`;
}

/** What has just been done, said once and shown for a while. @param {{ portal: Portal }} props */
function showTold({ portal }) {
  const told = portal.told.value;
  useEffect(() => {
    if (told === null) return;
    const timer = setTimeout(portal.hush, TOLD_MS);
    return () => clearTimeout(timer);
  }, [told?.count]);
  return html`<div class="told" role="status">${told && html`<p class="told-line" key=${told.count}>${icon(told.isError ? "warning" : "check")}<span>${words()[told.word]}</span></p>`}</div>`;
}

/** Following the link would replace the fragment, which names the page. @param {Event} event */
function toMain(event) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

const Places = live(showPlaces);
const Own = live(showOwn);
const Told = live(showTold);
export const Frame = live(showFrame);
