// Coming by a new password, one step after the other.

import { html, useEffect, useRef, useState } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { TextField } from "../../../meet/views/parts/field.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { isGood } from "../../state/password_rules.js";
import { fragmentOf } from "../../state/route.js";
import { words } from "../../words.js";
import { NewPassword } from "../parts/new_password.js";
import { ProblemNote } from "../parts/problem.js";
import { Slider } from "./slider.js";

/** @typedef {import("../../state/forgotten.js").Forgotten} Forgotten */

/** @param {{ model: Forgotten }} props */
function showForgotten({ model }) {
  const text = words();
  const step = model.step.value;
  const card = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    // Each step begins at what is to be done in it.
    /** @type {HTMLElement | null} */ (card.current?.querySelector("[data-first], h1"))?.focus();
  }, [step, model.slider.value]);
  const Part = { who: Who, slide: Slide, code: Code, password: Password, done: Done }[step];
  return html`<div class="card" ref=${card}>
    <h1 tabindex="-1">${step === "done" ? text.forgottenDone : text.forgottenTitle}</h1>
    <${Part} model=${model} />
    ${step !== "done" && html`<p class="card-foot"><a href=${fragmentOf({ name: "upcoming" })}>${text.backToSignIn}</a></p>`}
  </div>`;
}

/** @param {object} props @param {Forgotten} props.model @param {string} props.go @param {boolean} props.isReady @param {() => void} props.onSend @param {import("../../../vendor/htm-preact.js").Child} props.children */
function showStep({ model, go, isReady, onSend, children }) {
  const isBusy = model.isBusy.value;
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (isReady && !isBusy) onSend();
  };
  return html`<form class="card-form" onSubmit=${send} noValidate>
    ${children}
    <${ProblemNote} problem=${isBusy ? null : model.problem.value} />
    <button type="submit" class="button large" disabled=${!isReady} aria-busy=${isBusy ? "true" : "false"}>${go}</button>
  </form>`;
}

/** @param {{ model: Forgotten }} props */
function showWho({ model }) {
  const [name, setName] = useState(model.user.value);
  const text = words();
  return html`<${Step} model=${model} go=${text.goOn} isReady=${name.trim() !== ""} onSend=${() => void model.begin(name)}>
    <p class="card-text">${text.forgottenText}</p>
    <${TextField} label=${text.accountOrAddress} value=${name} autocomplete="username" maxlength=${255} first=${true} onInput=${setName} />
  </${Step}>`;
}

/** @param {{ model: Forgotten }} props */
function showSlide({ model }) {
  const slider = model.slider.value;
  const [left, setLeft] = useState(0);
  useEffect(() => setLeft(0), [slider]);
  const text = words();
  if (slider === null) return null;
  return html`<${Step} model=${model} go=${text.sendOwnCode} isReady=${left > 0} onSend=${() => void model.put(left)}>
    <p class="card-text">${text.slideText}</p>
    <${Slider} key=${slider.token} slider=${slider} onTouch=${model.touch} onMove=${setLeft} />
    <p class="card-foot"><button type="button" class="link-button" onClick=${() => void model.again()}>${text.slideAnother}</button></p>
  </${Step}>`;
}

/** @param {{ model: Forgotten }} props */
function showCode({ model }) {
  const [code, setCode] = useState("");
  const text = words();
  return html`<${Step} model=${model} go=${text.goOn} isReady=${code.trim() !== ""} onSend=${() => void model.check(code)}>
    <p class="card-text">${fill(text.codeSentText, { user: model.user.value, count: model.goodMin.value })}</p>
    <${TextField} label=${text.ownCode} value=${code} autocomplete="one-time-code" maxlength=${16} first=${true} onInput=${setCode} />
    <p class="card-foot"><button type="button" class="link-button" onClick=${() => void model.again()}>${text.codeAnother}</button></p>
  </${Step}>`;
}

/** @param {{ model: Forgotten }} props */
function showPassword({ model }) {
  const [password, setPassword] = useState("");
  const text = words();
  const [account, rules] = [model.user.value, model.rules.value];
  return html`<${Step} model=${model} go=${text.setPassword} isReady=${isGood(password, account, rules)} onSend=${() => void model.set(password)}>
    <${NewPassword} value=${password} account=${account} rules=${rules} first=${true} onInput=${setPassword} />
  </${Step}>`;
}

function showDone() {
  const text = words();
  return html`<p class="note" role="status">${icon("check")}<span>${text.forgottenDoneText}</span></p>
    <a class="button large" data-first href=${fragmentOf({ name: "upcoming" })}>${text.signIn}</a>`;
}

const Step = live(showStep);
const Who = live(showWho);
const Slide = live(showSlide);
const Code = live(showCode);
const Password = live(showPassword);
const Done = live(showDone);
export const ForgottenCard = live(showForgotten);
