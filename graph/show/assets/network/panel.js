// The panel beside the network: a thing with its facts, an edge with its facts, or where to begin.

const listNames = async () => byDegree.map((iri) => [iri, things.get(iri).name, ...things.get(iri).aliases]);

function showPanel() {
  const panel = byId('panel');
  if (!state.selected) panel.replaceChildren(...describeBeginning(byDegree.filter(isNodeVisible)));
  else if (state.selected.kind === 'node') panel.replaceChildren(makeHistory(), ...describeThing(state.selected.id));
  else panel.replaceChildren(makeHistory(), ...describeEdge(drawnEdges[state.selected.id]));
  panel.scrollTop = 0;
}

function describeThing(iri) {
  const thing = things.get(iri);
  const type = data.classes[thing.type];
  const chips = make('p', { class: 'chips' },
    make('span', { class: 'chip' }, makeSign(thing.type), bilingual(label(type), otherLabel(type))),
    ...thing.roles.map((role) => make('span', { class: 'chip role' }, role)),
    makeButton(word('focus'), () => lookAt(iri), { class: 'chip link' }),
  );
  const numbers = thing.observations;
  return [
    make('h2', {}, thing.name), chips, ...(thing.aliases.length ? [makeAliases(thing.aliases)] : []),
    ...(numbers.length ? [makeHeading('numbers', thing.observationTotal), makeNumbers(numbers, thing.observationTotal, iri)] : []),
    makeHeading('links', edgesOf.get(iri).length), ...describeLinks(iri),
  ];
}

// The links of a thing in groups: each relation outgoing, then incoming, in the order of the ontology.
function describeLinks(iri) {
  const groups = [];
  const makeRow = (edge) => makeLink(iri, edge);
  for (const [name, relation] of Object.entries(data.relations)) {
    const links = edgesOf.get(iri).filter((edge) => edge.relation === name);
    const outgoing = links.filter((edge) => relation.symmetric || edge.from === iri);
    const incoming = links.filter((edge) => !relation.symmetric && edge.from !== iri);
    if (outgoing.length) groups.push(makeGroup(relation, relation.symmetric ? 'mutual' : 'outgoing', outgoing, makeRow));
    if (incoming.length) groups.push(makeGroup(relation, 'incoming', incoming, makeRow));
  }
  return groups.length ? groups : [makeNoLinks()];
}

function makeLink(iri, edge) {
  const other = edge.from === iri ? edge.to : edge.from;
  const link = make('div', {}, makeThingButton(other));
  link.append(makeFacts(data.facts[edge.id], [...namesOf(iri), ...namesOf(other)], data.factTotals[edge.id]));
  return link;
}

function describeEdge(edge) {
  const facts = data.facts[edge.id];
  return [
    makeTriple(edge.from, data.relations[edge.relation], edge.to),
    makeHeading('evidence', data.factTotals[edge.id]),
    makeFacts(facts, [...namesOf(edge.from), ...namesOf(edge.to)], data.factTotals[edge.id]),
  ];
}
