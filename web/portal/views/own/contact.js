// A new e-mail address or phone number of one's own: where it is, then the code that came there.

import { html, useState } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { Dialog } from "../../../meet/views/parts/dialog.js";
import { TextField } from "../../../meet/views/parts/field.js";
import { live } from "../../../meet/views/parts/live.js";
import { words } from "../../words.js";
import { ProblemNote } from "../parts/problem.js";

/** @param {{ model: import("../../state/profile.js").Profile, kind: import("../../state/profile.js").ContactKind, onClose: () => void }} props */
function showContact({ model, kind, onClose }) {
  const [contact, setContact] = useState("");
  const [code, setCode] = useState("");
  const text = words();
  const asked = model.asked.value;
  const isReady = (asked === null ? contact : code).trim() !== "";
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (!isReady) return;
    if (asked === null) await model.ask(contact);
    else if (await model.confirm(code)) onClose();
  };
  return html`<${Dialog} title=${kind === "email" ? text.changeEmail : text.changePhone} onClose=${onClose}>
    <form class="dialog-form" onSubmit=${send} noValidate>
      ${asked === null
        ? html`<p class="quiet-text">${text.contactText}</p>
          <${TextField} key="contact" label=${kind === "email" ? text.newEmail : text.newPhone} value=${contact} autocomplete=${kind === "email" ? "email" : "tel"} maxlength=${255} first=${true} onInput=${setContact} />`
        : html`<p class="quiet-text" role="status">${fill(text.contactCodeText, { contact: asked })}</p>
          <${TextField} key="code" label=${text.ownCode} value=${code} autocomplete="one-time-code" maxlength=${16} first=${true} onInput=${setCode} />`}
      <${ProblemNote} problem=${model.isBusy.value ? null : model.failed.value} />
      <div class="dialog-ends"><button type="button" class="button quiet" onClick=${onClose}>${text.cancel}</button>
        <button type="submit" class="button" disabled=${!isReady} aria-busy=${model.isBusy.value ? "true" : "false"}>${asked === null ? text.sendOwnCode : text.save}</button></div>
    </form>
  </${Dialog}>`;
}

export const ContactDialog = live(showContact);
