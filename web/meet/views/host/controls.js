// The rules of the meeting, for hosts.

import { html } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { Dialog } from "../parts/dialog.js";
import { Choice, Switch } from "../parts/field.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";

/** @typedef {import("../../state/model.js").ShareRule} ShareRule */
/** @typedef {import("../../state/model.js").ChatRule} ChatRule */

/** @param {{ meet: import("../../state/model.js").Meet, desk: import("../room/desk.js").Desk }} props */
function showHostControls({ meet, desk }) {
  const { room } = meet;
  const text = words();
  const rules = room.conference.value;
  if (!rules) return null;
  /** @type {{ value: ShareRule, label: string }[]} */
  const sharing = [
    { value: "everybody", label: text.ruleEverybody },
    { value: "hosts", label: text.ruleHosts },
  ];
  /** @type {{ value: ChatRule, label: string }[]} */
  const chatting = [
    { value: "everybody", label: text.chatEverybody },
    { value: "public", label: text.chatPublic },
    { value: "private", label: text.chatPrivate },
    { value: "hosts", label: text.chatHosts },
    { value: "nobody", label: text.chatNobody },
  ];
  return html`<${Dialog} title=${text.hostControlsTitle} onClose=${() => desk.closeDialog()}>
    <${Switch} label=${text.lockMeeting} text=${text.lockMeetingText} on=${rules.locked} onTurn=${(/** @type {boolean} */ on) => room.lock(on)} />
    <${Switch} label=${text.waitingRoom} text=${text.waitingRoomText} on=${rules.waitingRoom} onTurn=${(/** @type {boolean} */ on) => room.setWaitingRoom(on)} />
    <${Switch} label=${text.mayUnmute} text=${text.mayUnmuteText} on=${rules.mayUnmute} onTurn=${(/** @type {boolean} */ on) => room.allowUnmute(on)} />
    ${!rules.voiceOnly && html`<${Choice} label=${text.whoShares} value=${rules.share} options=${sharing} onPick=${(/** @type {ShareRule} */ who) => room.setShare(who)} />`}
    <${Choice} label=${text.whoChats} value=${rules.chat} options=${chatting} onPick=${(/** @type {ChatRule} */ who) => room.setChat(who)} />
    <div class="dialog-ends is-spread">
      <button type="button" class="button quiet" onClick=${() => desk.ask({ name: "muteAll" })}>${icon("microphoneOff")}${text.muteAll}</button>
      ${room.may.value.own && html`<button type="button" class="button danger" onClick=${() => desk.ask({ name: "end" })}>${text.endForAll}</button>`}
    </div>
  </${Dialog}>`;
}

export const HostControls = live(showHostControls);
