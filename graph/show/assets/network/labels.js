// Labels on the canvas: one readable size at every zoom; where two would overlap the better connected thing keeps its own.

const FONT = '"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif';
const LABEL = { size: 12, line: 15, width: 132, lines: 2, area: 9000 }; // area: of the screen, in pixels, for each label
const byDegree = [...things.keys()].sort((a, b) => things.get(b).degree - things.get(a).degree || (a < b ? -1 : 1));
const wrapped = new Map();
// These are named even where their label covers a small thing.
const prominent = new Set(byDegree.slice(0, 24));
let placed = [];

// The name in lines no wider than a label; all of it where it is asked for, else two lines.
function wrapName(ctx, iri, full) {
  const key = `${full ? 1 : 0}${iri}`;
  if (!wrapped.has(key)) {
    ctx.font = `${LABEL.size}px ${FONT}`;
    wrapped.set(key, breakLines(ctx, things.get(iri).name, full ? 6 : LABEL.lines));
  }
  return wrapped.get(key);
}

function breakLines(ctx, text, most) {
  const whole = ctx.measureText(text).width;
  // lines of about one length, so that 公司 is not left alone on the last one
  const room = Math.min(LABEL.width + 14, (whole / Math.ceil(whole / LABEL.width)) * 1.12 + 2);
  const lines = [''];
  for (const part of text.match(/[A-Za-z0-9.,:;'"()_-]+ ?|./gsu) ?? []) {
    const longer = lines.at(-1) + part;
    if (lines.at(-1) && ctx.measureText(longer).width > room) lines.push(part.slice(0, 40));
    else lines[lines.length - 1] = longer.slice(0, 60);
  }
  if (lines.length > most) lines.splice(most - 1, lines.length, `${lines[most - 1].slice(0, -1)}…`);
  const width = Math.max(...lines.map((line) => ctx.measureText(line).width));
  return { lines, width };
}

// Screen boxes as [left, top, right, bottom].
const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

// Where a label may stand: below its thing, to the right, above, to the left.
function boxesAround(iri, text, scale) {
  const node = drawnNodes.get(iri);
  const at = view.network.canvasToDOM({ x: node.x, y: node.y });
  const [wide, high, away] = [text.width + 6, text.lines.length * LABEL.line, node.size * scale + 3];
  const corners = [[at.x - wide / 2, at.y + away], [at.x + away, at.y - high / 2], [at.x - wide / 2, at.y - away - high], [at.x - away - wide, at.y - high / 2]];
  return corners.map(([left, top]) => [left, top, left + wide, top + high]);
}

// The first place where the label covers nothing; one that must be read stands below its thing all the same.
function findPlace(iri, boxes, discs, { rank, screen }) {
  const inside = (box) => box[0] >= screen[0] && box[1] >= screen[1] && box[2] <= screen[2] && box[3] <= screen[3];
  const covers = (box) => placed.some((other) => overlap(box, other.box));
  const free = boxes.find((box) => inside(box) && !covers(box) && !discs.some((disc) => disc.iri !== iri && overlap(box, disc.box)));
  if (free || rank === 'ordinary') return free;
  return rank === 'asked' || !covers(boxes[0]) ? boxes[0] : undefined;
}

// The drawn things as boxes, of a selection only the lit ones.
function boxDiscs(scale, lit) {
  return [...drawnNodes.values()].filter((node) => isNodeVisible(node.id) && (!lit || lit.nodes.has(node.id))).map((node) => {
    const at = view.network.canvasToDOM({ x: node.x, y: node.y });
    const radius = node.size * scale * 0.9;
    return { iri: node.id, box: [at.x - radius, at.y - radius, at.x + radius, at.y + radius] };
  });
}

function drawLabels(ctx) {
  const scale = view.network.getScale();
  const lit = findLit();
  const first = [view.hoveredNode, state.selected?.kind === 'node' ? state.selected.id : null].filter((iri) => iri !== null);
  const order = [...new Set([...first, ...byDegree.filter((iri) => !lit || lit.nodes.has(iri))])];
  const canvas = byId('canvas');
  const screen = [0, 0, canvas.clientWidth, canvas.clientHeight];
  const most = (screen[2] * screen[3]) / LABEL.area;
  placed = [...askedEdges(lit)].map((id) => ({ iri: undefined, box: placeRelation(ctx, id, scale).box }));
  const discs = boxDiscs(scale, lit);
  ctx.save();
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  ctx.lineJoin = 'round';
  for (const iri of order) {
    if (!isNodeVisible(iri)) continue;
    const asked = first.includes(iri);
    const text = wrapName(ctx, iri, asked);
    const boxes = boxesAround(iri, text, scale);
    if (!overlap(boxes[0], screen)) continue;
    const rank = asked ? 'asked' : lit || prominent.has(iri) ? 'prominent' : 'ordinary';
    if (rank === 'ordinary' && placed.length >= most) continue;
    const box = findPlace(iri, boxes, discs, { rank, screen });
    if (!box) continue;
    placed.push({ iri, box });
    writeLines(ctx, text.lines, box, { scale, strong: asked });
  }
  drawRelationNames(ctx, lit, scale);
  ctx.restore();
}

// Text of a fixed size on the screen, with a halo that keeps it readable over lines.
function writeLines(ctx, lines, box, { scale, strong }) {
  ctx.font = `${strong ? 600 : 400} ${LABEL.size / scale}px ${FONT}`;
  ctx.lineWidth = 3.5 / scale;
  ctx.strokeStyle = 'rgba(255,255,255,.92)';
  ctx.fillStyle = strong ? '#0f1b2a' : '#2b3a4a';
  lines.forEach((line, i) => {
    const at = view.network.DOMtoCanvas({ x: (box[0] + box[2]) / 2, y: box[1] + i * LABEL.line });
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
