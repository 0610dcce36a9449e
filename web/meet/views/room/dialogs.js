// Which dialog is open, and the short ones themselves.

import { html, useState } from "../../../vendor/htm-preact.js";
import { fill, words } from "../../words.js";
import { refusalText } from "../entry/refusals.js";
import { HostControls } from "../host/controls.js";
import { DeviceChoices } from "../lobby/device_choices.js";
import { Preview, Problems } from "../lobby/preview.js";
import { Dialog, Question } from "../parts/dialog.js";
import { Switch, TextField } from "../parts/field.js";
import { live } from "../parts/live.js";
import { Invite } from "./invite.js";
import { Leaving } from "./leaving.js";
import { LiveStream } from "./live_stream.js";
import { Shortcuts } from "./shortcut_list.js";

/** @typedef {import("../../state/model.js").Meet} Meet */
/** @typedef {import("./desk.js").Desk} Desk */

/** Longest name that the protocol takes, in characters. */
const LONGEST_NAME = 96;

/** @param {{ meet: Meet, desk: Desk }} props */
function showDialogs({ meet, desk }) {
  const open = desk.dialog.value;
  const { room } = meet;
  const text = words();
  const close = () => desk.closeDialog();
  switch (open?.name) {
    case "leave":
      return html`<${Leaving} key="leave" meet=${meet} desk=${desk} />`;
    case "end":
      return html`<${Question} key="end" title=${text.endTitle} text=${text.endText} yes=${text.endForAll} danger=${true}
        onYes=${() => meet.endForAll()} onClose=${close} />`;
    case "invite":
      return html`<${Invite} key="invite" room=${room} onClose=${close} />`;
    case "shortcuts":
      return html`<${Shortcuts} key="shortcuts" onClose=${close} />`;
    case "host":
      return html`<${HostControls} key="host" meet=${meet} desk=${desk} />`;
    case "live":
      return html`<${LiveStream} key="live" room=${room} onClose=${close} />`;
    case "devices":
      return html`<${Dialog} key="devices" title=${text.devices} onClose=${close}>
        <${Preview} meet=${meet} /><${Problems} own=${meet.own} /><${DeviceChoices} own=${meet.own} /></${Dialog}>`;
    case "claim":
      return html`<${Claim} key="claim" room=${room} onClose=${close} />`;
    case "muteAll":
      return html`<${MuteAll} key="muteAll" room=${room} onClose=${close} />`;
    case "rename":
      return html`<${Renaming} key="rename" room=${room} participant=${open.participant} onClose=${close} />`;
    case "remove": {
      const name = room.nameOf(open.participant);
      return html`<${Question} key="remove" title=${fill(text.removeTitle, { name })} text=${fill(text.removeText, { name })} yes=${text.remove} danger=${true}
        onYes=${() => room.remove(open.participant)} onClose=${close} />`;
    }
    case "handOver": {
      const name = room.nameOf(open.participant);
      return html`<${Question} key="handOver" title=${fill(text.handOverTitle, { name })} text=${text.handOverText} yes=${text.handOver}
        onYes=${() => room.handOver(open.participant)} onClose=${close} />`;
    }
    case undefined:
      return null;
  }
}

/** @param {{ room: import("../../state/model.js").Room, onClose: () => void }} props */
function showMuteAll({ room, onClose }) {
  const [mayUnmute, setMayUnmute] = useState(true);
  const text = words();
  return html`<${Question} title=${text.muteAllTitle} yes=${text.muteAll} onYes=${() => room.muteAll(mayUnmute)} onClose=${onClose}>
    <${Switch} label=${text.muteAllAllow} on=${mayUnmute} onTurn=${setMayUnmute} />
  </${Question}>`;
}

/** @param {{ room: import("../../state/model.js").Room, participant: string, onClose: () => void }} props */
function showRenaming({ room, participant, onClose }) {
  const isMe = room.me.peek()?.id === participant;
  const text = words();
  return html`<${OneField} title=${isMe ? text.renameMe : text.renameTitle} label=${text.renameLabel} action=${text.save} start=${room.nameOf(participant)}
    onClose=${onClose} onSend=${(/** @type {string} */ name) => room.rename(name, isMe ? undefined : participant)} />`;
}

/** @param {{ room: import("../../state/model.js").Room, onClose: () => void }} props */
function showClaim({ room, onClose }) {
  const text = words();
  return html`<${OneField} title=${text.claimTitle} told=${text.claimText} label=${text.hostPassword} type="password" action=${text.claimHost}
    onClose=${onClose} onSend=${(/** @type {string} */ password) => room.claimHost(password)} />`;
}

/**
 * A dialog that asks for one thing, and stays open with the reason when it is refused.
 *
 * @param {object} props
 * @param {string} props.title
 * @param {string} [props.told]
 * @param {string} props.label
 * @param {string} props.action
 * @param {string} [props.start]
 * @param {"text" | "password"} [props.type]
 * @param {(value: string) => import("../../state/model.js").Outcome} props.onSend
 * @param {() => void} props.onClose
 */
function showOneField({ title, told, label, action, start = "", type = "text", onSend, onClose }) {
  const [value, setValue] = useState(start);
  const [error, setError] = useState(/** @type {string | undefined} */ (undefined));
  const send = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (value.trim() === "") return;
    const refusal = await onSend(type === "text" ? value.trim() : value);
    if (refusal) setError(refusalText(refusal).text);
    else onClose();
  };
  return html`<${Dialog} title=${title} onClose=${onClose}>
    <form class="dialog-form" onSubmit=${send} noValidate>
      ${told && html`<p class="dialog-text">${told}</p>`}
      <${TextField} label=${label} type=${type} value=${value} first=${true} error=${error} maxlength=${LONGEST_NAME} onInput=${setValue} />
      <div class="dialog-ends">
        <button type="button" class="button quiet" onClick=${onClose}>${words().cancel}</button>
        <button type="submit" class="button">${action}</button>
      </div>
    </form>
  </${Dialog}>`;
}

const MuteAll = live(showMuteAll);
const Renaming = live(showRenaming);
const Claim = live(showClaim);
const OneField = live(showOneField);
export const Dialogs = live(showDialogs);
