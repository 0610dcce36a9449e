// Headless browsers with fake cameras, microphones and screens.

import puppeteer from "puppeteer-core";
import { pictureFile, toneFile } from "./fakes.js";

const CHROMIUM = process.env.CHROMIUM_BIN ?? "/usr/bin/chromium";
const FIREFOX = process.env.FIREFOX_BIN ?? "/usr/bin/firefox-esr";

/** A call to a browser that takes longer than this has failed, in milliseconds. */
const PROTOCOL_DEADLINE_MS = 60_000;

/** What the fake camera of Chromium sends: enough to see whether pictures move, little to encode. */
const FRAMES_A_SECOND = 10;

/**
 * Chromium over CDP.
 *
 * @param {{ hertz: number, picture?: "detailed" | "warm" | "cool" }} options `hertz`: what its microphone
 *   hums at; `picture`: what its camera sees, instead of Chromium's own test picture
 * @returns {Promise<import("puppeteer-core").Browser>}
 */
export async function chromium({ hertz, picture }) {
  const camera = picture ? [`--use-file-for-fake-video-capture=${await pictureFile(picture, FRAMES_A_SECOND)}`] : [];
  return puppeteer.launch({
    executablePath: CHROMIUM,
    headless: true,
    acceptInsecureCerts: true,
    protocolTimeout: PROTOCOL_DEADLINE_MS,
    defaultViewport: { width: 1280, height: 800 },
    args: [
      // Its sandbox wants a user that is not root, which machines of tests often do not have.
      "--no-sandbox",
      "--use-fake-ui-for-media-stream",
      `--use-fake-device-for-media-stream=fps=${FRAMES_A_SECOND}`,
      `--use-file-for-fake-audio-capture=${toneFile(hertz)}`,
      ...camera,
      "--auto-select-desktop-capture-source=Entire screen",
      "--autoplay-policy=no-user-gesture-required",
      "--allow-loopback-in-peer-connection",
      // Nothing leaves the machine, and a page in the background goes on like one in front.
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-domain-reliability",
      "--disable-sync",
      "--no-first-run",
      "--no-pings",
      "--disable-background-timer-throttling",
      "--disable-backgrounding-occluded-windows",
      "--disable-renderer-backgrounding",
      "--disable-dev-shm-usage",
      "--lang=en-US",
    ],
  });
}

/**
 * Firefox over WebDriver BiDi.
 *
 * @param {{ hertz: number }} options `hertz`: what its microphone hums at
 * @returns {Promise<import("puppeteer-core").Browser>}
 */
export async function firefox({ hertz }) {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: FIREFOX,
    headless: true,
    acceptInsecureCerts: true,
    protocolTimeout: PROTOCOL_DEADLINE_MS,
    defaultViewport: { width: 1280, height: 800 },
    extraPrefsFirefox: {
      "media.navigator.streams.fake": true,
      "media.navigator.audio.fake_frequency": hertz,
      "media.navigator.permission.disabled": true,
      // Without a permission that lasts, pages may use no address but the one of the default route.
      "permissions.default.camera": 1,
      "permissions.default.microphone": 1,
      "media.autoplay.default": 0,
      "media.autoplay.blocking_policy": 0,
      "media.autoplay.block-webaudio": false,
      "media.peerconnection.ice.loopback": true,
      "media.peerconnection.ice.obfuscate_host_addresses": false,
      // What OpenH264 would need is downloaded; VP8 is built in.
      "media.gmp-manager.updateEnabled": false,
      "intl.accept_languages": "en-US",
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
    },
  });
}
