// Tables: search, filters, sorting, portions. A table's view says what is asked of it; drawBody follows every change.

const FIRST = 10; // rows drawn at once, and how many a press adds
const STEP = 200;
const PRINTED = 300;
const FEW = 40; // a column with more values offers no list to choose from

const freshView = () => ({ query: '', picks: new Map(), extra: null, sort: -1, up: true, shown: FIRST });
const collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });

function joinRow(table, row) {
  table.joined[row] ??= table.rows[row].map((cell) => { const text = textOf(cell); const said = data.terms[text]; return said ? `${text} ${said.zh} ${said.en}` : text; }).join('\n').toLowerCase();
  return table.joined[row];
}

function findRows(table) {
  const { query, picks, extra } = table.view;
  const asked = `${state.query} ${query}`.toLowerCase().split(/\s+/).filter(Boolean);
  const picked = [...picks].map(([key, value]) => [table.at.get(key), value]);
  const rows = [];
  for (let row = 0; row < table.rows.length; row++) {
    if (picked.some(([c, value]) => textOf(table.rows[row][c]) !== value)) continue;
    if (extra && !extra.test(row)) continue;
    if (asked.every((part) => joinRow(table, row).includes(part))) rows.push(row);
  }
  return sortRows(table, rows);
}

// Each different text is compared once, so that long tables of few values stay quick.
function rankTexts(table, c, rows) {
  const shown = (row) => shownText(table.rows[row][c], table.columns[c]);
  const sorted = [...new Set(rows.map(shown))].sort(table.columns[c].kind === 'date' ? (a, b) => compareNumbers(a, b) : collator.compare);
  const rank = new Map(sorted.map((text, i) => [text, i]));
  return (row) => (shown(row) === '' ? null : rank.get(shown(row)));
}

function sortRows(table, rows) {
  const { sort, up } = table.view;
  if (sort < 0) return rows;
  const column = table.columns[sort];
  const place = (row) => data.terms[textOf(table.rows[row][sort])]?.order;
  const ordered = column.kind === 'choice' && rows.every((row) => textOf(table.rows[row][sort]) === '' || place(row) !== undefined);
  const value = column.kind === 'number' ? (row) => numberOf(table.rows[row][sort])
    : ordered ? (row) => place(row) ?? null : rankTexts(table, sort, rows);
  const keyed = rows.map((row) => [value(row), row]);
  keyed.sort(([a, i], [b, j]) => (a === null) - (b === null) || (up ? 1 : -1) * compareNumbers(a, b) || i - j);
  return keyed.map(([, row]) => row);
}

function makeHeadCell(table, c) {
  const { sort, up } = table.view;
  const sorted = sort === c ? (up ? 'ascending' : 'descending') : 'none';
  const button = makeButton('', () => sortBy(table, c, sort === c ? !up : true), { class: 'head', 'data-sort': table.columns[c].key });
  button.append(make('span', {}, label(table.columns[c])), make('span', { class: 'arrow-sort', 'aria-hidden': 'true' }, sorted === 'none' ? '↕' : up ? '↑' : '↓'));
  return make('th', { role: 'columnheader', scope: 'col', 'aria-sort': sorted, class: `is-${table.columns[c].kind}` }, button);
}

function sortBy(table, c, up) {
  Object.assign(table.view, { sort: c, up });
  const focused = document.activeElement?.dataset?.sort;
  drawBody(table);
  if (focused) byId(table.id).querySelector(`[data-sort="${CSS.escape(focused)}"]`)?.focus();
}

// On a narrow screen rows are cards without headings to press.
function makeSortList(table) {
  const list = make('select', { class: 'only-cards', 'aria-label': `${word('sort')}: ${label(table.title)}` }, make('option', { value: '' }, `${word('sort')}: ${word('unsorted')}`));
  table.columns.forEach((column, c) => ['↑', '↓'].forEach((sign) => list.append(make('option', { value: `${c}${sign}` }, `${label(column)} ${sign}`))));
  list.value = table.view.sort < 0 ? '' : `${table.view.sort}${table.view.up ? '↑' : '↓'}`;
  list.addEventListener('change', () => sortBy(table, list.value ? parseInt(list.value, 10) : -1, list.value.endsWith('↑')));
  return list;
}

function makePicker(table, column) {
  const groups = groupRows(table, column.key).filter(([text]) => text !== '');
  if (groups.length < 2 || groups.length > FEW) return null;
  const list = make('select', { 'aria-label': `${label(column)}: ${label(table.title)}`, 'data-pick': column.key }, make('option', { value: '' }, `${label(column)}: ${word('every')}`));
  groups.forEach(([text, rows]) => list.append(make('option', { value: text }, `${say(text)} (${numeral(rows.length)})`)));
  list.value = table.view.picks.get(column.key) ?? '';
  list.addEventListener('change', () => {
    if (list.value) table.view.picks.set(column.key, list.value);
    else table.view.picks.delete(column.key);
    table.view.shown = FIRST;
    drawBody(table);
  });
  return list;
}

