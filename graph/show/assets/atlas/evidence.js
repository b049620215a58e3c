// The panel with the sentences of a cell or a mark: quotes, documents, dates, confidence, status, places in the text.

const QUOTES = 30; // sentences drawn at once

function makeQuote(index, names) {
  const [quote, document, start, end, confidence, status] = found.rows[index];
  const [, title, date] = found.documents[document];
  const footer = make('footer', {},
    make('cite', {}, make('bdi', {}, title)),
    date ? make('span', { class: 'date' }, date) : null,
    make('span', { class: 'confidence' }, `${word('confidence')} ${Math.round(confidence * 100)}%`),
    make('span', { class: 'offsets' }, `${word('characters')} ${numeral(start)}–${numeral(end)}`),
    status in { done: 1, planned: 1 } ? makeBadge(status) : make('span', { class: 'badge' }, status));
  return make('li', { class: 'fact' }, markNames(quote, names), footer);
}

function makeQuotes(indices, names, shown = QUOTES) {
  const list = make('ul', { class: 'quotes' }, ...indices.slice(0, shown).map((index) => makeQuote(index, names)));
  const left = indices.length - shown;
  if (left <= 0) return [list];
  const more = makeButton(`${word('more')} ${numeral(Math.min(left, QUOTES))} · ${numeral(left)}`, () => {
    const next = makeQuotes(indices, names, shown + QUOTES);
    list.replaceWith(next[0]);
    if (next[1]) more.replaceWith(next[1]);
    else more.remove();
  }, { class: 'more' });
  return [list, more];
}

// Opens the panel; names are marked in the quotes, and the focus comes back to where it was.
async function openEvidence({ title, about, sentences, names }) {
  state.opener = document.activeElement;
  await unpackSentences();
  const close = makeButton('×', closeEvidence, { class: 'close', 'aria-label': word('close') });
  const heading = make('h2', { id: 'panel-title', tabindex: '-1' }, make('bdi', {}, title));
  const content = sentences.length ? makeQuotes(sentences, names) : [make('p', { class: 'hint' }, word('empty'))];
  const count = make('p', { class: 'panel-about' }, about, make('span', { class: 'count' }, `${numeral(sentences.length)} ${word('sentencesRead')}`));
  byId('panel').replaceChildren(make('div', { class: 'panel-head' }, heading, close), count, ...content);
  byId('panel').hidden = false;
  document.body.classList.add('with-panel');
  byId('panel').scrollTop = 0;
  close.focus({ preventScroll: true });
}

function closeEvidence() {
  if (byId('panel').hidden) return;
  byId('panel').hidden = true;
  document.body.classList.remove('with-panel');
  if (state.opener?.isConnected) state.opener.focus({ preventScroll: true });
  state.opener = null;
}

const namesOf = (table, row) => table.rows[row].filter((cell, c) => table.columns[c].kind !== 'choice').map(textOf).filter((text) => text.length > 1);

function openCell(table, row, c) {
  const column = table.columns[c];
  const cell = table.rows[row][c];
  openEvidence({ title: shownText(cell, column), about: `${label(table.title)} · ${label(column)}`, sentences: sentencesOf(cell), names: namesOf(table, row) });
}

// All sentences of a row, each once.
function openRow(table, row) {
  const sentences = [...new Set(table.rows[row].flatMap(sentencesOf))];
  openEvidence({ title: textOf(table.rows[row][table.main]), about: label(table.title), sentences, names: namesOf(table, row) });
}
