// The settings that most meetings leave as they are.

import { html } from "../../../vendor/htm-preact.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { Choice, Switch } from "../../../meet/views/parts/field.js";
import { live } from "../../../meet/views/parts/live.js";
import { MOST_PROLONG_MIN } from "../../state/draft.js";
import { counted, words } from "../../words.js";
import { Line, Segments } from "../parts/entry_field.js";

/** @typedef {import("../../state/booking.js").Booking} Booking */

const PROLONGS = [0, 5, 10, 15, 30, 45, MOST_PROLONG_MIN];

/** Languages of notices, in their own names. */
export const NOTICE_LANGUAGES = /** @type {const} */ ([
  { value: "en-US", label: "English" },
  { value: "pt-BR", label: "Português (Brasil)" },
  { value: "zh-CN", label: "简体中文" },
]);

/** @param {{ model: Booking, corporation: import("../../../vendor/signals-core.js").ReadonlySignal<import("../../state/model.js").Corporation | null> }} props */
function showMore({ model, corporation }) {
  const draft = model.draft.value;
  if (draft === null) return null;
  const text = words();
  const hasSms = (corporation.value?.channels.sms ?? "none") !== "none";
  return html`<fieldset class="part">
      <legend class="part-title">${text.notices}</legend>
      <div class="switches">
        <${Switch} label=${text.mailNotice} text=${text.mailNoticeText} on=${draft.mail} onTurn=${(/** @type {boolean} */ mail) => model.change({ mail })} />
        <${Switch} label=${text.calendarNotice} text=${text.calendarNoticeText} on=${draft.calendar} onTurn=${(/** @type {boolean} */ calendar) => model.change({ calendar })} />
        ${hasSms && html`<${Switch} label=${text.smsNotice} text=${text.smsNoticeText} on=${draft.sms} onTurn=${(/** @type {boolean} */ sms) => model.change({ sms })} />`}
      </div>
      ${!draft.webinar && html`<${Choice} label=${text.noticeLanguage} value=${draft.language} options=${NOTICE_LANGUAGES} onPick=${(/** @type {any} */ language) => model.change({ language })} />`}
    </fieldset>
    <details class="part more-settings">
      <summary>${icon("right")}<span>${text.moreSettings}</span></summary>
      <div class="more-body">${!draft.webinar && html`<${Where} model=${model} />`}<${Access} model=${model} />${!draft.webinar && html`<${Order} model=${model} />`}</div>
    </details>`;
}

/** @param {{ model: Booking }} props */
function showWhere({ model }) {
  const draft = model.draft.value;
  if (draft === null) return null;
  const text = words();
  const rooms = model.rooms.value;
  const wrong = model.wrong.value.room;
  const options = [
    { value: "", label: text.roomNone },
    ...rooms.map((room) => ({ value: room.isPersonal ? "personal" : room.id, label: room.isPersonal ? `${text.roomPersonal} (${room.number})` : `${room.name} (${room.number})` })),
  ];
  return html`<div class="more-part">
    ${rooms.length > 0 && model.id === null && html`<${Choice} label=${text.room} value=${draft.room} options=${options} onPick=${(/** @type {string} */ room) => model.change({ room, isNumberRandom: room === "" })} />
      ${wrong && html`<p class="field-error" role="alert">${text[wrong]}</p>`}
      ${draft.room !== "" && html`<${Segments} label=${text.roomNumber} value=${draft.isNumberRandom ? "random" : "fixed"}
        options=${[{ value: "fixed", label: text.roomFixed }, { value: "random", label: text.roomRandom }]} onPick=${(/** @type {string} */ one) => model.change({ isNumberRandom: one === "random" })} />`}`}
    <${Segments} label=${text.media} value=${draft.isVoiceOnly ? "voice" : "video"}
      options=${[{ value: "video", label: text.mediaVideo }, { value: "voice", label: text.mediaVoice }]} onPick=${(/** @type {string} */ one) => model.change({ isVoiceOnly: one === "voice" })} />
  </div>`;
}

/** @param {{ model: Booking }} props */
function showAccess({ model }) {
  const draft = model.draft.value;
  if (draft === null) return null;
  const text = words();
  const wrong = model.wrong.value;
  // A webinar has a password for each, and its hosts let nobody in one by one.
  const isFixed = draft.webinar !== null || (draft.room !== "" && !draft.isNumberRandom);
  /** @type {{ value: import("../../state/model.js").Admission, label: string }[]} */
  const admissions = [
    { value: "everyone", label: text.admitsEveryone }, { value: "corporation", label: text.admitsCorporation }, { value: "invited", label: text.admitsInvited },
  ];
  return html`<div class="more-part">
    <h2>${text.access}</h2>
    <${Choice} label=${draft.webinar ? text.panelAdmission : text.admission} value=${draft.admission} options=${admissions} onPick=${(/** @type {any} */ admission) => model.change({ admission })} />
    ${!draft.isPasswordFree && html`<${Line} name="guestPassword" label=${draft.webinar ? text.panelPassword : text.guestPassword} inputmode="numeric" maxlength=${16} value=${draft.guestPassword} placeholder=${text.passwordMadeUp}
      hint=${text.passwordHint} error=${wrong.guestPassword && text[wrong.guestPassword]} onInput=${(/** @type {string} */ guestPassword) => model.change({ guestPassword })} />`}
    ${!isFixed && html`<${Switch} label=${text.passwordFree} on=${draft.isPasswordFree} onTurn=${(/** @type {boolean} */ isPasswordFree) => model.change({ isPasswordFree })} />`}
    ${!draft.webinar && html`<${Switch} label=${text.waitingRoom} text=${text.waitingRoomText} on=${draft.waitingRoom} onTurn=${(/** @type {boolean} */ waitingRoom) => model.change({ waitingRoom })} />`}
    ${!isFixed && html`<${Switch} label=${text.guestsMayStart} text=${text.guestsMayStartText} on=${draft.guestsMayStart} onTurn=${(/** @type {boolean} */ guestsMayStart) => model.change({ guestsMayStart })} />`}
  </div>`;
}

/** @param {{ model: Booking }} props */
function showOrder({ model }) {
  const draft = model.draft.value;
  if (draft === null) return null;
  const text = words();
  const wrong = model.wrong.value;
  const lengths = [...new Set([...PROLONGS, draft.prolongMin])].sort((a, b) => a - b);
  return html`<div class="more-part">
    <h2>${text.inMeeting}</h2>
    <${Switch} label=${text.muted} text=${text.mutedText} on=${draft.isMuted} onTurn=${(/** @type {boolean} */ isMuted) => model.change({ isMuted })} />
    <div class="fields-line">
      <${Choice} label=${text.prolong} value=${String(draft.prolongMin)} options=${lengths.map((one) => ({ value: String(one), label: one === 0 ? text.prolongNo : counted("prolongBy", one) }))}
        onPick=${(/** @type {string} */ one) => model.change({ prolongMin: Number(one) })} />
      <${Line} type="number" name="capacity" label=${text.capacity} value=${draft.capacity || ""} min=${0} placeholder=${text.capacityNone}
        error=${wrong.capacity && text[wrong.capacity]} onInput=${(/** @type {string} */ typed) => model.change({ capacity: Number(typed || 0) })} />
    </div>
  </div>`;
}

const Where = live(showWhere);
const Access = live(showAccess);
const Order = live(showOrder);
export const MoreSettings = live(showMore);
