// A picture: one track in one element, which stays the same element wherever its tile goes. It is seen
// from its first frame on; until then what lies below it is.

import { html, useEffect, useRef, useState } from "../../../vendor/htm-preact.js";

/**
 * @param {object} props
 * @param {MediaStreamTrack} props.track
 * @param {boolean} [props.mirrored]
 * @param {(width: number, height: number) => void} [props.onShape] told the picture's size when it changes
 */
export function Video({ track, mirrored = false, onShape }) {
  const element = useRef(/** @type {HTMLVideoElement | null} */ (null));
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const video = element.current;
    if (!video) return;
    video.srcObject = new MediaStream([track]);
    // A page in the background may refuse to play; the browser goes on by itself when it is back.
    video.play().catch(() => {});
    return () => {
      setSeen(false);
      video.srcObject = null;
    };
  }, [track]);
  const tell = () => element.current && onShape?.(element.current.videoWidth, element.current.videoHeight);
  return html`<video ref=${element} class="${mirrored ? "is-mirrored" : ""} ${isSeen ? "is-seen" : ""}" autoplay playsinline muted aria-hidden="true"
    onLoadedData=${() => setSeen(true)} onPlaying=${() => setSeen(true)} onLoadedMetadata=${tell} onResize=${tell}></video>`;
}
