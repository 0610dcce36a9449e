// From which values on a line is bad.

import { html, useState } from "../../../vendor/htm-preact.js";
import { live } from "../../../meet/views/parts/live.js";
import { MEDIA } from "../../state/quality.js";
import { words } from "../../words.js";
import { Line, Segments } from "../parts/entry_field.js";
import { Loading, ProblemNote } from "../parts/problem.js";

/** @typedef {import("../../state/model.js").Thresholds} Thresholds */

/** What the server takes, and the unit. @type {Record<keyof Thresholds, { most: number, unit: string }>} */
const FIELDS = {
  lossSend: { most: 100, unit: "%" }, lossReceive: { most: 100, unit: "%" },
  latencySend: { most: 10_000, unit: "ms" }, latencyReceive: { most: 10_000, unit: "ms" },
  jitterSend: { most: 10_000, unit: "ms" }, jitterReceive: { most: 10_000, unit: "ms" },
  clientCpu: { most: 100, unit: "%" }, systemCpu: { most: 100, unit: "%" },
};

/** @param {{ model: import("../../state/quality.js").Quality }} props */
function showThresholds({ model }) {
  const [typed, setTyped] = useState(/** @type {Partial<Record<keyof Thresholds, string>>} */ ({}));
  const text = words();
  const found = model.thresholds.value.value;
  const names = /** @type {(keyof Thresholds)[]} */ (Object.keys(FIELDS)).filter((name) => found?.[name] !== undefined);
  const isWrong = (/** @type {keyof Thresholds} */ name) => {
    const given = typed[name];
    return given !== undefined && !(/^\d+$/.test(given) && Number(given) <= FIELDS[name].most);
  };
  const isChanged = names.some((name) => typed[name] !== undefined && typed[name] !== String(found?.[name]));
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (names.some(isWrong)) return;
    const wanted = Object.fromEntries(names.map((name) => [name, Number(typed[name] ?? found?.[name])]));
    if (await model.setThresholds(wanted)) setTyped({});
  };
  const pick = (/** @type {import("../../state/model.js").QualityMedium} */ medium) => {
    setTyped({});
    model.setMedium(medium);
  };
  return html`<form class="panel-card thresholds" onSubmit=${send} noValidate aria-labelledby="thresholds">
    <h3 id="thresholds">${text.thresholds}</h3>
    <p class="quiet-text">${text.thresholdsText}</p>
    <${Segments} label=${text.medium} value=${model.medium.value} options=${MEDIA.map((one) => ({ value: one, label: text[`medium_${one}`] }))} onPick=${pick} />
    <${ProblemNote} problem=${model.failed.value ?? model.thresholds.problem.value} />
    ${found === null ? !model.thresholds.problem.value && html`<${Loading} />` : html`<div class="fields-line">${names.map((name) => html`<${Line} key=${name} type="number" name=${name} label=${text[`threshold_${name}`]} unit=${FIELDS[name].unit}
      min=${0} max=${FIELDS[name].most} value=${typed[name] ?? found[name] ?? 0} error=${isWrong(name) ? `0–${FIELDS[name].most}` : undefined}
      onInput=${(/** @type {string} */ value) => setTyped({ ...typed, [name]: value })} />`)}</div>
      <p class="form-ends"><button type="submit" class="button" disabled=${!isChanged} aria-busy=${model.isBusy.value ? "true" : "false"}>${text.save}</button></p>`}
  </form>`;
}

export const ThresholdsForm = live(showThresholds);
