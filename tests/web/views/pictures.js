// Pictures for acted meetings: a person against a wall, a slide. Drawn, so that nobody's face is kept.

const WALLS = [["#c9d8d2", "#8fb0a4"], ["#e3d2bd", "#b38f6b"], ["#cfd6e6", "#8894b8"], ["#e2cfd6", "#a9808f"], ["#d9dcc4", "#97a06f"], ["#c6dbe0", "#6d9aa5"]];
const SKINS = ["#f0c9a8", "#c98d63", "#f3d3b5", "#7d5236", "#dba97f", "#a86f48"];
const CLOTHES = ["#27566b", "#8a3b3b", "#3d4a6b", "#e0a83c", "#4d6b4f", "#5b4470"];
const HAIR = ["#3a2a20", "#1d1715", "#20202a", "#16110f", "#6b4a2c", "#8a8580"];

/** @param {number} number @returns {MediaStreamTrack} */
export function portrait(number) {
  const [width, height] = [640, 360];
  return film(width, height, (draw, at) => {
    const pick = (/** @type {any[]} */ list) => list[number % list.length];
    const wall = draw.createLinearGradient(0, 0, width, height);
    wall.addColorStop(0, pick(WALLS)[0]);
    wall.addColorStop(1, pick(WALLS)[1]);
    draw.fillStyle = wall;
    draw.fillRect(0, 0, width, height);
    draw.fillStyle = "rgba(255,255,255,.28)";
    draw.fillRect(60 + number * 17, 40, 110, 150);
    const x = width / 2 + Math.sin(at / 900 + number) * 6;
    draw.fillStyle = pick(CLOTHES);
    draw.beginPath();
    draw.ellipse(x, height + 40, 170, 150, 0, 0, 7);
    draw.fill();
    draw.fillStyle = pick(HAIR);
    draw.beginPath();
    draw.ellipse(x, 150, 76, 86, 0, 0, 7);
    draw.fill();
    draw.fillStyle = pick(SKINS);
    draw.fillRect(x - 26, 215, 52, 50);
    draw.beginPath();
    draw.ellipse(x, 168, 60, 74, 0, 0, 7);
    draw.fill();
    draw.fillStyle = "#2b2220";
    for (const side of [-22, 22]) {
      draw.beginPath();
      draw.arc(x + side, 160, 5, 0, 7);
      draw.fill();
    }
    draw.strokeStyle = "#8f4a42";
    draw.lineWidth = 4;
    draw.beginPath();
    draw.arc(x, 188, 20, 0.3, 2.84);
    draw.stroke();
  });
}

/** @returns {MediaStreamTrack} */
export function slide() {
  return film(1280, 720, (draw) => {
    draw.fillStyle = "#fbfaf7";
    draw.fillRect(0, 0, 1280, 720);
    draw.fillStyle = "#10201f";
    draw.font = "700 54px sans-serif";
    draw.fillText("What we learned this quarter", 90, 130);
    draw.font = "400 28px sans-serif";
    draw.fillStyle = "#40524f";
    draw.fillText("Meetings held each week", 90, 190);
    [180, 220, 210, 290, 330, 380, 410].forEach((high, index) => {
      draw.fillStyle = index === 6 ? "#f0a411" : "#00666b";
      draw.fillRect(110 + index * 150, 640 - high, 90, high);
    });
  });
}

/** @param {number} width @param {number} height @param {(draw: CanvasRenderingContext2D, at: number) => void} paint */
function film(width, height, paint) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const draw = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const step = () => paint(draw, performance.now());
  step();
  setInterval(step, 200);
  return /** @type {MediaStreamTrack} */ (canvas.captureStream(5).getVideoTracks()[0]);
}
