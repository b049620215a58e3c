// A cell on the page: plain text, or a button that opens its sentences.

const DOT = (type) => (type && data.classes[type] ? makeSign(type) : null);

// A sign tells the class: where a column holds several classes, and in the first column of things.
function markSigned(table) {
  const first = table.columns.findIndex(({ kind }) => kind === 'thing');
  table.columns.forEach((column, c) => {
    if (column.kind !== 'thing' && column.kind !== 'choice') return;
    column.signed = c === first || new Set(table.rows.map((row) => typeOf(row[c])).filter(Boolean)).size > 1;
  });
  const named = table.columns.map(({ kind }, c) => (kind === 'thing' || kind === 'document' ? new Set(table.rows.map((row) => textOf(row[c]))).size : 0));
  table.main = Math.max(...named) > 0 ? named.indexOf(Math.max(...named)) : 0; // what a row is about: the column with the most names
}

function shownText(cell, column) {
  const text = textOf(cell);
  if (column.kind === 'choice') return say(text);
  if (text === '' && numberOf(cell) !== null) return numeral(numberOf(cell));
  return text;
}

function makeCellContent(cell, column, place) {
  const text = shownText(cell, column);
  if (text === '') return '';
  const sign = column.signed ? DOT(typeOf(cell)) : null;
  const words = make('span', { class: 'words' }, text);
  words.dir = 'auto';
  const leads = place.leads?.(cell, column);
  if (leads) return make('button', { type: 'button', class: 'cell', onclick: leads }, words);
  if (!sentencesOf(cell).length) return make('span', { class: sign ? 'signed' : 'plain' }, sign, words);
  const open = makeButton('', null, { class: 'cell', 'data-open': place.at, 'aria-haspopup': 'dialog', title: word('openEvidence') });
  open.append(...[sign, words].filter(Boolean));
  return open;
}

// Numbers and names without sentences of their own that lead on all the same: to a list, or to all sentences of a document.
const LEADS = {
  counts: (table, row) => (cell, column) => (column.kind === 'number' && numberOf(cell) ? () => openCount(table, row, column.key) : null),
  sources: (table, row) => (cell, column) => {
    const document = table.rows[row].find((one) => thingOf(one) >= 0);
    const leads = document && (column.kind === 'document' || (column.kind === 'number' && numberOf(cell)));
    return leads ? () => openDocument(document) : null;
  },
};

function makeCell(table, row, c) {
  const column = table.columns[c];
  const cell = table.rows[row][c];
  const content = makeCellContent(cell, column, { at: `${row}:${c}`, leads: LEADS[table.key]?.(table, row) });
  return make('td', { role: 'cell', class: `is-${column.kind}${content === '' ? ' is-empty' : ''}${c === table.main ? ' is-main' : ''}`, 'data-label': label(column) }, content || null, column.kind === 'number' ? makeReadable(table, row, c) : null);
}

// A large number as one says it, beside the exact one: 10亿元, 1B 元; only where that loses nothing.
const LARGE = 100000;
const READABLE = { zh: new Intl.NumberFormat('zh-CN', { notation: 'compact', maximumFractionDigits: 4 }), en: new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 4 }) };

function makeReadable(table, row, c) {
  const number = numberOf(table.rows[row][c]);
  const step = { zh: Math.abs(number) < 1e8 ? 1 : 1e4, en: Math.abs(number) < 1e6 ? 1 : Math.abs(number) < 1e9 ? 100 : 1e5 }[state.lang];
  const unit = textAt(table, row, 'unit');
  if (!unit || /^[十百千万亿]/.test(unit) || number === null || Math.abs(number) < LARGE || number % step) return null;
  return make('span', { class: 'readable' }, `${READABLE[state.lang].format(number)}${state.lang === 'zh' ? '' : ' '}${unit}`);
}

const makeRow = (table, row) => make('tr', { role: 'row', 'data-row': row }, ...table.columns.map((_, c) => makeCell(table, row, c)));
