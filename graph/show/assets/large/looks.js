// Colour, shape and size of each thing, by what the reader chose.

const SHAPES = ['dot', 'hexagon', 'square', 'diamond', 'triangle', 'triangleDown', 'star'];
const GREY = '#a9b3bf';
const ROLE_COLOURS = ['#b23a48', '#2f6db5', '#b9770e', '#148f83', '#7d5ba6', '#5b7f2b', '#d0580f'];
const CLUSTER_COLOURS = ['#2f6db5', '#d0580f', '#2b8a5a', '#b23a48', '#7d5ba6', '#a17a00', '#0b87a8', '#95386b', '#5b7f2b', '#7a5340', '#4f5fb8', '#148f83'];

const split = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
const firstRole = (node) => data.roles.findIndex((_, place) => net.roles[node] & (1 << place));

const COLOURING = {
  class: (node) => data.classes[classOf(node)].colour,
  role: (node) => ROLE_COLOURS[firstRole(node)] ?? GREY,
  cluster: (node) => (net.cluster[node] < data.clusters.length ? clusterColour(net.cluster[node]) : GREY),
};
const clusterColour = (cluster) => CLUSTER_COLOURS[cluster % CLUSTER_COLOURS.length];
const colourOf = (node) => COLOURING[state.colour](node);

const looks = { colours: null, sizes: null, shapes: null };

function paintColours() {
  const known = new Map();
  looks.colours ??= new Uint8Array(4 * net.nodes);
  for (let node = 0; node < net.nodes; node++) {
    const colour = colourOf(node);
    if (!known.has(colour)) known.set(colour, split(colour));
    looks.colours.set(known.get(colour), 4 * node);
  }
}

function measureSizes() {
  looks.sizes ??= new Float32Array(net.nodes);
  const most = Math.max(net.degree[0] ?? 1, 1);
  for (let node = 0; node < net.nodes; node++) {
    const degree = state.size === 'rank' ? (net.rank[node] / 65535) ** 2 * most : net.degree[node];
    looks.sizes[node] = Math.min(0.34 + 0.12 * Math.sqrt(degree), 3.2);
  }
}

function chooseShapes() {
  const byClass = CLASSES.map((name) => SHAPES.indexOf(data.classes[name].shape));
  looks.shapes = Uint8Array.from(net.type, (type) => byClass[type]);
}

// Pixels that a thing of size 1 has for a radius: it grows slower than the network does.
const pixelSize = () => 2.2 * camera.scale ** 0.6;
const radiusOf = (node) => Math.min(Math.max(looks.sizes[node] * pixelSize(), 0.9), 26);
