// The legend, which is the filter too: each class and relation with its count and a box to switch it off.

const FILTERS = [
  { key: 'classes', terms: data.classes, hidden: state.hiddenClasses, count: countBy([...things.values()], (thing) => thing.type) },
  { key: 'relations', terms: data.relations, hidden: state.hiddenRelations, count: countBy(drawnEdges, (edge) => edge.relation) },
];

function countBy(items, keyOf) {
  const counts = new Map();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

function showFilters() {
  byId('filters').replaceChildren(...FILTERS.map(makeFilter));
}

function makeFilter(filter) {
  const names = Object.keys(filter.terms);
  const choose = (hidden) => { filter.hidden.clear(); hidden.forEach((name) => filter.hidden.add(name)); applyFilters(); };
  const head = make('div', { class: 'filter-head' },
    make('h2', {}, word(filter.key), make('small', {}, otherWord(filter.key))),
    makeButton(word('all'), () => choose([]), { class: 'quiet', 'data-all': filter.key }),
    makeButton(word('none'), () => choose(names), { class: 'quiet', 'data-none': filter.key }));
  const rows = names.map((name) => makeFilterRow(filter, name, () => choose(names.filter((other) => other !== name))));
  return make('section', { class: 'filter' }, head, make('ul', {}, ...rows));
}

function makeFilterRow(filter, name, chooseOnly) {
  const term = filter.terms[name];
  const box = make('input', { type: 'checkbox', 'data-filter': name });
  box.checked = !filter.hidden.has(name);
  box.addEventListener('change', () => {
    if (box.checked) filter.hidden.delete(name);
    else filter.hidden.add(name);
    applyFilters();
  });
  const sign = filter.key === 'classes' ? makeSign(name) : null;
  const row = make('label', {}, box, sign, bilingual(label(term), otherLabel(term)));
  return make('li', {}, row,
    makeButton(word('only'), chooseOnly, { class: 'quiet only', 'aria-label': `${word('only')} ${label(term)}` }),
    make('span', { class: 'count' }, numeral(filter.count.get(name) ?? 0)));
}

function applyFilters() {
  const focused = document.activeElement?.dataset?.filter;
  showFilters();
  if (focused) byId('filters').querySelector(`[data-filter="${CSS.escape(focused)}"]`)?.focus();
  repaint();
}

// What the search or a link leads to must be seen: its class comes back, and all relations where they hid it.
function uncover(iri) {
  if (isNodeVisible(iri)) return;
  state.hiddenClasses.delete(things.get(iri).type);
  if (!isNodeVisible(iri)) state.hiddenRelations.clear();
  applyFilters();
}

function showStatus() {
  const nodes = [...things.keys()].filter(isNodeVisible).length;
  const edges = drawnEdges.filter(isEdgeVisible).length;
  const whole = nodes === things.size && edges === drawnEdges.length;
  const said = {
    zh: `筛选后 ${numeral(nodes)} 个对象 · ${numeral(edges)} 条关系`,
    en: `Filtered: ${numeral(nodes)} things · ${numeral(edges)} relations`,
  };
  byId('status').textContent = whole ? '' : label(said);
}
