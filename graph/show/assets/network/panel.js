// The panel beside the network: a thing with its facts, an edge with its facts, or where to begin.

const ROWS = 6;
const FIGURES = 3;

function showPanel() {
  const panel = byId('panel');
  panel.replaceChildren();
  if (!state.selected) panel.append(...describeBeginning());
  else if (state.selected.kind === 'node') panel.append(makeHistory(), ...describeThing(state.selected.id));
  else panel.append(makeHistory(), ...describeEdge(drawnEdges[state.selected.id]));
  panel.scrollTop = 0;
}

function makeHistory() {
  const back = makeButton(`← ${word('back')}`, goBack, { id: 'back', class: 'quiet' });
  back.disabled = state.history.length === 0;
  return make('nav', { class: 'history' }, back, makeButton(`${word('close')} ×`, clearSelection, { id: 'close', class: 'quiet' }));
}

function describeBeginning() {
  const hubs = byDegree.filter((iri) => things.get(iri).degree > 0).slice(0, 12);
  const list = make('ul', { class: 'links' }, ...hubs.map((iri) => make('li', {}, makeThingButton(iri, things.get(iri).degree))));
  const advice = {
    zh: '点对象看它的事实，点连线看这条关系的依据。滚轮缩放，拖动平移，按 / 搜索。',
    en: 'Click a thing for its facts, a line for the evidence of that relation. Wheel zooms, drag pans, / searches.',
  };
  const hint = make('p', { class: 'hint' }, label(advice), make('small', {}, otherLabel(advice)));
  return hubs.length ? [hint, makeHeading('hubs'), list] : [hint];
}

function makeThingButton(iri, count = null) {
  const button = makeButton('', () => visit(iri), { class: 'thing', 'data-iri': iri });
  button.append(makeSign(things.get(iri).type), make('span', { class: 'name' }, things.get(iri).name));
  if (count !== null) button.append(make('span', { class: 'count' }, numeral(count)));
  return button;
}

function describeThing(iri) {
  const thing = things.get(iri);
  const type = data.classes[thing.type];
  const chips = make('p', { class: 'chips' },
    make('span', { class: 'chip' }, makeSign(thing.type), bilingual(label(type), otherLabel(type))),
    ...thing.roles.map((role) => make('span', { class: 'chip role' }, role)),
    makeButton(word('focus'), () => lookAt(iri), { class: 'chip link' }),
  );
  const aliases = thing.aliases.length ? make('p', { class: 'aliases' }, make('b', {}, word('alias')), thing.aliases.join('、')) : null;
  const numbers = thing.observations;
  return [
    make('h2', {}, thing.name), chips, ...(aliases ? [aliases] : []),
    ...(numbers.length ? [makeHeading('numbers', thing.observationTotal), makeNumbers(numbers, iri)] : []),
    makeHeading('links', edgesOf.get(iri).length), ...describeLinks(iri),
  ];
}

function makeNumbers(numbers, iri) {
  const list = make('ul', { class: 'numbers' });
  const add = (some) => list.append(...some.map((number) => makeObservation(number, iri)));
  add(numbers.slice(0, FIGURES));
  const end = () => addUnlisted(list, things.get(iri).observationTotal - numbers.length);
  if (numbers.length > FIGURES) addMore(list, numbers.length - FIGURES, () => { add(numbers.slice(FIGURES)); end(); });
  else end();
  return list;
}

// The links of a thing in groups: each relation outgoing, then incoming, in the order of the ontology.
function describeLinks(iri) {
  const groups = [];
  for (const [name, relation] of Object.entries(data.relations)) {
    const links = edgesOf.get(iri).filter((edge) => edge.relation === name);
    const outgoing = links.filter((edge) => relation.symmetric || edge.from === iri);
    const incoming = links.filter((edge) => !relation.symmetric && edge.from !== iri);
    if (outgoing.length) groups.push(makeGroup(iri, relation, outgoing, relation.symmetric ? 'mutual' : 'outgoing'));
    if (incoming.length) groups.push(makeGroup(iri, relation, incoming, 'incoming'));
  }
  return groups.length ? groups : [make('p', { class: 'hint' }, word('noLinks'), make('small', {}, otherWord('noLinks')))];
}

const ARROWS = { outgoing: '→', incoming: '←', mutual: '↔' };

function makeGroup(iri, relation, links, direction) {
  const head = make('summary', {},
    make('span', { class: `arrow ${direction}`, title: word(direction) }, ARROWS[direction]),
    bilingual(label(relation), otherLabel(relation)),
    make('span', { class: 'direction' }, word(direction)),
    make('span', { class: 'count' }, numeral(links.length)));
  const list = make('ul', { class: 'links' });
  const add = (some) => list.append(...some.map((edge) => makeLink(iri, edge)));
  add(links.slice(0, ROWS));
  if (links.length > ROWS) addMore(list, links.length - ROWS, () => add(links.slice(ROWS)));
  return make('details', { open: '', class: 'group' }, head, list);
}

function makeLink(iri, edge) {
  const other = edge.from === iri ? edge.to : edge.from;
  return make('li', {}, makeThingButton(other), makeFacts(data.facts[edge.id], [...namesOf(iri), ...namesOf(other)], data.factTotals[edge.id]));
}

function describeEdge(edge) {
  const relation = data.relations[edge.relation];
  const facts = data.facts[edge.id];
  return [
    make('div', { class: 'triple' },
      makeThingButton(edge.from),
      make('p', { class: 'relation' }, make('span', { class: 'arrow' }, relation.symmetric ? '↕' : '↓'), bilingual(label(relation), otherLabel(relation))),
      makeThingButton(edge.to)),
    makeHeading('evidence', data.factTotals[edge.id]),
    makeFacts(facts, [...namesOf(edge.from), ...namesOf(edge.to)], data.factTotals[edge.id]),
  ];
}
