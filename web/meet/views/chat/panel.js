// What people write: everybody's thread, and private ones.

import { html, useEffect } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { Menu } from "../parts/menu.js";
import { Panel } from "../parts/panel.js";
import { Composer } from "./composer.js";
import { Lines } from "./lines.js";

/** @typedef {import("../../state/model.js").Room} Room */

/** @param {{ meet: import("../../state/model.js").Meet, desk: import("../room/desk.js").Desk }} props */
function showChatPanel({ meet, desk }) {
  const { room } = meet;
  useEffect(() => {
    if (room.chat.open.peek() === undefined) room.chat.show(null);
  }, []);
  const open = room.chat.open.value ?? null;
  return html`<${Panel} title=${words().chatTitle} onClose=${() => desk.closePanel()}>
    <${Threads} room=${room} open=${open} />
    <${Lines} key=${`lines ${open}`} room=${room} thread=${open} />
    <${Composer} key=${`composer ${open}`} room=${room} thread=${open} />
  </${Panel}>`;
}

/** Which thread is open, and the way to another. @param {{ room: Room, open: string | null }} props */
function showThreads({ room, open }) {
  const { chat } = room;
  const text = words();
  const threads = chat.threads.value;
  const others = chat.partners.value.filter(({ id }) => !threads.some((thread) => thread.with === id));
  const isNew = open !== null && !threads.some((thread) => thread.with === open);
  const shown = isNew ? [...threads, { with: open, name: room.nameOf(open), unread: 0, lastAtMs: 0, here: true }] : threads;
  if (shown.length < 2 && others.length === 0) return null;
  return html`<div class="threads">
    <div class="threads-list" role="group" aria-label=${text.chatTo}>
      ${shown.map(
        (thread) => html`<button key=${thread.with ?? "all"} type="button" class="thread ${thread.here ? "" : "is-gone"}"
          aria-pressed=${thread.with === open ? "true" : "false"} onClick=${() => chat.show(thread.with)}>
          ${thread.with !== null && icon("lock")}<span>${thread.with === null ? text.everybody : thread.name}</span>
          ${thread.unread > 0 && html`<span class="badge">${thread.unread}</span>`}
        </button>`,
      )}
    </div>
    ${others.length > 0 &&
    html`<${Menu} class="icon-button" label=${text.writeTo}
      items=${() => [{ label: text.writeTo }, ...others.map(({ id, name }) => ({ label: name, onPick: () => chat.show(id) }))]}>${icon("edit")}</${Menu}>`}
  </div>`;
}

const Threads = live(showThreads);
export const ChatPanel = live(showChatPanel);
