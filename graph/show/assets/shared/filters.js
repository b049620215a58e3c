// The legend, which is the filter too: each class and relation with its count and a box to switch it off.
// A page says in FILTERS what there is to filter, and shows it with showFilters(); repaint() follows every change.

function countBy(items, keyOf) {
  const counts = new Map();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
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

// On a narrow screen the filters open from a button.
function toggleFilters() {
  const open = document.body.classList.toggle('filters-open');
  byId('open-filters').textContent = word(open ? 'close' : 'filters');
  byId('open-filters').setAttribute('aria-expanded', String(open));
}
