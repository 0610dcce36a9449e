// How to bring others: the guests' link or, to one of a webinar's audience, the audience's, and the number
// of the meeting.

import { html } from "../../../vendor/htm-preact.js";
import { grouped } from "../../../start/link.js";
import { words } from "../../words.js";
import { CopyButton } from "../parts/copy.js";
import { Dialog } from "../parts/dialog.js";
import { live } from "../parts/live.js";

/** @param {{ room: import("../../state/model.js").Room, onClose: () => void }} props */
function showInvite({ room, onClose }) {
  const text = words();
  const conference = room.conference.value;
  if (!conference) return null;
  const { audienceLink, number } = conference;
  const link = room.me.value?.role === "audience" ? audienceLink : conference.guestLink;
  return html`<${Dialog} title=${text.inviteTitle} onClose=${onClose}>
    <dl class="invite">
      <dt>${text.meetingId}</dt>
      <dd class="invite-number">${grouped(number).map((group, index) => html`<span key=${index}>${group}</span>`)}</dd>
      ${link && html`<dt>${text.inviteLink}</dt><dd class="invite-link">${link}</dd>`}
    </dl>
    <p class="dialog-text">${link ? text.inviteText : text.inviteNoLink}</p>
    <div class="dialog-ends">
      <${CopyButton} class="quiet" text=${number} label=${text.meetingId} />
      ${link && html`<${CopyButton} text=${link} label=${text.copyLink} />`}
    </div>
  </${Dialog}>`;
}

export const Invite = live(showInvite);
