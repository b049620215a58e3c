// What the filters leave, and what of it is lit.

const visible = { nodes: null, edges: null, list: [], lines: null, lineCount: 0, lit: null, litEdges: [] };

const inRegion = (node) => {
  if (state.region === null) return true;
  for (let i = net.regionBegins[node]; i < net.regionBegins[node + 1]; i++) if (net.region[i] === state.region) return true;
  return false;
};
const hasRole = (node) => state.role === null || (net.roles[node] & (1 << state.role)) !== 0;
const inCluster = (node) => state.cluster === null || net.cluster[node] === state.cluster;
const inYears = (edge) => state.years === null || (net.lastYear[edge] > 0 && net.firstYear[edge] <= state.years[1] && net.lastYear[edge] >= state.years[0]);

const filtersEdges = () => state.hiddenRelations.size > 0 || state.years !== null || state.confidence > 0;
const isNodeVisible = (node) => visible.nodes[node] === 1;
const isEdgeVisible = (edge) => visible.edges[edge] === 1;

// A thing all of whose relations are filtered away is hidden with them; one that never had any stays.
function applyVisibility() {
  const classes = CLASSES.map((name) => !state.hiddenClasses.has(name));
  const relations = RELATIONS.map((name) => !state.hiddenRelations.has(name));
  const nodes = new Uint8Array(net.nodes);
  for (let node = 0; node < net.nodes; node++) nodes[node] = classes[net.type[node]] && hasRole(node) && inCluster(node) && inRegion(node) ? 1 : 0;
  const edges = new Uint8Array(net.edges);
  const joined = new Uint8Array(net.nodes);
  for (let edge = 0; edge < net.edges; edge++) {
    if (!nodes[net.head[edge]] || !nodes[net.tail[edge]] || !relations[net.relation[edge]]) continue;
    if (net.confidence[edge] < state.confidence || !inYears(edge)) continue;
    edges[edge] = joined[net.head[edge]] = joined[net.tail[edge]] = 1;
  }
  if (filtersEdges()) for (let node = 0; node < net.nodes; node++) if (!joined[node]) nodes[node] = 0;
  Object.assign(visible, { nodes, edges });
  narrowToAround();
  listLines();
}

function narrowToAround() {
  if (!state.around) return;
  visible.nodes[state.around.node] = 1;
  const near = findAround(state.around.node, state.around.steps, (edge, node) => visible.edges[edge] && visible.nodes[node]);
  for (let node = 0; node < net.nodes; node++) if (!near.has(node)) visible.nodes[node] = 0;
  for (let edge = 0; edge < net.edges; edge++) if (!visible.nodes[net.head[edge]] || !visible.nodes[net.tail[edge]]) visible.edges[edge] = 0;
}

function listLines() {
  visible.list = [];
  for (let node = 0; node < net.nodes; node++) if (visible.nodes[node]) visible.list.push(node);
  const lines = new Uint32Array(2 * net.edges);
  let count = 0;
  for (let edge = 0; edge < net.edges; edge++) if (visible.edges[edge]) { lines[count++] = net.head[edge]; lines[count++] = net.tail[edge]; }
  visible.lines = lines.subarray(0, count);
  visible.lineCount = count / 2;
}

// The chosen thing with its neighbours, the ends of the chosen edge, or the path; null: everything alike.
function chooseLit() {
  const edges = state.route?.edges ?? (state.selected === null ? [] : state.selected.kind === 'edge' ? [state.selected.id] : edgesOf(state.selected.id).filter(isEdgeVisible));
  visible.litEdges = edges;
  visible.lit = null;
  if (!state.selected && !state.route) return;
  visible.lit = new Set(edges.flatMap((edge) => [net.head[edge], net.tail[edge]]));
  if (state.selected?.kind === 'node') visible.lit.add(state.selected.id);
}
