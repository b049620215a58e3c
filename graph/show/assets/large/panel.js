// The panel beside the network: a thing with its facts, an edge with its facts, a path, or where to begin.

async function listNames() {
  await loadDetails();
  return details.map(([, ...aliases], node) => [node, net.names[node], ...aliases]);
}

function showPanel() {
  const panel = byId('panel');
  const parts = state.route ? describeRoute() : !state.selected ? describeBeginning(visible.list) : state.selected.kind === 'node' ? describeThing(state.selected.id) : describeEdge(state.selected.id);
  panel.replaceChildren(...(state.selected || state.route ? [makeHistory()] : []), ...parts);
  panel.scrollTop = 0;
}

function describeThing(node) {
  const type = data.classes[classOf(node)];
  const roles = data.roles.filter((_, place) => net.roles[node] & (1 << place));
  const chips = make('p', { class: 'chips' },
    make('span', { class: 'chip' }, makeSign(classOf(node)), bilingual(label(type), otherLabel(type))),
    ...roles.map(([zh, en]) => make('span', { class: 'chip role', title: en }, zh)),
    makeButton(word('focus'), () => lookAt(node), { class: 'chip link' }));
  const aliases = make('div');
  const figures = make('section');
  loadDetails().then(() => { if (details[node].length > 1) aliases.append(makeAliases(details[node].slice(1))); });
  loadFigures(node).then(({ figures: some, total }) => { if (some.length) figures.append(makeHeading('numbers', total), makeNumbers(some, total, node)); });
  return [make('h2', {}, nameOf(node)), chips, aliases, makeAroundBar(node), makeRouteBox(), figures, makeHeading('links', edgesOf(node).length), ...describeLinks(node)];
}

function makeAroundBar(node) {
  const now = state.around?.node === node ? state.around.steps : 0;
  const choose = (steps, text) => makeButton(text, () => showAround(steps), { class: 'chip link', 'aria-pressed': String(now === steps), 'data-around': String(steps) });
  return make('p', { class: 'chips' }, make('span', { class: 'metric' }, word('around')), ...[1, 2, 3].map((steps) => choose(steps, `${steps} ${word('steps')}`)), choose(0, word('whole')));
}

function makeRouteBox() {
  const box = make('input', { type: 'search', id: 'route-to', role: 'combobox', autocomplete: 'off', placeholder: `${word('routeTo')}  ${otherWord('routeTo')}`, 'aria-label': word('routeTo'), 'aria-expanded': 'false', 'aria-controls': 'route-suggestions' });
  const list = make('ul', { id: 'route-suggestions', class: 'suggestions', role: 'listbox', 'aria-label': word('routeTo') });
  list.hidden = true;
  startSearch(box, list, showRoute);
  return make('div', { class: 'search route-box' }, box, list);
}

// The links of a thing in groups: each relation outgoing, then incoming, in the order of the ontology.
function describeLinks(node) {
  const groups = new Map();
  for (const edge of edgesOf(node)) {
    const direction = relationOf(edge).symmetric ? 'mutual' : net.head[edge] === node ? 'outgoing' : 'incoming';
    const key = `${String(net.relation[edge]).padStart(3, '0')} ${direction === 'incoming' ? 1 : 0}`;
    if (!groups.has(key)) groups.set(key, { direction, edges: [] });
    groups.get(key).edges.push(edge);
  }
  if (!groups.size) return [makeNoLinks()];
  const makeRow = (edge) => make('div', {}, makeThingButton(otherEnd(edge, node)), makeLazyFacts(edge));
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { direction, edges }]) => makeGroup(relationOf(edges[0]), direction, edges, makeRow));
}

// A place where the facts of an edge appear once they are unpacked.
function makeLazyFacts(edge) {
  const place = make('div', { class: 'lazy' }, word('loading'));
  loadFacts(edge).then(({ facts, total }) => place.replaceChildren(makeFacts(facts, [...namesOf(net.head[edge]), ...namesOf(net.tail[edge])], total)));
  return place;
}

function describeEdge(edge) {
  return [makeTriple(net.head[edge], relationOf(edge), net.tail[edge]), makeHeading('evidence'), makeLazyFacts(edge)];
}
