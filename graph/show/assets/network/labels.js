// Names on the canvas: one readable size at every zoom; where two would overlap the better connected thing keeps its own.

const byDegree = [...things.keys()].sort((a, b) => things.get(b).degree - things.get(a).degree || (a < b ? -1 : 1));
const wrapped = new Map();
// These are named even where their label covers a small thing.
const prominent = new Set(byDegree.slice(0, 24));
const numbers = new Map(); // of things, as the squares of the stage know them
let placed = [];

// The name in lines no wider than a label; all of it where it is asked for, else two lines.
function wrapName(ctx, iri, full) {
  const key = `${full ? 1 : 0}${iri}`;
  if (!wrapped.has(key)) {
    ctx.font = `${NAMES.size}px ${FONT}`;
    wrapped.set(key, breakLines((text) => ctx.measureText(text).width, hold(things.get(iri).name), full ? 6 : NAMES.lines));
  }
  return wrapped.get(key);
}

const pointOf = ({ x, y }) => { const at = view.network.canvasToDOM({ x, y }); return [at.x, at.y]; };

// The squares of the stage with the drawn things in them, of a selection only the lit ones.
function makeStageSquares(scale, lit) {
  const canvas = byId('canvas');
  const squares = makeSquares(canvas.clientWidth, canvas.clientHeight);
  let number = 0;
  for (const node of drawnNodes.values()) {
    numbers.set(node.id, ++number);
    if (isNodeVisible(node.id) && (!lit || lit.nodes.has(node.id))) squares.addDisc(number, pointOf(node), node.size * scale * 0.9);
  }
  return squares;
}

function drawLabels(ctx) {
  const scale = view.network.getScale();
  const lit = findLit();
  const first = [view.hoveredNode, state.selected?.kind === 'node' ? state.selected.id : null].filter((iri) => iri !== null);
  const order = [...new Set([...first, ...byDegree.filter((iri) => !lit || lit.nodes.has(iri))])];
  const canvas = byId('canvas');
  const screen = [0, 0, canvas.clientWidth, canvas.clientHeight];
  const most = (screen[2] * screen[3]) / NAMES.area;
  const squares = makeStageSquares(scale, lit);
  for (const iri of first) squares.guard(pointOf(drawnNodes.get(iri)), drawnNodes.get(iri).size * scale);
  placed = [];
  const place = (iri, box) => { placed.push({ iri, box }); squares.addName(box); };
  for (const id of askedEdges(lit)) place(undefined, placeRelation(ctx, id, scale).box);
  ctx.save();
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  ctx.lineJoin = 'round';
  for (const iri of order) {
    if (!isNodeVisible(iri)) continue;
    const asked = first.includes(iri);
    const text = wrapName(ctx, iri, asked);
    const node = drawnNodes.get(iri);
    const boxes = boxesAround(pointOf(node), node.size * scale, text);
    if (!overlap(boxes[0], screen)) continue;
    const rank = asked ? 'asked' : lit || prominent.has(iri) ? 'prominent' : 'ordinary';
    if (rank === 'ordinary' && placed.length >= most) continue;
    const box = squares.find(boxes, numbers.get(iri), rank);
    if (!box) continue;
    place(iri, box);
    writeLines(ctx, text.lines, box, { scale, strong: asked });
  }
  drawRelationNames(ctx, lit, scale);
  ctx.restore();
}

// Text of a fixed size on the screen, with a halo that keeps it readable over lines.
function writeLines(ctx, lines, box, { scale, strong }) {
  ctx.font = `${strong ? 600 : 400} ${NAMES.size / scale}px ${FONT}`;
  ctx.lineWidth = 3.5 / scale;
  ctx.strokeStyle = 'rgba(255,255,255,.92)';
  ctx.fillStyle = strong ? '#0f1b2a' : '#2b3a4a';
  lines.forEach((line, i) => {
    const at = view.network.DOMtoCanvas({ x: (box[0] + box[2]) / 2, y: box[1] + i * NAMES.line });
    ctx.strokeText(line, at.x, at.y);
    ctx.fillText(line, at.x, at.y);
  });
}

// Edges whose relation must be readable: the one under the pointer, and one that is selected alone.
const askedEdges = (lit) => new Set([view.hoveredEdge, ...(lit?.edges.size === 1 ? lit.edges : [])].filter((id) => id !== null));

// The name of a relation in the middle of its edge.
function placeRelation(ctx, id, scale) {
  ctx.font = `${11 / scale}px ${FONT}`;
  const text = label(data.relations[drawnEdges[id].relation]);
  const at = findMiddle(id);
  const dom = view.network.canvasToDOM(at);
  const half = (ctx.measureText(text).width * scale) / 2 + 4;
  return { text, at, box: [dom.x - half, dom.y - 8, dom.x + half, dom.y + 8] };
}

// Names of relations: on the edges that are asked for, and on the lit ones while they are few enough to read.
function drawRelationNames(ctx, lit, scale) {
  const asked = askedEdges(lit);
  ctx.textBaseline = 'middle';
  for (const id of new Set([...asked, ...(lit && lit.edges.size <= 24 ? lit.edges : [])])) {
    const { text, at, box } = placeRelation(ctx, id, scale);
    if (!asked.has(id) && placed.some((other) => overlap(box, other.box))) continue;
    placed.push({ iri: undefined, box });
    ctx.fillStyle = 'rgba(255,255,255,.94)';
    ctx.fillRect(at.x - (box[2] - box[0]) / 2 / scale, at.y - 8 / scale, (box[2] - box[0]) / scale, 16 / scale);
    ctx.fillStyle = '#33475b';
    ctx.fillText(text, at.x, at.y);
  }
}

// Half-way along an edge: vis-network knows where a bent one runs.
function findMiddle(id) {
  const edge = drawnEdges[id];
  const from = drawnNodes.get(edge.from);
  const to = drawnNodes.get(edge.to);
  return view.network.body.edges[id]?.edgeType?.getPoint?.(0.5) ?? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

function findLabelAt(point) {
  return placed.find(({ iri, box }) => iri !== undefined && overlap(box, [point.x, point.y, point.x, point.y]))?.iri;
}
