// The browser as the view-models see it. The only file below the views that names its globals.

import { createMeter } from "./media/meter.js";
import { watchPressure } from "./media/pressure.js";
import { canRecordTab, recordTab } from "./media/tab_recorder.js";
import { PATH, SUBPROTOCOL } from "./protocol/socket.js";

/** A sleeping machine does not run timers; one that is this late says that it slept. */
const TICK_MS = 5000;
const SLEPT_MS = 15_000;

/** @returns {import("./state/world.js").World} */
export function browserWorld() {
  return {
    clock: {
      now: () => Date.now(),
      setTimeout: (run, ms) => setTimeout(run, ms),
      clearTimeout: (handle) => clearTimeout(/** @type {number | undefined} */ (handle ?? undefined)),
    },
    random: () => Math.random(),
    openSocket() {
      const address = new URL(PATH, location.href);
      address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
      return new WebSocket(address, SUBPROTOCOL);
    },
    tab: keeper(() => sessionStorage),
    kept: keeper(() => localStorage),
    onPathChange,
    fetch: (path, init) => fetch(path, init),
    createPeer: () => new RTCPeerConnection({ bundlePolicy: "max-bundle" }),
    codecs: (kind) => RTCRtpReceiver.getCapabilities?.(kind)?.codecs ?? null,
    devices: navigator.mediaDevices ?? null,
    createMeter,
    pressure: watchPressure(),
    recordTab: canRecordTab() ? recordTab : null,
    canChooseSpeaker: "setSinkId" in HTMLMediaElement.prototype,
  };
}

/**
 * A storage that is looked up at each use, since looking already throws where none is allowed.
 *
 * @param {() => Storage} storage
 * @returns {import("./protocol/world.js").Keeper}
 */
function keeper(storage) {
  return {
    getItem: (key) => storage().getItem(key),
    setItem: (key, value) => storage().setItem(key, value),
    removeItem: (key) => storage().removeItem(key),
  };
}

/** @param {() => void} run */
function onPathChange(run) {
  addEventListener("online", run);
  // Not in every browser, and not in the standard library of types.
  const network = /** @type {{ connection?: EventTarget }} */ (navigator).connection;
  let kind = /** @type {any} */ (network)?.type;
  network?.addEventListener("change", () => {
    // It also tells of a new guess of the speed, which is no other path.
    const now = /** @type {any} */ (network).type;
    if (now !== kind) run();
    kind = now;
  });
  let last = Date.now();
  setInterval(() => {
    const now = Date.now();
    if (now - last > SLEPT_MS) run();
    last = now;
  }, TICK_MS);
}
