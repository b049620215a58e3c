// Who is linked with whom: edges by node, what lies around a node, the shortest path between two.

let ways = null;

// For each node where its edges begin in the list of edges.
function listWays() {
  if (ways) return ways;
  const begins = new Uint32Array(net.nodes + 1);
  for (let edge = 0; edge < net.edges; edge++) { begins[net.head[edge] + 1]++; begins[net.tail[edge] + 1]++; }
  for (let node = 0; node < net.nodes; node++) begins[node + 1] += begins[node];
  const next = begins.slice();
  const edges = new Uint32Array(2 * net.edges);
  for (let edge = 0; edge < net.edges; edge++) { edges[next[net.head[edge]]++] = edge; edges[next[net.tail[edge]]++] = edge; }
  ways = { begins, edges };
  return ways;
}

function edgesOf(node) {
  const { begins, edges } = listWays();
  return [...new Set(edges.subarray(begins[node], begins[node + 1]))];
}

// Breadth first over what the filters leave, away from `start`; `visit` gets each edge and node and ends the walk with true.
function walk(start, most, allowed, visit) {
  const { begins, edges } = listWays();
  const steps = new Map([[start, 0]]);
  const queue = [start];
  for (const here of queue) {
    if (steps.get(here) === most) break;
    for (let i = begins[here]; i < begins[here + 1]; i++) {
      const near = otherEnd(edges[i], here);
      if (steps.has(near) || !allowed(edges[i], near)) continue;
      steps.set(near, steps.get(here) + 1);
      queue.push(near);
      if (visit?.(near, edges[i], here)) return steps;
    }
  }
  return steps;
}

const findAround = (node, most, allowed) => new Set(walk(node, most, allowed).keys());

// Edges from one thing to the other in order; null where there is no way.
function findRoute(from, to, allowed) {
  const cameBy = new Map();
  walk(from, Infinity, allowed, (near, edge) => { cameBy.set(near, edge); return near === to; });
  if (from !== to && !cameBy.has(to)) return null;
  const route = [];
  for (let here = to; here !== from; here = otherEnd(route[0], here)) route.unshift(cameBy.get(here));
  return route;
}