function makeTools(table) {
  const input = make('input', { type: 'search', class: 'find', placeholder: word('searchTable'), 'aria-label': `${word('searchTable')}: ${label(table.title)}`, autocomplete: 'off', spellcheck: 'false' });
  input.value = table.view.query;
  input.addEventListener('input', () => { Object.assign(table.view, { query: input.value, shown: FIRST }); drawBody(table); });
  const pickers = table.columns.filter(({ kind }) => kind === 'choice').map((column) => makePicker(table, column));
  const save = makeButton(word('export'), () => exportTable(table), { class: 'export', title: word('exportHint'), 'aria-label': `${word('export')}: ${label(table.title)}` });
  return make('div', { class: 'table-tools' }, input, ...pickers, makeSortList(table), save);
}

function makeEmpty(table) {
  return make('div', { class: 'nothing' }, make('p', {}, word('empty')), make('p', { class: 'filled' }, word('filledBy'), make('span', {}, label(table.filled))));
}

function makeTable(table) {
  const count = make('span', { class: 'row-count' });
  const head = make('header', { class: 'table-head' },
    make('h3', { id: `${table.id}-title`, tabindex: '-1' }, label(table.title), make('small', {}, otherLabel(table.title))), count);
  const body = make('div', { class: 'table-body' });
  const card = make('section', { class: 'table', id: table.id, 'data-table': table.key, 'aria-labelledby': `${table.id}-title` },
    head, make('p', { class: 'about' }, label(table.about)), table.rows.length ? makeTools(table) : null, body);
  table.card = card;
  drawBody(table);
  return card;
}

function makeChips(table) {
  if (!table.view.extra) return null;
  const chip = makeButton(`${table.view.extra.text} ×`, () => { table.view.extra = null; drawBody(table); focusTable(table); }, { class: 'chip link', 'aria-label': `${word('remove')}: ${table.view.extra.text}` });
  return make('div', { class: 'chips' }, chip);
}

function makeGrid(table, rows) {
  const head = make('thead', { role: 'rowgroup' }, make('tr', { role: 'row' }, ...table.columns.map((_, c) => makeHeadCell(table, c))));
  const body = make('tbody', { role: 'rowgroup' }, ...rows.map((row) => makeRow(table, row)));
  const grid = make('table', { role: 'table', 'aria-labelledby': `${table.id}-title` }, head, body);
  return make('div', { class: 'grid', tabindex: '0', role: 'region', 'aria-labelledby': `${table.id}-title` }, grid);
}

// The count in the heading, the rows of this portion, and a button for more.
function drawBody(table) {
  const body = table.card.querySelector('.table-body');
  const count = table.card.querySelector('.row-count');
  if (!table.rows.length) {
    count.textContent = '0';
    body.replaceChildren(makeEmpty(table));
    return;
  }
  const rows = findRows(table);
  table.visible = rows;
  count.textContent = `${numeral(rows.length)} / ${numeral(table.rows.length)}`;
  const parts = rows.length ? [makeGrid(table, rows.slice(0, table.view.shown))] : [makeNoMatch(table)];
  body.replaceChildren(...[makeChips(table), ...parts, makeMore(table, rows)].filter(Boolean));
}

function makeNoMatch(table) {
  return make('div', { class: 'nothing' }, make('p', {}, word('noneMatch')), makeButton(word('clear'), () => clearView(table)));
}

function makeMore(table, rows) {
  const left = rows.length - table.view.shown;
  if (left <= 0) return null;
  const more = makeButton(`${word('more')} ${numeral(Math.min(left, STEP))} ${word('moreRows')}`, () => {
    const from = table.view.shown;
    table.view.shown += STEP;
    table.card.querySelector('tbody').append(...rows.slice(from, table.view.shown).map((row) => makeRow(table, row)));
    const next = makeMore(table, rows);
    if (next) { more.replaceWith(next); next.focus(); } else more.remove();
  }, { class: 'more' });
  return more;
}

function clearView(table) {
  table.view = freshView();
  if (state.query) { byId('query').value = ''; searchAll(''); }
  redrawTable(table);
  focusTable(table);
}

function redrawTable(table) {
  const old = table.card;
  old.replaceWith(makeTable(table));
}

function focusTable(table) {
  byId(`${table.id}-title`).focus({ preventScroll: true });
}

// Where a number or a mark of a chart leads: the table with just these rows, its heading in view and focused.
function showRows(table, { picks = {}, extra = null } = {}) {
  if (!table) return;
  table.view = { ...freshView(), picks: new Map(Object.entries(picks)), extra };
  redrawTable(table);
  table.card.scrollIntoView({ block: 'start' }); // at once: charts that are drawn on a slow way down would move the goal
  focusTable(table);
  announce(`${label(table.title)}: ${numeral(table.visible.length)} / ${numeral(table.rows.length)}`);
}

function announce(text) {
  byId('status').textContent = text;
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => { byId('status').textContent = ''; }, 4000);
}
