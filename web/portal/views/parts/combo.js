// A field with suggestions below it (ARIA combobox). Arrow keys walk through them, Enter takes one,
// Escape closes them.

import { html, useState } from "../../../vendor/htm-preact.js";
import { useId } from "../../../meet/views/parts/names.js";

/** @typedef {{ key: string, label: string, detail?: string }} Option */

/**
 * @param {object} props
 * @param {string} props.label
 * @param {string} props.value what is in the field
 * @param {readonly Option[]} props.options
 * @param {(typed: string) => void} props.onInput
 * @param {(key: string) => void} props.onPick
 * @param {() => void} [props.onOpen]
 * @param {() => void} [props.onLeave] the field loses the focus
 * @param {() => boolean} [props.onEnter] Enter with nothing chosen; whether it was of use
 * @param {string} [props.error]
 * @param {string} [props.hint]
 * @param {string} [props.placeholder]
 * @param {string} [props.name]
 * @param {boolean} [props.takesFirst] Enter takes the first suggestion
 * @param {boolean} [props.hidesLabel] those who hear the page have it anyway
 */
export function Combo({ label, value, options, onInput, onPick, onOpen, onLeave, onEnter, error, hint, placeholder, name, takesFirst = false, hidesLabel = false }) {
  const id = useId("combo");
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const isShown = isOpen && options.length > 0;
  const chosen = isShown ? (options[at] ?? (takesFirst ? options[0] : undefined)) : undefined;
  const take = (/** @type {Option} */ option) => {
    setOpen(false);
    setAt(-1);
    onPick(option.key);
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (!isShown) open();
      else setAt((now) => (now < 0 && step < 0 ? options.length - 1 : (now + step + options.length) % options.length));
    } else if (event.key === "Enter") {
      if (chosen) take(chosen);
      else if (!onEnter?.()) return;
      event.preventDefault();
    } else if (event.key === "Escape" && isShown) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };
  const open = () => {
    setOpen(true);
    setAt(-1);
    onOpen?.();
  };
  const about = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return html`<div class="field combo ${error ? "is-wrong" : ""}">
    <label for=${id} class=${hidesLabel ? "unseen" : ""}>${label}</label>
    <div class="field-line">
      <input id=${id} name=${name} type="text" role="combobox" value=${value} placeholder=${placeholder} autocomplete="off" autocapitalize="off" spellcheck=${false}
        aria-expanded=${isShown ? "true" : "false"} aria-controls=${`${id}-list`} aria-autocomplete="list"
        aria-activedescendant=${chosen ? `${id}-${options.indexOf(chosen)}` : undefined}
        aria-invalid=${error ? "true" : undefined} aria-describedby=${about || undefined}
        onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => (setOpen(true), setAt(-1), onInput(event.currentTarget.value))}
        onFocus=${open} onClick=${open} onBlur=${() => (setOpen(false), onLeave?.())} onKeyDown=${press} />
    </div>
    <ul id=${`${id}-list`} class="combo-list" role="listbox" aria-label=${label} hidden=${!isShown}>
      ${isShown && options.map(
        (option, index) => html`<li key=${option.key} id=${`${id}-${index}`} role="option" aria-selected=${option === chosen ? "true" : "false"}
          ref=${option === chosen ? seen : undefined}
          onMouseDown=${(/** @type {MouseEvent} */ event) => event.preventDefault()} onClick=${() => take(option)}>
          <span class="combo-label">${option.label}</span>${option.detail && html`<span class="combo-detail">${option.detail}</span>`}</li>`,
      )}
    </ul>
    ${error && html`<p id=${`${id}-error`} class="field-error" role="alert">${error}</p>`}
    ${hint && html`<p id=${`${id}-hint`} class="field-hint">${hint}</p>`}
  </div>`;
}

/** @param {HTMLElement | null} element */
function seen(element) {
  element?.scrollIntoView({ block: "nearest" });
}
