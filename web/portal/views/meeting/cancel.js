// Calling a meeting off, asked once more.

import { html, useState } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { Question } from "../../../meet/views/parts/dialog.js";
import { words } from "../../words.js";

/** @param {{ model: import("../../state/meeting_page.js").MeetingPage, meeting: import("../../state/model.js").Meeting }} props */
function showCancel({ model, meeting }) {
  const [isAsked, setAsked] = useState(false);
  const text = words();
  const isRunning = meeting.state === "running";
  const label = meeting.repeat ? text.cancelSeries : text.cancelMeeting;
  const told = meeting.rules.mail || meeting.rules.calendar || meeting.rules.sms ? text.cancelTold : text.cancelUntold;
  return html`<button type="button" class="button quiet is-danger" aria-haspopup="dialog" onClick=${() => setAsked(true)}>${icon("trash")}${label}</button>
    ${isAsked && html`<${Question} title=${fill(text.cancelTitle, { subject: meeting.subject })} danger=${true} yes=${label}
      text=${`${isRunning ? text.cancelRunning : meeting.repeat ? text.cancelSeriesText : ""} ${told}`.trim()}
      onClose=${() => setAsked(false)} onYes=${() => void model.cancel()} />`}`;
}

export const CancelButton = live(showCancel);
