// The lines of a thread. Lines of one person that follow each other closely stand together under one
// name. The newest stays in sight unless one has scrolled up to read.

import { html, useEffect, useLayoutEffect, useRef, useState } from "../../../vendor/htm-preact.js";
import { fill, words } from "../../words.js";
import { Avatar } from "../parts/avatar.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { clock } from "../parts/time.js";
import { Linked } from "./links.js";

/** @typedef {import("../../state/model.js").ChatLine} ChatLine */

/** Lines further apart than this have the name and time again. */
const TOGETHER_MS = 5 * 60_000;

/** So close to the end counts as being there, in CSS pixels. */
const AT_END = 48;

/** @param {{ room: import("../../state/model.js").Room, thread: string | null }} props */
function showLines({ room, thread }) {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const isAtEnd = useRef(true);
  const [hasNews, setNews] = useState(false);
  const lines = room.chat.linesOf(thread).value;
  const toEnd = () => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
    setNews(false);
  };
  useLayoutEffect(() => {
    if (isAtEnd.current || lines.at(-1)?.mine) toEnd();
    else setNews(true);
  }, [lines]);
  useEffect(() => setNews(false), []);
  const follow = () => {
    if (!list.current) return;
    isAtEnd.current = list.current.scrollHeight - list.current.scrollTop - list.current.clientHeight < AT_END;
    if (isAtEnd.current) setNews(false);
  };
  const text = words();
  return html`<div class="lines-box">
    <div ref=${list} class="panel-scroll lines" tabindex="0" role="log" aria-live="off" aria-label=${text.chatTitle} onScroll=${follow}>
      ${lines.length === 0 && html`<p class="panel-empty">${thread === null ? text.chatEmpty : fill(text.privateTo, { name: room.nameOf(thread) })}</p>`}
      ${grouped(lines).map((group) => html`<${Group} key=${group[0]?.id} lines=${group} />`)}
    </div>
    ${hasNews && html`<button type="button" class="news" onClick=${toEnd}>${text.newMessages}${icon("down")}</button>`}
  </div>`;
}

/** @param {readonly ChatLine[]} lines @returns {ChatLine[][]} */
function grouped(lines) {
  /** @type {ChatLine[][]} */
  const groups = [];
  for (const line of lines) {
    const last = groups.at(-1)?.at(-1);
    if (last && last.from === line.from && last.name === line.name && line.atMs - last.atMs < TOGETHER_MS) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** @param {{ lines: ChatLine[] }} props */
function showGroup({ lines }) {
  const [first] = lines;
  if (!first) return null;
  const text = words();
  return html`<div class="line-group ${first.mine ? "is-mine" : ""}">
    ${!first.mine && html`<${Avatar} name=${first.name} id=${first.from} size="s" />`}
    <div class="line-texts">
      <p class="line-head"><strong>${first.mine ? text.you : first.name}</strong><time>${clock(first.atMs)}</time></p>
      ${lines.map((line) => html`<p key=${line.id} class="line"><${Linked} text=${line.text} /></p>`)}
    </div>
  </div>`;
}

const Group = live(showGroup);
export const Lines = live(showLines);
