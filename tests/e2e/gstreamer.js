// GStreamer as somebody who takes part by WHIP or WHEP. Its elements `whipsink` and `whepsrc` come
// from the crate `gst-plugin-webrtchttp`, which `./test` builds; nobody here wrote any of it.

import path from "node:path";
import { Command } from "./command.js";
import { TOP } from "./server.js";

const FOLDER = process.env.CONVOCA_TEST_GSTREAMER ?? path.join(TOP, ".test/gstreamer");

/** @param {string} pipeline as `gst-launch-1.0` reads it */
function launch(pipeline) {
  return new Command("gst-launch-1.0", ["--messages", ...pipeline.trim().split(/\s+/)], {
    GST_PLUGIN_PATH: path.join(FOLDER, "debug"),
    // Plugins that are there already are looked for once, and not in somebody's home.
    GST_REGISTRY: path.join(FOLDER, "registry.bin"),
  });
}

/**
 * Publishes a moving test picture and a tone, until it is ended.
 *
 * @param {string} endpoint
 * @param {string} token
 * @param {number} hertz
 */
export function publish(endpoint, token, hertz) {
  return launch(`
    whipsink name=out whip-endpoint=${endpoint} auth-token=${token}
    videotestsrc is-live=true pattern=ball ! video/x-raw,width=640,height=360,framerate=15/1
      ! vp8enc deadline=1 cpu-used=8 target-bitrate=600000 keyframe-max-dist=30 ! rtpvp8pay picture-id-mode=15-bit
      ! application/x-rtp,media=video,encoding-name=VP8,payload=96,clock-rate=90000 ! out.
    audiotestsrc is-live=true freq=${hertz} volume=0.2 ! audio/x-raw,rate=48000,channels=2 ! opusenc ! rtpopuspay
      ! application/x-rtp,media=audio,encoding-name=OPUS,payload=97,clock-rate=48000 ! out.`);
}

/**
 * Plays a meeting until it is ended. `seen` counts decoded pictures; the sound goes into a WAV file.
 *
 * @param {string} endpoint
 * @param {string} token
 * @param {string} wav
 */
export function play(endpoint, token, wav) {
  const command = launch(`
    whepsrc name=in whep-endpoint=${endpoint} auth-token=${token} use-link-headers=false
      video-caps=application/x-rtp,media=video,encoding-name=VP8,payload=96,clock-rate=90000
      audio-caps=application/x-rtp,media=audio,encoding-name=OPUS,payload=97,clock-rate=48000
    in. ! application/x-rtp,media=video ! rtpvp8depay ! vp8dec ! identity silent=false ! fakesink name=pictures sync=false
    in. ! application/x-rtp,media=audio ! rtpopusdepay ! opusdec ! audioconvert ! audio/x-raw,format=S16LE,channels=1
      ! wavenc ! filesink location=${wav}`);
  return { command, seen: () => command.output.split("identity0").length - 1 };
}
