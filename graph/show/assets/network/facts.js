// A fact or a number as the panel shows it: the sentence, its document, whether it is done or planned.

const FEW = 2;

function makeFacts(facts, names, total) {
  const list = make('ul', { class: 'facts' });
  const add = (some) => list.append(...some.map((fact) => make('li', {}, makeFact(fact, names))));
  add(facts.slice(0, FEW));
  const end = () => addUnlisted(list, total - facts.length);
  if (facts.length > FEW) addMore(list, facts.length - FEW, () => { add(facts.slice(FEW)); end(); });
  else end();
  return list;
}

// A last row that shows the rest when it is pressed.
function addMore(list, count, showRest) {
  const row = make('li', { class: 'more' });
  row.append(makeButton(`+ ${numeral(count)}`, () => { row.remove(); showRest(); }));
  list.append(row);
}

// How many more there are in the graph than on this page.
function addUnlisted(list, count) {
  if (count > 0) list.append(make('li', { class: 'unlisted' }, `${numeral(count)} ${word('unlisted')}`));
}

function makeFact(fact, names) {
  const meta = make('footer', { title: `${word('rule')} ${fact.rule} · ${fact.document} [${fact.start}, ${fact.end})` });
  meta.append(
    makeBadge(fact.status),
    make('cite', {}, data.documents[fact.document]),
    ...(fact.date ? [make('span', {}, fact.date)] : []),
    ...(fact.amount ? [make('span', {}, `${word('amount')} ${fact.amount}`)] : []),
    make('span', {}, `${word('confidence')} ${Math.round(fact.confidence * 100)}%`),
  );
  return make('div', { class: 'fact' }, markNames(fact.quote, names), meta);
}

const namesOf = (iri) => [things.get(iri).name, ...things.get(iri).aliases];

function makeObservation(number, iri) {
  const bound = number.bound === '=' ? '' : `${number.bound} `;
  return make('li', { class: 'number' },
    make('div', { class: 'value' }, make('strong', {}, `${bound}${number.text}`), makeBadge(number.kind)),
    make('div', { class: 'metric' }, number.metric),
    makeFact(number.fact, namesOf(iri)),
  );
}
