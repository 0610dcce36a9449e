// Which keys do what, and the switch that turns them off.

import { html } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { Dialog } from "../parts/dialog.js";
import { Switch } from "../parts/field.js";
import { live } from "../parts/live.js";
import { setShortcuts, shortcutsOn } from "./shortcuts.js";

/** @param {{ onClose: () => void }} props */
function showShortcuts({ onClose }) {
  const text = words();
  /** @type {[string, string][]} */
  const keys = [
    [text.spaceKey, text.shortcutTalk],
    ["M", `${text.mute} / ${text.unmute}`],
    ["V", `${text.startCamera} / ${text.stopCamera}`],
    ["S", text.share],
    ["H", text.raiseHand],
    ["C", text.chat],
    ["P", text.people],
    ["L", text.layout],
    ["I", text.invite],
    ["F", text.fullScreen],
    ["?", text.shortcuts],
  ];
  return html`<${Dialog} title=${text.shortcutsTitle} onClose=${onClose}>
    <${Switch} label=${text.shortcuts} text=${text.shortcutsText} on=${shortcutsOn.value} onTurn=${setShortcuts} />
    <dl class="keys">${keys.map(([key, what]) => html`<div key=${key}><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`)}</dl>
  </${Dialog}>`;
}

export const Shortcuts = live(showShortcuts);
