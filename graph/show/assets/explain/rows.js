// Rows of the panel: a relation or a figure with its quote, a thing with a way to its card.

const boundOf = (observation) => (observation.bound === '=' ? '' : `${observation.bound} `);
const namesOf = (i) => [...new Set([things[i].name, ...things[i].aliases, ...things[i].marks.map((mark) => marks[mark].text)])];
// Sign and name with a word joiner between, so that no line ends after the sign.
const makeEnd = (i, end) => [makeSign(things[i].type), '\u2060', make('bdi', { class: `name ${end}` }, things[i].name)];

function makeThingButton(i, count = null) {
  const button = makeButton('', () => openThing(i), { class: 'thing', 'data-thing': i });
  button.append(makeSign(things[i].type), make('bdi', { class: 'name' }, things[i].name));
  if (count !== null) button.append(make('span', { class: 'count' }, numeral(count)));
  return button;
}

function makeClaim(i) {
  const claim = claims[i];
  const relation = data.relations[claim.relation];
  const says = make('button', { type: 'button', class: 'says' },
    ...makeEnd(claim.head, 'head'),
    make('span', { class: 'relation' }, `— ${label(relation)} `, make('small', {}, otherLabel(relation)), relation.symmetric ? ' —' : ' →'),
    ...makeEnd(claim.tail, 'tail'));
  return makeFinding({ kind: 'claim', id: i }, {
    says, badge: claim.status, ends: [claim.head, claim.tail], told: claim.amount ? `${word('amount')} ${claim.amount}` : null,
  });
}

function makeObservation(i) {
  const observation = observations[i];
  const plain = `${observation.value.toLocaleString('en-US', { maximumFractionDigits: 6 })}${observation.unit}`;
  const says = make('button', { type: 'button', class: 'says figures' },
    make('strong', {}, `${boundOf(observation)}${observation.text}`),
    make('bdi', { class: 'metric' }, observation.metric),
    make('span', { class: 'of' }, ...makeEnd(observation.subject, 'head')));
  return makeFinding({ kind: 'observation', id: i }, {
    says, badge: observation.kind, ends: [observation.subject], told: plain === observation.text ? null : `${word('value')} ${plain}`,
  });
}

// A finding with its evidence; a press on it shows that in the text.
function makeFinding(selection, { says, badge, ends, told }) {
  const finding = LISTS[`${selection.kind}s`].all[selection.id];
  const meta = make('footer', { title: `[${finding.start}, ${finding.end})` },
    makeBadge(badge),
    ...[finding.date, told, `${word('confidence')} ${percent(finding.confidence)}`].filter(Boolean).map((text) => make('span', {}, text)),
    make('span', { class: 'rule' }, `${word('rule')} `, make('code', {}, finding.rule)));
  const cards = make('p', { class: 'chips' }, ...[...new Set(ends)].map(makeCardButton));
  const row = make('li', { class: 'finding fact', [`data-${selection.kind}`]: selection.id, onclick: () => toggleFinding(selection) },
    says, markNames(finding.quote, ends.flatMap(namesOf)), meta, cards);
  return row;
}

function makeCardButton(i) {
  const open = (event) => { event.stopPropagation(); openThing(i); };
  const button = makeButton('', open, { class: 'chip link' });
  button.append(makeSign(things[i].type), make('bdi', {}, things[i].name));
  return button;
}

function markSelected() {
  for (const row of byId('panel').querySelectorAll('.finding')) {
    const { kind, id } = state.selected ?? {};
    const chosen = row.dataset[kind] === String(id);
    row.classList.toggle('selected', chosen);
    row.querySelector('.says').setAttribute('aria-pressed', String(chosen));
  }
}
