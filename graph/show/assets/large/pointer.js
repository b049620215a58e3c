// Mouse, fingers and keys on the stage: drag pans, wheel and two fingers zoom, a press chooses.

const pointer = { down: new Map(), moved: 0, over: null, apart: 0 };
const STILL = 5; // pixels that a press may move and still be a press

// The thing under a point of the stage, or null; of several the one whose rim is nearest.
function nodeAt(sx, sy) {
  let [best, least] = [null, 7];
  for (const node of visible.list) {
    const dx = toScreenX(net.px[node]) - sx;
    if (dx > 40 || dx < -40) continue;
    const away = Math.hypot(dx, toScreenY(net.py[node]) - sy) - radiusOf(node);
    if (away < least) { best = node; least = away; }
  }
  return best;
}

function edgeAt(sx, sy) {
  let [best, least] = [null, 5];
  const some = visible.lit ? visible.litEdges : null;
  const look = (edge) => {
    const [a, b] = [net.head[edge], net.tail[edge]];
    const [x1, y1] = [toScreenX(net.px[a]), toScreenY(net.py[a])];
    const [dx, dy] = [toScreenX(net.px[b]) - x1, toScreenY(net.py[b]) - y1];
    const part = Math.min(Math.max(((sx - x1) * dx + (sy - y1) * dy) / (dx * dx + dy * dy || 1), 0), 1);
    const away = Math.hypot(x1 + part * dx - sx, y1 + part * dy - sy);
    if (away < least) { best = edge; least = away; }
  };
  if (some) some.forEach(look);
  else if (visible.lineCount <= 20000 || camera.scale > 3 * camera.fit) for (let edge = 0; edge < net.edges; edge++) if (visible.edges[edge]) look(edge);
  return best;
}

function placeOf(event) {
  const box = byId('canvas').getBoundingClientRect();
  return [event.clientX - box.x, event.clientY - box.y];
}

function press(sx, sy) {
  const node = nodeAt(sx, sy) ?? findNameAt(sx, sy);
  if (node !== null) return selectNode(node);
  const edge = edgeAt(sx, sy);
  return edge === null ? clearSelection() : selectEdge(edge);
}

const spread = () => { const [a, b] = [...pointer.down.values()]; return Math.hypot(a[0] - b[0], a[1] - b[1]); };

function movePointer(event) {
  const here = placeOf(event);
  const before = pointer.down.get(event.pointerId);
  if (!before) return hover(...here);
  pointer.down.set(event.pointerId, here);
  pointer.moved += Math.hypot(here[0] - before[0], here[1] - before[1]);
  if (pointer.down.size === 2) {
    const apart = spread();
    const [a, b] = [...pointer.down.values()];
    zoomBy(apart / pointer.apart, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
    pointer.apart = apart;
  } else if (pointer.moved > STILL) {
    camera.x -= (here[0] - before[0]) / camera.scale;
    camera.y -= (here[1] - before[1]) / camera.scale;
    redraw(true);
  }
  return undefined;
}

function hover(sx, sy) {
  const over = nodeAt(sx, sy) ?? findNameAt(sx, sy);
  if (over === pointer.over) return;
  pointer.over = over;
  byId('canvas').style.cursor = over === null ? '' : 'pointer';
  redraw();
}

function listenToPointer() {
  const area = byId('canvas');
  area.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    stopFlight();
    area.setPointerCapture(event.pointerId);
    if (!pointer.down.size) pointer.moved = 0;
    pointer.down.set(event.pointerId, placeOf(event));
    if (pointer.down.size === 2) { pointer.apart = spread(); pointer.moved = STILL + 1; }
  });
  area.addEventListener('pointermove', movePointer);
  area.addEventListener('pointerup', (event) => {
    const wasDown = pointer.down.delete(event.pointerId);
    if (wasDown && !pointer.down.size && pointer.moved <= STILL) press(...placeOf(event));
  });
  area.addEventListener('pointercancel', (event) => pointer.down.delete(event.pointerId));
  area.addEventListener('pointerleave', () => hover(-1000, -1000));
  area.addEventListener('wheel', (event) => {
    event.preventDefault();
    stopFlight();
    zoomBy(Math.exp(-Math.max(Math.min(event.deltaY, 120), -120) * 0.0022), ...placeOf(event));
  }, { passive: false });
  area.addEventListener('keydown', pressKey);
}

function pressKey(event) {
  const step = 60 / camera.scale;
  const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  if (moves[event.key]) { camera.x += moves[event.key][0]; camera.y += moves[event.key][1]; redraw(true); }
  else if (event.key === '+' || event.key === '=') zoomBy(1.4);
  else if (event.key === '-') zoomBy(1 / 1.4);
  else return;
  event.preventDefault();
}
