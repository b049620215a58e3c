// The panel beside the network: a thing with its facts, an edge with its facts, a path, or where to begin.

const ROWS = 6;
const FIGURES = 3;

function showPanel() {
  const panel = byId('panel');
  const parts = state.route ? describeRoute() : !state.selected ? describeBeginning() : state.selected.kind === 'node' ? describeThing(state.selected.id) : describeEdge(state.selected.id);
  panel.replaceChildren(...(state.selected || state.route ? [makeHistory()] : []), ...parts);
  panel.scrollTop = 0;
}

function makeHistory() {
  const back = makeButton(`← ${word('back')}`, goBack, { id: 'back', class: 'quiet' });
  back.disabled = state.history.length === 0;
  return make('nav', { class: 'history' }, back, makeButton(`${word('close')} ×`, clearSelection, { id: 'close', class: 'quiet' }));
}

function describeBeginning() {
  const advice = {
    zh: '点对象看它的事实，点连线看这条关系的依据。滚轮缩放，拖动平移，按 / 搜索。',
    en: 'Click a thing for its facts, a line for the evidence of that relation. Wheel zooms, drag pans, / searches.',
  };
  const hubs = Array.from({ length: Math.min(12, net.nodes) }, (_, node) => node).filter((node) => net.degree[node] > 0);
  const list = make('ul', { class: 'links' }, ...hubs.map((node) => make('li', {}, makeThingButton(node, net.degree[node]))));
  return [make('p', { class: 'hint' }, label(advice), make('small', {}, otherLabel(advice))), ...(hubs.length ? [makeHeading('hubs'), list] : [])];
}

function makeThingButton(node, count = null) {
  const button = makeButton('', () => visit(node), { class: 'thing', 'data-node': String(node) });
  button.append(makeSign(classOf(node)), make('span', { class: 'name' }, nameOf(node)));
  if (count !== null) button.append(make('span', { class: 'count' }, numeral(count)));
  return button;
}

function describeThing(node) {
  const type = data.classes[classOf(node)];
  const roles = data.roles.filter((_, place) => net.roles[node] & (1 << place));
  const chips = make('p', { class: 'chips' },
    make('span', { class: 'chip' }, makeSign(classOf(node)), bilingual(label(type), otherLabel(type))),
    ...roles.map(([zh, en]) => make('span', { class: 'chip role', title: en }, zh)),
    makeButton(word('focus'), () => lookAt(node), { class: 'chip link' }));
  const aliases = make('p', { class: 'aliases' });
  const figures = make('section');
  loadDetails().then(() => { if (details[node].length > 1) aliases.append(make('b', {}, word('alias')), hold(details[node].slice(1).join('、'))); });
  loadFigures(node).then(({ figures: some, total }) => { if (some.length) figures.append(makeHeading('numbers', total), makeFigures(node, some, total)); });
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

function makeFigures(node, figures, total) {
  const list = make('ul', { class: 'numbers' });
  const add = (some) => list.append(...some.map((figure) => makeObservation(figure, node)));
  const end = () => addUnlisted(list, total - figures.length);
  add(figures.slice(0, FIGURES));
  if (figures.length > FIGURES) addMore(list, figures.length - FIGURES, () => { add(figures.slice(FIGURES)); end(); });
  else end();
  return list;
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
  if (!groups.size) return [make('p', { class: 'hint' }, word('noLinks'), make('small', {}, otherWord('noLinks')))];
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { direction, edges }]) => makeGroup(node, edges, direction));
}

const ARROWS = { outgoing: '→', incoming: '←', mutual: '↔' };

function makeGroup(node, edges, direction) {
  const relation = relationOf(edges[0]);
  const head = make('summary', {},
    make('span', { class: `arrow ${direction}`, title: word(direction) }, ARROWS[direction]),
    bilingual(label(relation), otherLabel(relation)),
    make('span', { class: 'direction' }, word(direction)),
    make('span', { class: 'count' }, numeral(edges.length)));
  const list = make('ul', { class: 'links' });
  let shown = 0;
  const add = (count) => {
    list.append(...edges.slice(shown, shown + count).map((edge) => make('li', {}, makeThingButton(otherEnd(edge, node)), makeLazyFacts(edge))));
    shown = Math.min(shown + count, edges.length);
    if (shown < edges.length) addMore(list, edges.length - shown, () => add(60)); // a hub has thousands
  };
  add(ROWS);
  return make('details', { open: '', class: 'group' }, head, list);
}

// A place where the facts of an edge appear once they are unpacked.
function makeLazyFacts(edge) {
  const place = make('div', { class: 'lazy' }, word('loading'));
  loadFacts(edge).then(({ facts, total }) => place.replaceChildren(makeFacts(facts, [...namesOf(net.head[edge]), ...namesOf(net.tail[edge])], total)));
  return place;
}

function describeEdge(edge) {
  const relation = relationOf(edge);
  return [
    make('div', { class: 'triple' },
      makeThingButton(net.head[edge]),
      make('p', { class: 'relation' }, make('span', { class: 'arrow' }, relation.symmetric ? '↕' : '↓'), bilingual(label(relation), otherLabel(relation))),
      makeThingButton(net.tail[edge])),
    makeHeading('evidence'),
    makeLazyFacts(edge),
  ];
}
