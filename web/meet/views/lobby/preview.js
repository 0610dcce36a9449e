// How others will see one, before they do: the camera's picture with its two switches.

import { html } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { Avatar } from "../parts/avatar.js";
import { problemText, problemTitle } from "../parts/devices.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { Video } from "../parts/video.js";

/** @typedef {import("../../state/model.js").Meet} Meet */

/** @param {{ meet: Meet }} props */
function showPreview({ meet }) {
  const { own } = meet;
  const text = words();
  const track = own.cameraTrack.value;
  const isVoiceOnly = own.cannot.value.camera === "voice_only";
  return html`<div class="preview ${track ? "has-picture" : ""}" role="group" aria-label=${text.preview}>
    ${track
      ? html`<${Video} key="picture" track=${track} mirrored=${true} />`
      : html`<div key="empty" class="preview-empty">
          <${Avatar} name=${meet.name.value || "?"} id="me" />
          <p>${isVoiceOnly ? text.voiceOnly : own.busy.value.camera ? text.cameraStarting : text.cameraIsOff}</p>
        </div>`}
    <div class="preview-switches">
      <${MicrophoneSwitch} own=${own} />
      ${!isVoiceOnly && html`<${CameraSwitch} own=${own} />`}
    </div>
  </div>`;
}

/** @param {{ own: import("../../state/model.js").OwnMedia }} props */
function showMicrophoneSwitch({ own }) {
  const on = own.microphone.value;
  const label = on ? words().mute : words().unmute;
  return html`<button type="button" class="round-button ${on ? "" : "is-off"}" aria-label=${label} title=${label}
    disabled=${own.busy.value.microphone} onClick=${() => own.setMicrophone(!on)}>${icon(on ? "microphone" : "microphoneOff")}</button>`;
}

/** @param {{ own: import("../../state/model.js").OwnMedia }} props */
function showCameraSwitch({ own }) {
  const on = own.camera.value;
  const label = on ? words().stopCamera : words().startCamera;
  return html`<button type="button" class="round-button ${on ? "" : "is-off"}" aria-label=${label} title=${label}
    disabled=${own.busy.value.camera} onClick=${() => own.setCamera(!on)}>${icon(on ? "camera" : "cameraOff")}</button>`;
}

/** What keeps a device from working, with a way to try again. @param {{ own: import("../../state/model.js").OwnMedia }} props */
function showProblems({ own }) {
  const { microphone, camera } = own.problems.value;
  const problem = microphone ?? camera;
  if (!problem) return null;
  const device = microphone ? "microphone" : "camera";
  const isBoth = microphone === "denied" && camera === "denied";
  return html`<div class="note note-warning" role="status">
    ${icon("warning")}
    <div>
      <p class="note-title">${problemTitle(problem, device)}</p>
      <p>${isBoth ? words().deniedBoth : problemText(device, problem)}</p>
      ${problem !== "insecure" && html`<button type="button" class="link-button" onClick=${() => own.retryDevices()}>${words().tryAgain}</button>`}
    </div>
  </div>`;
}

const MicrophoneSwitch = live(showMicrophoneSwitch);
const CameraSwitch = live(showCameraSwitch);
export const Preview = live(showPreview);
export const Problems = live(showProblems);
