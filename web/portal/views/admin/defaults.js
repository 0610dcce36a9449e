// What a meeting of the corporation begins with.

import { html, useState } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { Choice, Switch } from "../../../meet/views/parts/field.js";
import { live } from "../../../meet/views/parts/live.js";
import { counted, words } from "../../words.js";
import { NOTICE_LANGUAGES } from "../booking/more.js";
import { Line } from "../parts/entry_field.js";
import { Loading, ProblemNote } from "../parts/problem.js";
import { zoneLabel } from "../parts/when.js";

/** @typedef {import("../../state/model.js").Defaults} Defaults */

/** Days that records can be kept. @type {readonly number[]} */
const HISTORY_DAYS = [30, 92, 183, 365];

/** @param {{ model: import("../../state/admin.js").Admin }} props */
function showDefaults({ model }) {
  const [changed, setChanged] = useState(/** @type {Partial<Defaults>} */ ({}));
  const text = words();
  const corporation = model.corporation.value.value;
  if (corporation === null) return html`<${ProblemNote} problem=${model.corporation.problem.value} onAgain=${model.again} />${!model.corporation.problem.value && html`<${Loading} />`}`;
  const now = { ...corporation.defaults, ...changed };
  const change = (/** @type {Partial<Defaults>} */ one) => setChanged({ ...changed, ...one });
  const isChanged = Object.keys(changed).length > 0;
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    await model.setDefaults(changed);
    if (model.failed.value === null) setChanged({});
  };
  /** @param {{ [K in keyof Defaults]-?: Defaults[K] extends boolean ? K : never }[keyof Defaults]} name @param {string} label @param {string} [about] */
  const turn = (name, label, about) => html`<${Switch} label=${label} text=${about} on=${now[name]} onTurn=${(/** @type {boolean} */ on) => change({ [name]: on })} />`;
  const days = [...new Set([...HISTORY_DAYS, now.historyDays])].sort((a, b) => a - b);
  const number = (/** @type {string} */ typed) => Math.round(Number(typed));
  return html`<form class="admin-form" onSubmit=${send} noValidate>
    <h2>${text.admin_defaults}</h2>
    <p class="quiet-text">${text.defaultsText} ${corporation.channels.mail === "folder" ? text.mailToFolder : ""}</p>
    <div class="panel-card">
      <div class="fields-line">
        <${Choice} label=${text.zone} value=${now.zone} options=${model.zones.list.value.map((zone) => ({ value: zone.id, label: zoneLabel(zone) }))} onPick=${(/** @type {string} */ zone) => change({ zone })} />
        <${Choice} label=${text.noticeLanguage} value=${now.language} options=${NOTICE_LANGUAGES} onPick=${(/** @type {any} */ language) => change({ language })} />
      </div>
    </div>
    <div class="panel-card switches"><h3>${text.notices}</h3>
      ${turn("mail", text.mailNotice, text.mailNoticeText)}${turn("calendar", text.calendarNotice, text.calendarNoticeText)}
      ${turn("sms", text.smsNotice, corporation.channels.sms === "none" ? text.smsNotSet : text.smsNoticeText)}
      <${Line} type="number" label=${text.remindMin} unit=${text.minutes} value=${now.remindMin} min=${0} hint=${text.remindMinText} onInput=${(/** @type {string} */ typed) => change({ remindMin: Number(typed) })} />
    </div>
    <div class="panel-card switches"><h3>${text.inMeeting}</h3>
      ${turn("isMuted", text.muted, text.mutedText)}${turn("areTerminalsMuted", text.terminalsMuted)}${turn("isRung", text.ringAtStart, text.ringAtStartText)}
      ${turn("guestsMayStart", text.guestsMayStart, text.guestsMayStartText)}${turn("waitingRoom", text.waitingRoom, text.waitingRoomText)}
    </div>
    <div class="panel-card switches"><h3>${text.afterwards}</h3>
      ${turn("keepBooking", text.keepBooking, text.keepBookingText)}
      <${Choice} label=${text.historyDays} value=${String(now.historyDays)} options=${days.map((one) => ({ value: String(one), label: counted("dayCount", one) }))} onPick=${(/** @type {string} */ one) => change({ historyDays: Number(one) })} />
    </div>
    ${now.passwordLength !== undefined && html`<div class="panel-card"><h3>${text.passwords}</h3>
      <div class="fields-line is-paired">
        <${Line} type="number" label=${text.passwordLength} name="passwordLength" value=${now.passwordLength} min=${8} max=${32} onInput=${(/** @type {string} */ typed) => change({ passwordLength: number(typed) })} />
        <${Choice} label=${text.passwordKinds} value=${String(now.passwordKinds)} options=${[2, 3, 4].map((one) => ({ value: String(one), label: fill(text.passwordKindsOf, { count: one }) }))} onPick=${(/** @type {string} */ one) => change({ passwordKinds: Number(one) })} />
        <${Line} type="number" label=${text.passwordDays} name="passwordDays" unit=${text.days} value=${now.passwordDays ?? 0} min=${0} max=${999} hint=${text.passwordDaysText} onInput=${(/** @type {string} */ typed) => change({ passwordDays: number(typed) })} />
      </div>
      <p class="quiet-text">${text.passwordsText}</p>
    </div>`}
    <p class="form-ends"><button type="submit" class="button" disabled=${!isChanged} aria-busy=${model.isBusy.value ? "true" : "false"}>${text.save}</button></p>
  </form>`;
}

export const DefaultsForm = live(showDefaults);
