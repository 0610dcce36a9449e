// One meeting in a list.

import { html } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { fragmentOf } from "../../state/route.js";
import { wallOf } from "../../state/zone_time.js";
import { words } from "../../words.js";
import { ownLink } from "../parts/join.js";
import { clock, lengthText, zoneCity } from "../parts/when.js";

/** A meeting that begins so soon can be joined from the list. */
const SOON_MS = 15 * 60_000;

/**
 * @param {object} props
 * @param {import("../../state/agenda.js").Entry} props.entry
 * @param {import("../../state/zones.js").Zones} props.zones
 * @param {number} props.nowMs
 */
export function Row({ entry, zones, nowMs }) {
  const { meeting, startMs, endMs, isRunning } = entry;
  const text = words();
  const isOver = meeting.state === "over";
  const mayJoin = !isOver && (isRunning || startMs - nowMs < SOON_MS);
  const to = isOver && meeting.holding ? fragmentOf({ name: "record", holding: meeting.holding }) : fragmentOf({ name: "meeting", id: meeting.id });
  return html`<li class="row ${isRunning ? "is-running" : ""}">
    <div class="row-when"><span class="row-start">${clock(startMs, zones.own)}</span><span class="row-length">${lengthText((endMs - startMs) / 60_000)}</span></div>
    <div class="row-what">
      <a class="row-subject" href=${to}>${meeting.subject}</a>
      <p class="row-facts">
        ${isRunning && html`<span class="chip chip-running"><span class="lamp"></span>${text.running}</span>`}
        ${meeting.repeat && html`<span class="fact">${icon("repeat")}${text.series}</span>`}
        ${elsewhere(zones, meeting.zone, startMs)}
        <span class="fact">${meeting.scheduler.name}</span>
        ${meeting.room && html`<span class="fact">${icon("door")}${meeting.room.number}</span>`}
      </p>
    </div>
    ${mayJoin && html`<a class="button small ${isRunning ? "" : "quiet"}" href=${ownLink(meeting)}>${text.join}<span class="unseen">: ${meeting.subject}</span></a>`}
  </li>`;
}

/** The time in the meeting's own zone, where clocks show another one. @param {import("../../state/zones.js").Zones} zones @param {string} id @param {number} ms */
function elsewhere(zones, id, ms) {
  const zone = zones.find(id);
  if (!zone) return null;
  const there = wallOf(zone.name, ms);
  const here = wallOf(zones.own, ms);
  if (there.date === here.date && there.time === here.time) return null;
  return html`<span class="fact">${icon("globe")}${fill(words().timeElsewhere, { time: clock(ms, zone.name), place: zoneCity(zone.name) })}</span>`;
}
