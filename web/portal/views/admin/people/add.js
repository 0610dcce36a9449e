// Adding one person.

import { html, useState } from "../../../../vendor/htm-preact.js";
import { Dialog } from "../../../../meet/views/parts/dialog.js";
import { live } from "../../../../meet/views/parts/live.js";
import { draftOf, faults } from "../../../state/admin/member_draft.js";
import { words } from "../../../words.js";
import { ProblemNote } from "../../parts/problem.js";
import { MemberFields } from "./member_fields.js";

/** @param {{ model: import("../../../state/admin/people.js").People, onClose: () => void }} props */
function showAdd({ model, onClose }) {
  const [draft, setDraft] = useState(draftOf());
  const [path, setPath] = useState("");
  const [isTried, setTried] = useState(false);
  const text = words();
  const found = isTried ? faults(draft, true) : {};
  const close = () => (model.forget(), onClose());
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults(draft, true)).length === 0 && (await model.add(draft))) close();
  };
  return html`<${Dialog} title=${text.addPerson} class="wide" onClose=${close}>
    <form class="dialog-form" onSubmit=${send} noValidate>
      <${MemberFields} draft=${draft} onChange=${(/** @type {any} */ changed) => setDraft({ ...draft, ...changed })} faults=${found} path=${path} onPath=${setPath} finder=${model.departments} isNew=${true} />
      <p class="quiet-text">${text.addPersonText}</p>
      <${ProblemNote} problem=${model.failed.value} />
      <div class="dialog-ends"><button type="button" class="button quiet" onClick=${close}>${text.cancel}</button><button type="submit" class="button" aria-busy=${model.isBusy.value ? "true" : "false"}>${text.addPerson}</button></div>
    </form>
  </${Dialog}>`;
}

export const AddPerson = live(showAdd);
