// Where the view looks: (x, y) of the network stands in the middle of the stage, `scale` pixels to its unit.

const camera = { x: 0, y: 0, scale: 1, fit: 1, width: 1, height: 1, ratio: 1 };

const toScreenX = (x) => (x - camera.x) * camera.scale + camera.width / 2;
const toScreenY = (y) => (y - camera.y) * camera.scale + camera.height / 2;
const toNetwork = (sx, sy) => [(sx - camera.width / 2) / camera.scale + camera.x, (sy - camera.height / 2) / camera.scale + camera.y];

const limitScale = (scale) => Math.min(Math.max(scale, camera.fit * 0.4), Math.max(160, camera.fit));

function frameOf(nodes) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const node of nodes) {
    left = Math.min(left, net.px[node]); right = Math.max(right, net.px[node]);
    top = Math.min(top, net.py[node]); bottom = Math.max(bottom, net.py[node]);
  }
  return left > right ? [-1, 1, -1, 1] : [left, right, top, bottom];
}

// The view that shows all these things, no nearer than reads well.
function lookAtAll(nodes) {
  const [left, right, top, bottom] = frameOf(nodes);
  const room = 0.92;
  const scale = Math.min((camera.width * room) / (right - left + 4), (camera.height * room) / (bottom - top + 4));
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.min(scale, 60) };
}

function measureStage() {
  const box = byId('canvas').getBoundingClientRect();
  camera.width = Math.max(box.width, 1);
  camera.height = Math.max(box.height, 1);
  camera.ratio = Math.min(window.devicePixelRatio || 1, 2);
}

let flight = null;

// Moves the view there within a moment, or at once where the reader wants no motion.
function flyTo(target) {
  const from = { x: camera.x, y: camera.y, scale: camera.scale };
  const to = { ...from, ...target };
  cancelAnimationFrame(flight);
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) { Object.assign(camera, to); return redraw(); }
  const began = performance.now();
  const step = (now) => {
    const part = Math.min(Math.max((now - began) / 350, 0), 1);
    const eased = part * part * (3 - 2 * part);
    camera.scale = from.scale * (to.scale / from.scale) ** eased;
    camera.x = from.x + (to.x - from.x) * eased;
    camera.y = from.y + (to.y - from.y) * eased;
    redraw(part < 1);
    if (part < 1) flight = requestAnimationFrame(step);
  };
  flight = requestAnimationFrame(step);
  return undefined;
}

function stopFlight() {
  cancelAnimationFrame(flight);
  flight = null;
}

function zoomBy(factor, sx = camera.width / 2, sy = camera.height / 2) {
  const [x, y] = toNetwork(sx, sy);
  camera.scale = limitScale(camera.scale * factor);
  camera.x = x - (sx - camera.width / 2) / camera.scale;
  camera.y = y - (sy - camera.height / 2) / camera.scale;
  redraw(true);
}
