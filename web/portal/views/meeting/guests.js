// Who is invited, and who has answered.

import { html } from "../../../vendor/htm-preact.js";
import { Avatar } from "../../../meet/views/parts/avatar.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { replyOf } from "../../state/meeting_page.js";
import { counted, words } from "../../words.js";
import { moment } from "../parts/when.js";

/** @typedef {import("../../state/model.js").Answer} Answer */

/** @type {Record<Answer, import("../../../meet/views/parts/icon.js").IconName>} */
const SIGNS = { accepted: "check", declined: "close", tentative: "clock" };

/** @param {{ model: import("../../state/meeting_page.js").MeetingPage, meeting: import("../../state/model.js").Meeting }} props */
function showGuests({ model, meeting }) {
  const text = words();
  const replies = model.replies.value.value;
  const people = model.people.value.map((person) => ({ person, reply: replyOf(replies, person) }));
  /** @param {Answer} answer */
  const count = (answer) => people.filter(({ reply }) => reply?.answer === answer).length;
  const silent = people.filter(({ reply }) => reply === null).length;
  const sums = [
    counted("acceptedCount", count("accepted")),
    ...(count("tentative") > 0 ? [counted("tentativeCount", count("tentative"))] : []),
    ...(count("declined") > 0 ? [counted("declinedCount", count("declined"))] : []),
    counted("silentCount", silent),
  ];
  return html`<section class="panel-card" aria-labelledby="guests">
    <h2 id="guests">${text.people} <span class="count">${people.length}</span></h2>
    ${people.length === 0
      ? html`<p class="quiet-text">${text.nobodyInvited}</p>`
      : html`<p class="quiet-text">${sums.join(" · ")}</p>
        <ul class="guests is-shown">${people.map(({ person, reply }) => html`<li key=${person.key} class="guest">
          <${Avatar} name=${person.name} id=${person.email || person.userId || person.phone} size="s" />
          <p class="guest-name"><b>${person.name}</b><span>${[person.email, person.sms].filter((one) => one !== "" && one !== person.name).join(" · ") || person.account}</span></p>
          ${person.isHost && html`<span class="chip">${icon("crown")}${text.host}</span>`}
          ${reply && html`<span class="chip answer is-${reply.answer}" title=${moment(reply.atMs, model.ownZone)}>${icon(SIGNS[reply.answer])}${text[`answer_${reply.answer}`]}${
            reply.occurrence && meeting.repeat ? html`<span class="unseen"> (${text.oneMeeting})</span>` : ""}</span>`}
        </li>`)}</ul>`}
  </section>`;
}

export const Guests = live(showGuests);
