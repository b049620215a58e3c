// The panel: three lists, and the card of a thing with all that is said of it.

const MAKERS = { claims: makeClaim, observations: makeObservation };

// Anew after every change of the filters or the language; a long document has thousands of rows.
function drawLists() {
  byId('tabs').replaceChildren(...Object.keys(LISTS).map(makeTab));
  for (const key of Object.keys(LISTS)) byId(key).replaceChildren(...makeList(key));
}

// The list that was chosen, or the card.
function showPanel() {
  for (const key of Object.keys(LISTS)) {
    const chosen = state.tab === key;
    byId(`tab-${key}`).setAttribute('aria-selected', String(chosen));
    byId(`tab-${key}`).setAttribute('tabindex', chosen ? '0' : '-1');
    byId(key).classList.toggle('closed', state.card !== null || !chosen);
  }
  byId('card').hidden = state.card === null;
  byId('card').replaceChildren(...(state.card ? makeCard(state.card) : []));
  markSelected();
}

function makeTab(key) {
  const tab = makeButton('', () => openTab(key), { id: `tab-${key}`, role: 'tab', 'aria-controls': key });
  tab.append(bilingual(word(key), otherWord(key)), make('span', { class: 'count' }, numeral(visibleOf(key).length)));
  return tab;
}

function openTab(key) {
  [state.tab, state.card, state.history] = [key, null, []];
  showPanel();
  byId('panel').scrollTop = 0;
  byId(`tab-${key}`).focus();
}

function walkTabs(event) {
  const keys = Object.keys(LISTS);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  openTab(keys[(keys.indexOf(state.tab) + step + keys.length) % keys.length]);
}

function makeList(key) {
  const title = make('h3', { class: 'only-print' }, word(key), make('small', {}, otherWord(key)));
  const found = visibleOf(key);
  if (!found.length) return [title, makeHint(LISTS[key].all.length ? 'filtered' : 'nothing')];
  return [title, ...(key === 'things' ? [makeAdvice(), ...makeGroups(found)] : [make('ul', {}, ...found.map(MAKERS[key]))])];
}

const makeHint = (key) => make('p', { class: 'hint' }, word(key), make('small', {}, otherWord(key)));

function makeAdvice() {
  const advice = {
    zh: '点正文里的名称看它是谁，点关系或数据看它的原句。正文里用 ← → 逐个走，Enter 打开。',
    en: 'Click a name in the text for what it is, a relation or figure for its sentence. In the text ← → walk, Enter opens.',
  };
  return make('p', { class: 'hint advice' }, label(advice), make('small', {}, otherLabel(advice)));
}

// The things of each class, in the order of the ontology.
function makeGroups(found) {
  return Object.entries(data.classes).map(([name, type]) => {
    const members = found.filter((i) => things[i].type === name);
    if (!members.length) return null;
    const head = make('summary', {}, makeSign(name), bilingual(label(type), otherLabel(type)), make('span', { class: 'count' }, numeral(members.length)));
    const list = members.map((i) => make('li', {}, makeThingButton(i, things[i].marks.length)));
    return make('details', { open: '', class: 'group' }, head, make('ul', { class: 'links' }, ...list));
  }).filter(Boolean);
}

function makeCard(card) {
  const back = makeButton(`← ${word('back')}`, goBack, { id: 'back', class: 'quiet' });
  back.disabled = !state.history.length;
  const nav = make('nav', { class: 'history' }, back, makeButton(`${word('close')} ×`, clearSelection, { id: 'close', class: 'quiet' }));
  return [nav, ...(card.mark === null ? [] : [makeHere(marks[card.mark])]), ...card.things.flatMap(describeThing)];
}

// What was read at the one place that was pressed.
function makeHere(mark) {
  const { role, rule, confidence } = mark.means[0];
  return make('p', { class: 'here' },
    make('b', {}, word('here')), make('bdi', { class: 'words' }, mark.text),
    make('span', { class: `badge ${role}` }, word(role)), make('code', {}, rule), make('span', {}, percent(confidence)));
}

function describeThing(i) {
  const thing = things[i];
  const type = data.classes[thing.type];
  const aliases = make('p', { class: 'aliases' }, make('b', {}, word('alias')), ...thing.aliases.flatMap((alias, n) => [n ? '、' : '', make('bdi', {}, alias)]));
  return [
    make('h2', {}, make('bdi', {}, thing.name)),
    make('p', { class: 'chips' }, make('span', { class: 'chip' }, makeSign(thing.type), bilingual(label(type), otherLabel(type)))),
    ...(thing.aliases.length ? [aliases] : []),
    makeHeading('places', thing.marks.length), ...(thing.marks.length ? [makePlaces(i)] : [makeHint('unnamed')]),
    ...describeFindings('claims', claimsOf[i]), ...describeFindings('observations', observationsOf[i]),
  ];
}

function describeFindings(key, found) {
  const visible = found.filter(LISTS[key].isVisible);
  return visible.length ? [makeHeading(key, visible.length), make('ul', {}, ...visible.map(MAKERS[key]))] : [];
}

// The places of a thing by form, rule and confidence, each with a button that leads there.
function makePlaces(i) {
  const rows = new Map();
  for (const id of things[i].marks) {
    const meaning = marks[id].means.find(({ thing }) => thing === i);
    const key = JSON.stringify([marks[id].text, meaning.role, meaning.rule, meaning.confidence]);
    rows.set(key, { text: marks[id].text, meaning, ids: [...(rows.get(key)?.ids ?? []), id] });
  }
  return make('ul', { class: 'places' }, ...[...rows.values()].map(({ text, meaning, ids }) => make('li', {},
    make('bdi', { class: `words ${meaning.role}` }, text),
    meaning.role === 'anaphor' ? make('span', { class: 'badge anaphor' }, word('anaphor')) : null,
    make('code', {}, meaning.rule), make('span', {}, percent(meaning.confidence)),
    make('span', { class: 'jumps' }, ...ids.map((id) => makeButton(String(things[i].marks.indexOf(id) + 1), () => goToMark(id), { class: 'quiet jump', 'data-jump': id, 'aria-label': `${text} ${things[i].marks.indexOf(id) + 1}` }))))));
}
