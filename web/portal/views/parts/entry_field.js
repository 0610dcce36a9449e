// Fields that the meeting's page does not need: days, times, numbers, several of many, one of few.

import { html } from "../../../vendor/htm-preact.js";
import { useId } from "../../../meet/views/parts/names.js";

/**
 * A line of any kind that browsers have.
 *
 * @param {object} props
 * @param {string} props.label
 * @param {string | number} props.value
 * @param {(value: string) => void} props.onInput
 * @param {"text" | "date" | "time" | "number" | "url" | "search"} [props.type]
 * @param {string} [props.error]
 * @param {string} [props.hint]
 * @param {string} [props.unit] stands behind the field
 * @param {string} [props.name] by which the form finds the field
 * @param {string} [props.placeholder]
 * @param {number | string} [props.min]
 * @param {number | string} [props.max]
 * @param {number} [props.maxlength]
 * @param {"numeric" | "text" | "email"} [props.inputmode]
 * @param {string} [props.class]
 * @param {boolean} [props.disabled]
 * @param {boolean} [props.first]
 */
export function Line({ label, value, onInput, type = "text", error, hint, unit, name, placeholder, min, max, maxlength, inputmode, class: look = "", disabled, first }) {
  const id = useId("line");
  const about = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return html`<div class="field ${look} ${error ? "is-wrong" : ""}">
    <label for=${id}>${label}</label>
    <div class="field-line ${unit ? "has-unit" : ""}">
      <input id=${id} name=${name} type=${type} value=${value} min=${min} max=${max} maxlength=${maxlength} placeholder=${placeholder} inputmode=${inputmode}
        autocomplete="off" spellcheck=${type === "text" ? undefined : false} disabled=${disabled} data-first=${first}
        aria-invalid=${error ? "true" : undefined} aria-describedby=${about || undefined}
        onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => onInput(event.currentTarget.value)} />
      ${unit && html`<span class="field-unit" aria-hidden="true">${unit}</span>`}
    </div>
    ${error && html`<p id=${`${id}-error`} class="field-error" role="alert">${error}</p>`}
    ${hint && html`<p id=${`${id}-hint`} class="field-hint">${hint}</p>`}
  </div>`;
}

/**
 * One of a few, all in sight.
 *
 * @template {string} T
 * @param {object} props
 * @param {string} props.label
 * @param {T} props.value
 * @param {{ value: T, label: string }[]} props.options
 * @param {(value: T) => void} props.onPick
 * @param {string} [props.class]
 * @param {boolean} [props.hidesLabel]
 */
export function Segments({ label, value, options, onPick, class: look = "", hidesLabel = false }) {
  const id = useId("segments");
  return html`<fieldset class="segments ${look}">
    <legend class=${hidesLabel ? "unseen" : ""}>${label}</legend>
    <div class="segments-line">${options.map(
      (option) => html`<label key=${option.value} class="segment"><input type="radio" name=${id} value=${option.value} checked=${option.value === value}
        onChange=${() => onPick(option.value)} /><span>${option.label}</span></label>`,
    )}</div>
  </fieldset>`;
}

/**
 * Several of many.
 *
 * @param {object} props
 * @param {string} props.label
 * @param {readonly number[]} props.chosen
 * @param {{ value: number, label: string, long?: string }[]} props.options
 * @param {(chosen: number[]) => void} props.onPick
 * @param {string} [props.error]
 * @param {string} [props.class]
 * @param {string} [props.name]
 */
export function Toggles({ label, chosen, options, onPick, error, class: look = "", name }) {
  const id = useId("toggles");
  const turn = (/** @type {number} */ value) => onPick(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value].sort((a, b) => a - b));
  return html`<fieldset class="toggles ${look}" aria-describedby=${error ? `${id}-error` : undefined}>
    <legend>${label}</legend>
    <div class="toggles-line">${options.map(
      (option) => html`<button key=${option.value} type="button" name=${name} class="toggle" aria-pressed=${chosen.includes(option.value) ? "true" : "false"}
        title=${option.long} onClick=${() => turn(option.value)}>${option.label}</button>`,
    )}</div>
    ${error && html`<p id=${`${id}-error`} class="field-error" role="alert">${error}</p>`}
  </fieldset>`;
}
