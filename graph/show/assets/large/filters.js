// What can be filtered, what the colours mean, and what the filters leave.

const counted = { classes: new Map(), relations: new Map(), roles: [], years: null };
const FILTERS = [
  { key: 'classes', terms: data.classes, hidden: state.hiddenClasses, get count() { return counted.classes; } },
  { key: 'relations', terms: data.relations, hidden: state.hiddenRelations, get count() { return counted.relations; } },
];

function countTerms() {
  const tally = (column, names) => {
    const counts = new Map(names.map((name) => [name, 0]));
    for (const number of column) counts.set(names[number], counts.get(names[number]) + 1);
    return counts;
  };
  counted.classes = tally(net.type, CLASSES);
  counted.relations = tally(net.relation, RELATIONS);
  const first = net.firstYear.reduce((least, year) => (year && year < least ? year : least), Infinity);
  counted.years = first === Infinity ? null : [first, net.lastYear.reduce((most, year) => Math.max(most, year), 0)];
  counted.roles = data.roles.map((_, place) => net.roles.reduce((sum, bits) => sum + ((bits >> place) & 1), 0));
}

function showFilters() {
  const parts = [makeLooks(), ...(state.colour === 'class' ? [] : [makeLegend()]), makeNarrowing(), ...FILTERS.map(makeFilter)];
  byId('filters').replaceChildren(...parts);
}

function makeChoice(key, options, value, onchange, attributes = {}) {
  const select = make('select', { id: `choose-${key}`, ...attributes }, ...options.map(([id, text]) => make('option', { value: id }, text)));
  select.value = value;
  select.addEventListener('change', () => onchange(select.value));
  return make('label', { class: 'choice' }, make('span', {}, word(key), make('small', {}, otherWord(key))), select);
}

function makeLooks() {
  const words = (keys) => keys.map((key) => [key, word(key)]);
  const colour = (value) => { state.colour = value; paintColours(); showFilters(); repaint(); };
  const size = (value) => { state.size = value; measureSizes(); repaint(); };
  return make('section', { class: 'filter looks' },
    makeChoice('colour', words(['class', 'role', 'cluster']), state.colour, colour),
    makeChoice('size', words(['degree', 'rank']), state.size, size));
}

// Roles or clusters with their colours; a press shows one of them alone, a second press all again.
function makeLegend() {
  const kind = state.colour;
  const rows = kind === 'role'
    ? data.roles.map(([zh, en], place) => [place, ROLE_COLOURS[place], state.lang === 'zh' ? zh : en, counted.roles[place]]).filter((row) => row[3])
    : data.clusters.map(([name, size], number) => [number, clusterColour(number), shorten(name, 16), size]);
  const toggle = (id) => { state[kind] = state[kind] === id ? null : id; showFilters(); repaint(); };
  const makeRow = ([id, colour, text, count]) => {
    const spot = make('i', { class: 'spot' });
    spot.style.background = colour;
    const button = makeButton('', () => toggle(id), { class: 'entry', 'aria-pressed': String(state[kind] === id), 'data-legend': String(id) });
    button.append(spot, hold(text));
    return make('li', {}, button, make('span', { class: 'count' }, numeral(count)));
  };
  return make('section', { class: 'filter legend' }, make('div', { class: 'filter-head' }, make('h2', {}, word(kind), make('small', {}, otherWord(kind)))), make('ul', {}, ...rows.map(makeRow)));
}

function makeNarrowing() {
  const every = [['', `${word('every')} ${otherWord('every')}`]];
  const set = (change) => { change(); repaint(); };
  const regions = data.regions.map(([name, count], number) => [String(number), `${hold(shorten(name, 20))} (${numeral(count)})`]);
  const parts = [];
  if (regions.length) parts.push(makeChoice('region', [...every, ...regions], state.region === null ? '' : String(state.region), (value) => set(() => { state.region = value === '' ? null : Number(value); })));
  if (counted.years) parts.push(makeYears());
  const least = make('input', { type: 'range', min: '0', max: '100', step: '5', id: 'choose-confidence', 'aria-label': word('leastConfidence') });
  least.value = String(state.confidence);
  const shown = make('output', {}, `${state.confidence}%`);
  least.addEventListener('input', () => { state.confidence = Number(least.value); shown.textContent = `${least.value}%`; repaint(); });
  parts.push(make('label', { class: 'choice' }, make('span', {}, word('leastConfidence'), make('small', {}, otherWord('leastConfidence'))), make('span', { class: 'slider' }, least, shown)));
  return make('section', { class: 'filter narrowing' }, ...parts);
}

function makeYears() {
  const [first, last] = counted.years;
  const listed = Array.from({ length: last - first + 1 }, (_, i) => [String(first + i), String(first + i)]);
  const now = state.years ?? [first, last];
  const selects = [0, 1].map((end) => {
    const select = make('select', { id: `choose-year-${end}`, 'aria-label': `${word('years')} ${end ? '≤' : '≥'}` }, ...listed.map(([id, text]) => make('option', { value: id }, text)));
    select.value = String(now[end]);
    return select;
  });
  const change = () => {
    const chosen = selects.map((select) => Number(select.value)).sort((a, b) => a - b);
    state.years = chosen[0] === first && chosen[1] === last ? null : chosen;
    repaint();
  };
  selects.forEach((select) => select.addEventListener('change', change));
  return make('div', { class: 'choice' }, make('span', {}, word('years'), make('small', {}, otherWord('years'))), make('span', { class: 'range' }, selects[0], '–', selects[1]));
}

// What the search or a link leads to must be seen: whatever hides it is switched off.
function uncover(node) {
  if (isNodeVisible(node)) return;
  if (state.around && state.around.node !== node) { state.around = null; applyVisibility(); }
  if (!isNodeVisible(node)) { state.hiddenClasses.delete(classOf(node)); applyVisibility(); }
  if (!isNodeVisible(node)) clearFilters();
  showFilters();
  repaint();
}

function clearFilters() {
  FILTERS.forEach((filter) => filter.hidden.clear());
  Object.assign(state, { role: null, cluster: null, region: null, years: null, confidence: 0, around: null });
}

function showStatus() {
  const [nodes, edges] = [visible.list.length, visible.lineCount];
  const said = { zh: `显示 ${numeral(nodes)} 个对象 · ${numeral(edges)} 条关系`, en: `Shown: ${numeral(nodes)} things · ${numeral(edges)} relations` };
  byId('status').textContent = nodes === net.nodes && edges === net.edges ? '' : label(said);
}
