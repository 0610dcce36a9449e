// Which microphone, camera and loudspeaker. The same in the lobby, in the waiting room and inside.

import { html } from "../../../vendor/htm-preact.js";
import { chooseOption, chosenOption, deviceOptions, kindName } from "../parts/devices.js";
import { Choice } from "../parts/field.js";
import { live } from "../parts/live.js";
import { Level } from "./level.js";

/** @param {{ own: import("../../state/model.js").OwnMedia }} props */
function showDeviceChoices({ own }) {
  const isVoiceOnly = own.cannot.value.camera === "voice_only";
  const choice = (/** @type {"microphone" | "camera" | "speaker"} */ kind, /** @type {import("../parts/icon.js").IconName} */ sign) => {
    const options = deviceOptions(own, kind);
    return html`<${Choice} key=${kind} label=${kindName(kind)} sign=${sign} options=${options} disabled=${options.length < 2}
      value=${chosenOption(own, kind)} onPick=${(/** @type {string} */ value) => chooseOption(own, kind, value)} />`;
  };
  return html`<div class="device-choices">
    <div>${choice("microphone", "microphone")}<${Level} own=${own} /></div>
    ${!isVoiceOnly && choice("camera", "camera")}
    ${own.can.speaker && choice("speaker", "volume")}
  </div>`;
}

export const DeviceChoices = live(showDeviceChoices);
