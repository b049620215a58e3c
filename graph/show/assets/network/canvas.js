// The drawn network: which things are visible, which are lit, where the view looks.

const things = new Map(Object.entries(data.things));
const drawnNodes = new Map(data.network.nodes.map((node) => [node.id, node]));
const drawnEdges = data.network.edges;
const edgesOf = new Map([...things.keys()].map((iri) => [iri, []]));
for (const edge of drawnEdges) {
  edgesOf.get(edge.from).push(edge);
  if (edge.to !== edge.from) edgesOf.get(edge.to).push(edge);
}

const INK = { edge: '#9aa8b8', lit: '#4a6078', faded: '#e3e8ee', paper: '#ffffff' };
const view = { network: null, nodes: null, edges: null, hoveredNode: null, hoveredEdge: null };

const isNodeVisible = (iri) => {
  if (state.hiddenClasses.has(things.get(iri).type)) return false;
  const links = edgesOf.get(iri);
  return links.length === 0 || links.some((edge) => !state.hiddenRelations.has(edge.relation));
};
const isEdgeVisible = (edge) =>
  !state.hiddenRelations.has(edge.relation) && isNodeVisible(edge.from) && isNodeVisible(edge.to);

// The things and edges that the selection lights up; null when nothing is selected.
function findLit() {
  if (!state.selected) return null;
  if (state.selected.kind === 'edge') {
    const edge = drawnEdges[state.selected.id];
    return { nodes: new Set([edge.from, edge.to]), edges: new Set([edge.id]) };
  }
  const links = edgesOf.get(state.selected.id).filter(isEdgeVisible);
  const nodes = new Set([state.selected.id, ...links.flatMap((edge) => [edge.from, edge.to])]);
  return { nodes, edges: new Set(links.map((edge) => edge.id)) };
}

function styleNode(node, lit) {
  const faded = lit && !lit.nodes.has(node.id);
  const chosen = state.selected?.kind === 'node' && state.selected.id === node.id;
  const colour = faded ? INK.faded : node.color;
  const edge = chosen ? '#16212e' : INK.paper;
  const paint = { background: colour, border: edge, highlight: { background: colour, border: edge }, hover: { background: colour, border: '#16212e' } };
  return { id: node.id, color: paint, borderWidth: chosen ? 4 : 1.5, hidden: !isNodeVisible(node.id) };
}

function styleEdge(edge, lit) {
  const colour = !lit ? INK.edge : lit.edges.has(edge.id) ? INK.lit : INK.faded;
  return { id: edge.id, color: { color: colour, highlight: colour, hover: INK.lit }, hidden: !isEdgeVisible(edge) };
}

function repaint() {
  const lit = findLit();
  view.nodes.update(data.network.nodes.map((node) => styleNode(node, lit)));
  view.edges.update(drawnEdges.map((edge) => styleEdge(edge, lit)));
  showStatus();
  if (!state.selected) showPanel();
}

function drawNetwork() {
  // Labels are drawn by labels.js at one readable size whatever the zoom, so that vis-network is given none.
  view.nodes = new vis.DataSet(data.network.nodes.map((node) => ({ ...node, label: undefined, ...styleNode(node, null) })));
  view.edges = new vis.DataSet(drawnEdges.map((edge) => ({ ...edge, ...styleEdge(edge, null) })));
  view.network = new vis.Network(byId('canvas'), { nodes: view.nodes, edges: view.edges }, data.network.options);
  view.network.on('click', (event) => selectAt(event.pointer));
  view.network.on('hoverNode', ({ node }) => hover({ hoveredNode: node }));
  view.network.on('blurNode', () => hover({ hoveredNode: null }));
  view.network.on('hoverEdge', ({ edge }) => hover({ hoveredEdge: edge }));
  view.network.on('blurEdge', () => hover({ hoveredEdge: null }));
  view.network.on('afterDrawing', drawLabels);
  fitView(false);
}

function hover(what) {
  Object.assign(view, what);
  byId('canvas').style.cursor = view.hoveredNode !== null || view.hoveredEdge !== null ? 'pointer' : '';
  view.network.redraw();
}

// A thing under the pointer, else the thing whose label is there, else an edge, else nothing.
function selectAt(pointer) {
  const node = view.network.getNodeAt(pointer.DOM) ?? findLabelAt(pointer.DOM);
  if (node !== undefined) return selectNode(node);
  const edge = view.network.getEdgeAt(pointer.DOM);
  return edge === undefined ? clearSelection() : selectEdge(edge);
}

const easing = (animated) => (animated && !matchMedia('(prefers-reduced-motion: reduce)').matches ? { duration: 350 } : false);

const span = (values) => [Math.min(...values), Math.max(...values)];

function fitView(animated = true) {
  const visible = [...drawnNodes.values()].filter((node) => isNodeVisible(node.id));
  if (!visible.length) return;
  const [left, right] = span(visible.map((node) => node.x));
  const [top, bottom] = span(visible.map((node) => node.y));
  const canvas = byId('canvas');
  const room = [Math.max(canvas.clientWidth - 76, 60), Math.max(canvas.clientHeight - 76, 60)]; // for labels at the rim
  const scale = Math.min(room[0] / (right - left + 60), room[1] / (bottom - top + 60), 1.3);
  view.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: easing(animated) });
}

// Brings a thing and its neighbours into view: never so near that the neighbourhood is cut off, nor too far to read.
function lookAt(iri) {
  const { x, y } = drawnNodes.get(iri);
  const canvas = byId('canvas');
  let reach = 150;
  for (const edge of edgesOf.get(iri).filter(isEdgeVisible)) {
    for (const end of [drawnNodes.get(edge.from), drawnNodes.get(edge.to)]) reach = Math.max(reach, Math.hypot(end.x - x, end.y - y));
  }
  const scale = Math.min(canvas.clientWidth, canvas.clientHeight) / (2.3 * reach);
  view.network.moveTo({ position: { x, y }, scale: Math.min(Math.max(scale, 0.5), 1.2), animation: easing(true) });
}

function zoomBy(factor) {
  view.network.moveTo({ scale: Math.min(Math.max(view.network.getScale() * factor, 0.05), 4), animation: easing(true) });
}
