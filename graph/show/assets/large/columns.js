// Columns of numbers and names, unpacked.

const KINDS = { u1: Uint8Array, u2: Uint16Array, u4: Uint32Array };
const net = { nodes: 0, edges: 0, names: [] }; // all columns by name; nodes are numbered from the best connected on

async function unpackNetwork() {
  const [bytes, names] = await Promise.all([unpackBytes('network'), unpackJson('names')]);
  let at = 0;
  for (const [name, kind, count] of data.columns) {
    net[name] = new KINDS[kind](bytes, at, count);
    at += net[name].byteLength;
  }
  net.nodes = net.type.length;
  net.edges = net.head.length;
  net.names = names;
  net.px = Float32Array.from(net.x, (value) => (value / 65535 - 0.5) * 2 * data.reach);
  net.py = Float32Array.from(net.y, (value) => (value / 65535 - 0.5) * 2 * data.reach);
}

const CLASSES = Object.keys(data.classes);
const RELATIONS = Object.keys(data.relations);
const classOf = (node) => CLASSES[net.type[node]];
const relationOf = (edge) => data.relations[RELATIONS[net.relation[edge]]];
const otherEnd = (edge, node) => (net.head[edge] === node ? net.tail[edge] : net.head[edge]);
const nameOf = (node) => net.names[node] || details?.[node][0] || '…';

let details = null; // [IRI, other names …] of each thing

async function loadDetails() {
  details ??= await unpackJson('details');
  return details;
}

// What the parts shared with the small network ask of a thing.
const things = { get: (node) => ({ name: nameOf(node), type: classOf(node), degree: net.degree[node], aliases: details ? details[node].slice(1) : [] }) };
