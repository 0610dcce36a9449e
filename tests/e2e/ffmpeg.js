// FFmpeg as somebody who publishes by WHIP: HTTP, ICE, DTLS and SRTP are its own. Debian 12's is too
// old for that; the Python package `imageio-ffmpeg` brings a newer one.

import { Command } from "./command.js";
import { PYTHON } from "./server.js";

const WHERE = "import imageio_ffmpeg; print(imageio_ffmpeg.get_ffmpeg_exe())";

/**
 * Publishes a moving test picture (H.264) and a tone (Opus), until it is ended.
 *
 * @param {string} endpoint
 * @param {string} token
 * @param {number} hertz
 */
export async function publish(endpoint, token, hertz) {
  const program = (await new Command(PYTHON, ["-c", WHERE]).done()).trim();
  return new Command(program, [
    ...["-nostdin", "-hide_banner", "-nostats"],
    ...["-re", "-f", "lavfi", "-i", "testsrc2=size=640x360:rate=10"],
    ...["-re", "-f", "lavfi", "-i", `sine=frequency=${hertz}:sample_rate=48000`],
    // No B frames, and a key frame each second: a receiver who comes later waits no longer than that.
    ...["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-profile:v", "baseline"],
    ...["-pix_fmt", "yuv420p", "-b:v", "500k", "-g", "10", "-c:a", "libopus", "-ac", "2"],
    ...["-f", "whip", "-authorization", token, endpoint],
  ]);
}
