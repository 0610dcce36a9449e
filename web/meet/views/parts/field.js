// What is filled in: a line of text, a password, a choice, a switch. Each has its label beside it.

import { html, useState } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { icon } from "./icon.js";
import { useId } from "./names.js";

/**
 * A line of text.
 *
 * @param {object} props
 * @param {string} props.label
 * @param {string} props.value
 * @param {(value: string) => void} props.onInput
 * @param {"text" | "password"} [props.type]
 * @param {string} [props.error] what is wrong with it
 * @param {string} [props.autocomplete]
 * @param {string} [props.placeholder]
 * @param {number} [props.maxlength]
 * @param {boolean} [props.first] takes the focus in a dialog
 */
export function TextField({ label, value, onInput, type = "text", error, autocomplete = "off", placeholder, maxlength, first }) {
  const id = useId("field");
  const [isShown, setShown] = useState(false);
  return html`<div class="field ${error ? "is-wrong" : ""}">
    <label for=${id}>${label}</label>
    <div class="field-line">
      <input id=${id} type=${type === "password" && !isShown ? "password" : "text"} value=${value} placeholder=${placeholder}
        autocomplete=${autocomplete} autocapitalize="off" spellcheck=${false} maxlength=${maxlength} data-first=${first}
        aria-invalid=${error ? "true" : undefined} aria-describedby=${error ? `${id}-error` : undefined}
        onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => onInput(event.currentTarget.value)} />
      ${type === "password" && html`<button type="button" class="icon-button" aria-pressed=${isShown ? "true" : "false"}
        aria-label=${isShown ? words().hidePassword : words().showPassword} title=${isShown ? words().hidePassword : words().showPassword}
        onClick=${() => setShown(!isShown)}>${icon("eye")}</button>`}
    </div>
    ${error && html`<p id=${`${id}-error`} class="field-error" role="alert">${error}</p>`}
  </div>`;
}

/**
 * One of several.
 *
 * @param {object} props
 * @param {string} props.label
 * @param {import("./icon.js").IconName} [props.sign]
 * @param {string} props.value
 * @param {{ value: string, label: string }[]} props.options
 * @param {boolean} [props.disabled]
 * @param {(value: string) => void} props.onPick
 */
export function Choice({ label, sign, value, options, disabled, onPick }) {
  const id = useId("choice");
  return html`<div class="choice">
    <label for=${id}>${sign && icon(sign)}<span>${label}</span></label>
    <select id=${id} value=${value} disabled=${disabled}
      onChange=${(/** @type {{ currentTarget: HTMLSelectElement }} */ event) => onPick(event.currentTarget.value)}>
      ${options.map((option) => html`<option key=${option.value} value=${option.value} selected=${option.value === value}>${option.label}</option>`)}
    </select>
  </div>`;
}

/**
 * Something that is on or off.
 *
 * @param {object} props
 * @param {string} props.label
 * @param {string} [props.text] what it means
 * @param {boolean} props.on
 * @param {(on: boolean) => void} props.onTurn
 */
export function Switch({ label, text, on, onTurn }) {
  const id = useId("switch");
  return html`<div class="switch-row">
    <div><span id=${id} class="switch-label">${label}</span>${text && html`<span id=${`${id}-text`} class="switch-text">${text}</span>`}</div>
    <button type="button" role="switch" class="switch" aria-checked=${on ? "true" : "false"} aria-labelledby=${id}
      aria-describedby=${text ? `${id}-text` : undefined} onClick=${() => onTurn(!on)}><span></span></button>
  </div>`;
}
