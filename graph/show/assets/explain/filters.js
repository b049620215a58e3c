// What can be filtered: classes, relations, confidence; and what the text shows.

const FILTERS = [
  { key: 'classes', terms: data.classes, hidden: state.hiddenClasses, count: countBy(things, (thing) => thing.type) },
  { key: 'relations', terms: data.relations, hidden: state.hiddenRelations, count: countBy(claims, (claim) => claim.relation) },
];

function showFilters() {
  byId('filters').replaceChildren(makeShowBoxes(), makeSlider(), ...FILTERS.filter(({ terms }) => Object.keys(terms).length).map(makeFilter));
}

const makeFilterHead = (key, ...beside) =>
  make('div', { class: 'filter-head' }, make('h2', {}, word(key), make('small', {}, otherWord(key))), ...beside);

function makeSlider() {
  const output = make('output', { class: 'count', for: 'least' }, `≥ ${state.least}%`);
  const slider = make('input', { id: 'least', type: 'range', min: 0, max: 100, step: 5, value: state.least, 'data-filter': 'least', 'aria-label': `${word('atLeast')} ${word('confidence')}` });
  slider.addEventListener('input', () => {
    state.least = Number(slider.value);
    output.textContent = `≥ ${state.least}%`;
    repaint();
  });
  return make('section', { class: 'filter' }, makeFilterHead('confidence', output), slider);
}

// Which marks the text bears; each box shows what its mark looks like.
function makeShowBoxes() {
  const rows = Object.keys(state.shown).map((key) => {
    const box = make('input', { type: 'checkbox', 'data-filter': `show-${key}` });
    box.checked = state.shown[key];
    box.addEventListener('change', () => { state.shown[key] = box.checked; repaint(); });
    const sample = make('span', { class: `sample ${key}`, 'aria-hidden': 'true' }, key === 'figures' || key === 'spares' ? '12' : key === 'labels' ? '文' : '文文');
    return make('li', {}, make('label', {}, box, sample, bilingual(word(key), otherWord(key))));
  });
  return make('section', { class: 'filter' }, makeFilterHead('show'), make('ul', {}, ...rows));
}

function showStatus() {
  const [t, c, o] = Object.keys(LISTS).map((key) => visibleOf(key).length);
  const whole = t === things.length && c === claims.length && o === observations.length;
  const said = {
    zh: `筛选后 ${numeral(t)} 个对象 · ${numeral(c)} 条关系 · ${numeral(o)} 个数据`,
    en: `Filtered: ${numeral(t)} things · ${numeral(c)} relations · ${numeral(o)} figures`,
  };
  byId('status').textContent = whole ? '' : label(said);
}
