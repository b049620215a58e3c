// Parts of the panel that both network pages have. A thing is whatever `things.get` knows: an IRI, or a number.

const ROWS = 6;
const FIGURES = 3;
const MORE = 60; // rows that a press on + adds: a hub has thousands
const ARROWS = { outgoing: '→', incoming: '←', mutual: '↔' };

function makeHistory() {
  const back = makeButton(`← ${word('back')}`, goBack, { id: 'back', class: 'quiet' });
  back.disabled = state.history.length === 0;
  return make('nav', { class: 'history' }, back, makeButton(`${word('close')} ×`, clearSelection, { id: 'close', class: 'quiet' }));
}

// Where to begin: what one can do, and in words what the stage shows, best connected first.
function describeBeginning(shown) {
  const advice = {
    zh: '点对象看它的事实，点连线看这条关系的依据。滚轮缩放，拖动平移，按 / 搜索。',
    en: 'Click a thing for its facts, a line for the evidence of that relation. Wheel zooms, drag pans, / searches.',
  };
  const list = make('ul', { class: 'links', id: 'shown' });
  addSome(list, shown, { first: 12, makeRow: (thing) => makeThingButton(thing, things.get(thing).degree) });
  return [make('p', { class: 'hint' }, label(advice), make('small', {}, otherLabel(advice))), makeHeading('listed', shown.length), list];
}

// The first rows of a list, and a button for more as long as there are.
function addSome(list, items, { first, makeRow }) {
  let shown = 0;
  const add = (count) => {
    list.append(...items.slice(shown, shown + count).map((item) => make('li', {}, makeRow(item))));
    shown = Math.min(shown + count, items.length);
    if (shown < items.length) addMore(list, items.length - shown, () => add(MORE));
  };
  add(first);
}

function makeThingButton(thing, count = null) {
  const { type, name } = things.get(thing);
  const button = makeButton('', () => visit(thing), { class: 'thing', 'data-thing': String(thing) });
  button.append(makeSign(type), make('span', { class: 'name' }, name || '…'));
  if (count !== null) button.append(make('span', { class: 'count' }, numeral(count)));
  return button;
}

function makeNumbers(numbers, total, thing) {
  const list = make('ul', { class: 'numbers' });
  const add = (some) => list.append(...some.map((number) => makeObservation(number, thing)));
  const end = () => addUnlisted(list, total - numbers.length);
  add(numbers.slice(0, FIGURES));
  if (numbers.length > FIGURES) addMore(list, numbers.length - FIGURES, () => { add(numbers.slice(FIGURES)); end(); });
  else end();
  return list;
}

const makeAliases = (aliases) => make('p', { class: 'aliases' }, make('b', {}, word('alias')), aliases.join('、'));
const makeNoLinks = () => make('p', { class: 'hint' }, word('noLinks'), make('small', {}, otherWord('noLinks')));

// The links of a thing by one relation in one direction; `makeRow` gives the row of a link.
function makeGroup(relation, direction, links, makeRow) {
  const head = make('summary', {},
    make('span', { class: `arrow ${direction}`, title: word(direction) }, ARROWS[direction]),
    bilingual(label(relation), otherLabel(relation)),
    make('span', { class: 'direction' }, word(direction)),
    make('span', { class: 'count' }, numeral(links.length)));
  const list = make('ul', { class: 'links' });
  addSome(list, links, { first: ROWS, makeRow });
  return make('details', { open: '', class: 'group' }, head, list);
}

function makeTriple(head, relation, tail) {
  return make('div', { class: 'triple' },
    makeThingButton(head),
    make('p', { class: 'relation' }, make('span', { class: 'arrow' }, relation.symmetric ? '↕' : '↓'), bilingual(label(relation), otherLabel(relation))),
    makeThingButton(tail));
}
