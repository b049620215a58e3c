// The stage: nodes and lines below, and above them a second canvas with names, arrows and what is lit.

const stage = { painter: null, pen: null, waiting: null, settling: null, slow: 0, frames: 0 };
const ARROWS_UP_TO = 1500; // lines that are drawn one by one, with arrows and dashes
const LINES_WHILE_MOVING = 40; // milliseconds that a frame with lines may take to be drawn so while the view moves

function openStage() {
  measureStage();
  paintColours();
  measureSizes();
  chooseShapes();
  applyVisibility();
  stage.painter = makeWebgl(byId('under')) ?? makePlain(byId('under'));
  stage.pen = byId('over').getContext('2d');
  refreshStage();
}

function refreshStage() {
  chooseLit();
  stage.painter.setLooks();
  stage.painter.setLines();
}

// Draws in the next frame; `moving` leaves out what would make the view stutter, and a full drawing follows.
function redraw(moving = false) {
  clearTimeout(stage.settling);
  if (moving) stage.settling = setTimeout(() => redraw(), 140);
  stage.moving = moving;
  stage.waiting ??= requestAnimationFrame(() => { stage.waiting = null; drawStage(stage.moving); });
}

const oneByOne = () => visible.lineCount <= ARROWS_UP_TO;

// Many lines are drawn faintly, so that their sum stays readable; nearer ones are stronger.
function lineStrength() {
  const far = Math.min(Math.max(6 / Math.sqrt(visible.lineCount + 1), 0.016), 0.4);
  return Math.min(far * Math.max(camera.scale / camera.fit, 1) ** 0.7, 0.5) * (visible.lit ? 0.6 : 1);
}

function drawStage(moving) {
  const began = performance.now();
  const { painter } = stage;
  const bare = moving && stage.slow > LINES_WHILE_MOVING;
  painter.clear();
  if (!oneByOne() && !bare) painter.drawLines(lineStrength());
  drawOver(bare, () => painter.drawNodes());
  stage.frames++;
  if (!moving) keepLink();
  // what was asked of the processor is only done when the frame is shown
  if (!bare) requestAnimationFrame(() => { stage.slow = performance.now() - began; });
}

function drawOver(bare, drawNodes) {
  const { pen } = stage;
  const { canvas } = pen;
  const [width, height] = [Math.round(camera.width * camera.ratio), Math.round(camera.height * camera.ratio)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  pen.setTransform(camera.ratio, 0, 0, camera.ratio, 0, 0);
  pen.clearRect(0, 0, camera.width, camera.height);
  if (oneByOne()) for (let edge = 0; edge < net.edges; edge++) if (isEdgeVisible(edge)) drawEdge(pen, edge, false);
  if (!bare || visible.litEdges.length <= ARROWS_UP_TO) visible.litEdges.slice(0, 2 * ARROWS_UP_TO).forEach((edge) => drawEdge(pen, edge, true));
  drawNodes();
  if (state.selected?.kind === 'node') drawRing(pen, state.selected.id);
  if (!bare || net.nodes <= 20000) drawLabels(pen);
}

// Both ends on the rims of their things; null where they touch or are out of sight.
function endsOf(edge) {
  const [a, b] = [net.head[edge], net.tail[edge]];
  const [x1, y1, x2, y2] = [toScreenX(net.px[a]), toScreenY(net.py[a]), toScreenX(net.px[b]), toScreenY(net.py[b])];
  if (Math.max(x1, x2) < 0 || Math.max(y1, y2) < 0 || Math.min(x1, x2) > camera.width || Math.min(y1, y2) > camera.height) return null;
  const long = Math.hypot(x2 - x1, y2 - y1);
  const [from, to] = [radiusOf(a) + 1, radiusOf(b) + 2];
  if (long <= from + to) return null;
  const [dx, dy] = [(x2 - x1) / long, (y2 - y1) / long];
  return { x1: x1 + dx * from, y1: y1 + dy * from, x2: x2 - dx * to, y2: y2 - dy * to, dx, dy };
}

const LIT_LINE = '#1f5fa8';
const edgeColour = (edge, lit) => (lit ? (net.planned[edge] ? '#b06f00' : LIT_LINE) : '#8795a5');
const edgeStrength = (lit) => (lit ? (visible.litEdges.length > 300 ? 0.35 : 0.85) : visible.lit ? 0.12 : 0.5);

function drawEdge(pen, edge, lit) {
  const ends = endsOf(edge);
  if (!ends) return;
  const { x1, y1, x2, y2, dx, dy } = ends;
  pen.globalAlpha = edgeStrength(lit);
  pen.strokeStyle = pen.fillStyle = edgeColour(edge, lit);
  pen.lineWidth = lit ? (state.route ? 3 : 1.6) : 1;
  pen.setLineDash(net.planned[edge] ? [6, 5] : []);
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
  pen.setLineDash([]);
  if (!relationOf(edge).symmetric && (camera.scale > 4 || lit)) {
    const size = lit ? 7 : 5;
    pen.beginPath();
    pen.moveTo(x2 + dx, y2 + dy);
    pen.lineTo(x2 - size * dx - size * 0.45 * dy, y2 - size * dy + size * 0.45 * dx);
    pen.lineTo(x2 - size * dx + size * 0.45 * dy, y2 - size * dy - size * 0.45 * dx);
    pen.fill();
  }
  pen.globalAlpha = 1;
}

function drawRing(pen, node) {
  pen.strokeStyle = '#1c2835';
  pen.lineWidth = 2;
  pen.beginPath();
  pen.arc(toScreenX(net.px[node]), toScreenY(net.py[node]), radiusOf(node) + 3.5, 0, 7);
  pen.stroke();
}

function drawLabels(pen) {
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  for (const { lines, box, strong } of placeLabels()) {
    pen.font = `${strong ? '600 ' : ''}${NAMES.size}px ${FONT}`;
    pen.lineWidth = 3.5;
    pen.strokeStyle = 'rgba(255,255,255,.92)';
    pen.fillStyle = strong ? '#0f1b2a' : '#2b3a4a';
    lines.forEach((line, i) => {
      const at = [(box[0] + box[2]) / 2, box[1] + (i + 0.5) * NAMES.line];
      pen.strokeText(line, ...at);
      pen.fillText(line, ...at);
    });
  }
}

// Everything that depends on what is chosen: colours, lines, lit things.
function repaint() {
  applyVisibility();
  refreshStage();
  showStatus();
  if (!state.selected && !state.route) showPanel();
  redraw();
}

function resizeStage() {
  const wholeBefore = camera.scale === camera.fit;
  measureStage();
  camera.fit = lookAtAll(visible.list.length ? visible.list : [0]).scale;
  if (wholeBefore) camera.scale = camera.fit;
  redraw();
}
