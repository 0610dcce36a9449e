// A button of the toolbar: a sign over its word.

import { html } from "../../../vendor/htm-preact.js";
import { icon } from "../parts/icon.js";
import { useId } from "../parts/names.js";

/**
 * @param {object} props
 * @param {import("../parts/icon.js").IconName} props.sign
 * @param {string} props.label what pressing it does
 * @param {string} props.word under the sign
 * @param {string} [props.keyName] the shortcut
 * @param {"off" | "active" | "open" | "danger" | ""} [props.look]
 * @param {boolean} [props.pressed] for a button that turns something on and off
 * @param {boolean} [props.expanded] for a button that opens a panel
 * @param {boolean} [props.disabled]
 * @param {boolean} [props.busy]
 * @param {string} [props.note] what else is to be known of it: read out after its name
 * @param {string} [props.name] for styles that leave it out on a narrow screen
 * @param {import("../../../vendor/htm-preact.js").Child} [props.badge]
 * @param {() => void} props.onPress
 */
export function Control({ sign, label, word, keyName, look = "", pressed, expanded, disabled, busy, note, name, badge, onPress }) {
  const id = useId("control");
  const told = note ? `${label}, ${note}` : label;
  const title = keyName ? `${told} (${keyName})` : told;
  return html`<button type="button" class="control ${look && `is-${look}`} ${name ? `control-${name}` : ""}" aria-label=${label} title=${title}
    aria-keyshortcuts=${keyName?.toLowerCase()} aria-pressed=${pressed === undefined ? undefined : String(pressed)}
    aria-expanded=${expanded === undefined ? undefined : String(expanded)} aria-busy=${busy ? "true" : undefined}
    aria-describedby=${note ? id : undefined} disabled=${disabled} onClick=${() => !busy && onPress()}>
    <span class="control-sign">${icon(sign)}${badge}</span><span class="control-word" aria-hidden="true">${word}</span>
  </button>${note && html`<span id=${id} hidden>${note}</span>`}`;
}
