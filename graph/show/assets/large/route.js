// What lies around a thing, and the shortest path from it to another, in what the filters leave.

function showAround(steps) {
  state.around = steps ? { node: state.selected.id, steps } : null;
  repaint();
  showPanel();
  flyTo(lookAtAll(visible.list));
}

function showRoute(to) {
  const from = state.selected.id;
  uncover(to);
  const edges = findRoute(from, to, (edge, node) => visible.edges[edge] && visible.nodes[node]);
  const nodes = [from];
  edges?.forEach((edge) => nodes.push(otherEnd(edge, nodes.at(-1))));
  state.history.push(state.selected);
  state.route = { from, to, edges: edges ?? [], nodes: edges ? nodes : [from, to], found: edges !== null };
  state.selected = null;
  refreshStage();
  showPanel();
  flyTo(lookAtAll(state.route.nodes));
}

function describeRoute() {
  const { from, to, edges, nodes, found } = state.route;
  const heading = make('h2', {}, `${shorten(nameOf(from), 40)} → ${shorten(nameOf(to), 40)}`);
  if (!found) return [heading, make('p', { class: 'hint' }, word('noRoute'), make('small', {}, otherWord('noRoute')))];
  const steps = make('ol', { class: 'links route' }, make('li', {}, makeThingButton(from)));
  edges.forEach((edge, i) => {
    const outgoing = net.head[edge] === nodes[i];
    const relation = relationOf(edge);
    steps.append(make('li', {},
      make('p', { class: 'relation' }, make('span', { class: 'arrow' }, relation.symmetric ? '↕' : outgoing ? '↓' : '↑'), bilingual(label(relation), otherLabel(relation))),
      makeThingButton(nodes[i + 1]), makeLazyFacts(edge)));
  });
  return [heading, makeHeading('route', edges.length), steps];
}
