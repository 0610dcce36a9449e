// The page of one meeting that is not over.

import { html } from "../../../vendor/htm-preact.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { CopyButton } from "../../../meet/views/parts/copy.js";
import { live } from "../../../meet/views/parts/live.js";
import { entries } from "../../state/agenda.js";
import { fragmentOf } from "../../state/route.js";
import { words } from "../../words.js";
import { download } from "../parts/download.js";
import { ownLink } from "../parts/join.js";
import { Loading, ProblemNote } from "../parts/problem.js";
import { CancelButton } from "./cancel.js";
import { Entrance } from "./entrance.js";
import { Guests } from "./guests.js";
import { invitation } from "./invitation.js";
import { Occurrences } from "./occurrences.js";
import { WhenText } from "./when_text.js";

/** @typedef {import("../../state/meeting_page.js").MeetingPage} Model */

/** @param {{ portal: import("../../state/portal.js").Portal, model: Model }} props */
function showMeeting({ portal, model }) {
  const text = words();
  const { load } = model;
  const meeting = model.meeting.value;
  return html`<section class="sheet">
    <header class="sheet-head">
      <a class="back" href=${fragmentOf({ name: "upcoming" })}>${icon("left")}${text.meetings}</a>
      <h1 tabindex="-1">${meeting?.subject ?? text.meeting}</h1>
      ${meeting && html`<${WhenText} meeting=${meeting} zones=${portal.zones} nowMs=${model.nowMs.value} />`}
    </header>
    ${meeting === null && html`<${ProblemNote} problem=${load.problem.value} onAgain=${model.again} />`}
    ${meeting === null && !load.problem.value && html`<${Loading} />`}
    ${meeting && html`<${Actions} portal=${portal} model=${model} meeting=${meeting} />
      <${ProblemNote} problem=${model.failed.value} />
      <div class="meeting-parts">
        <${Entrance} meeting=${meeting} />
        <${Guests} model=${model} meeting=${meeting} />
        ${meeting.repeat && html`<${Occurrences} model=${model} meeting=${meeting} zones=${portal.zones} />`}
      </div>`}
  </section>`;
}

/** @param {{ portal: import("../../state/portal.js").Portal, model: Model, meeting: import("../../state/model.js").Meeting }} props */
function showActions({ portal, model, meeting }) {
  const text = words();
  const isRunning = meeting.state === "running";
  const next = entries([meeting], { zone: portal.zones.own, nowMs: model.nowMs.value }).find((entry) => entry.endMs > model.nowMs.value) ?? null;
  const zone = portal.zones.find(meeting.zone) ?? null;
  const save = async () => {
    const file = await model.calendar();
    if (file !== null) download(`${meeting.subject}.ics`, "text/calendar", file);
  };
  return html`<div class="meeting-actions">
    <a class="button" href=${ownLink(meeting)}>${icon("camera")}${isRunning ? text.joinNow : text.join}</a>
    <${CopyButton} class="quiet" label=${text.copyInvitation} text=${invitation(meeting, next, zone)} />
    <button type="button" class="button quiet" onClick=${save}>${icon("download")}${text.calendarFile}</button>
    ${model.isMine.value && !isRunning && html`<a class="button quiet" href=${fragmentOf({ name: "edit", id: meeting.id })}>${icon("edit")}${meeting.repeat ? text.editSeries : text.edit}</a>`}
    ${model.isMine.value && html`<${CancelButton} model=${model} meeting=${meeting} />`}
  </div>`;
}

const Actions = live(showActions);
export const MeetingPage = live(showMeeting);
