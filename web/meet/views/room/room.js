// The meeting: the stage, the controls below it, a panel beside it, and what happens above it.

import { html, useEffect, useMemo } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { ChatPanel } from "../chat/panel.js";
import { live, useFollow } from "../parts/live.js";
import { PeoplePanel } from "../people/panel.js";
import { Stage } from "../stage/stage.js";
import { Announcer } from "./announcer.js";
import { Banner } from "./banner.js";
import { createDesk } from "./desk.js";
import { Dialogs } from "./dialogs.js";
import { Happenings } from "./happenings.js";
import { Head } from "./head.js";
import { useShortcuts } from "./shortcuts.js";
import { Sound } from "./sound.js";
import { Toolbar } from "./toolbar.js";

/** @param {{ meet: import("../../state/model.js").Meet, reconnecting: boolean }} props */
function showRoom({ meet, reconnecting }) {
  const desk = useMemo(createDesk, []);
  const { room } = meet;
  useShortcuts(meet, desk);
  // The page itself never scrolls while the meeting fills it.
  useEffect(() => {
    document.documentElement.classList.add("in-room");
    return () => document.documentElement.classList.remove("in-room");
  }, []);
  useFollow(() => {
    if (desk.panel.value !== "chat") room.chat.show(undefined);
  });
  const panel = desk.panel.value;
  return html`<div class="room ${panel ? "has-panel" : ""}">
    <${Head} meet=${meet} desk=${desk} />
    <${Banner} meet=${meet} reconnecting=${reconnecting} />
    <main class="room-body" aria-label=${words().room}>
      <${Stage} meet=${meet} desk=${desk} />
      ${panel === "people" && html`<${PeoplePanel} key="people" meet=${meet} desk=${desk} />`}
      ${panel === "chat" && html`<${ChatPanel} key="chat" meet=${meet} desk=${desk} />`}
    </main>
    <${Toolbar} meet=${meet} desk=${desk} />
    <${Happenings} meet=${meet} desk=${desk} />
    <${Announcer} room=${room} />
    <${Sound} meet=${meet} />
    <${Dialogs} meet=${meet} desk=${desk} />
  </div>`;
}

export const Room = live(showRoom);
