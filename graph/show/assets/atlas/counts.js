// The overview: how many there are of each class, as numbers that lead to the list behind them.

CHARTS.counts = {
  ready: () => tableWith('counts', 'class', 'count') !== null,
  draw(holder) {
    const table = tables.get('counts');
    holder.append(make('ul', { class: 'numbers' }, ...table.rows.map((_, row) => makeCount(table, row))));
  },
};

// The table that lists most things of a class, and those of its rows that do; not the overview itself.
function findList(type) {
  let best = null;
  for (const table of allTables) {
    if (table.key === 'counts' || table.key === 'sources') continue;
    table.columns.forEach((column, c) => {
      if (column.kind !== 'thing') return;
      const listed = new Set();
      table.rows.forEach((cells) => { if (thingOf(cells[c]) >= 0 && typeOf(cells[c]) === type) listed.add(thingOf(cells[c])); });
      if (listed.size > (best?.size ?? 0)) best = { table, c, size: listed.size };
    });
  }
  return best;
}

// key is the column that was pressed: of "done" and "planned" only those rows count that the list tells so.
function openCount(table, row, key = 'count') {
  const cell = cellAt(table, row, 'class');
  const type = typeOf(cell);
  const list = tableWith('things', 'class', 'thing', 'status') ? listThings(textOf(cell), key) : type ? findList(type) : null;
  if (list) showRows(list.table, list.shown ?? { extra: { text: say(textOf(cell)), test: (at) => typeOf(list.table.rows[at][list.c]) === type } });
  else showRows(table, { picks: { class: textOf(cell) } });
}

function listThings(kind, key) {
  const table = tables.get('things');
  const status = key === 'count' ? null : groupRows(table, 'status').map(([text]) => text).find((text) => data.terms[text]?.en === key);
  return { table, shown: { picks: { class: kind, ...(status ? { status } : {}) } } };
}

// All sentences of a document.
async function openDocument(cell) {
  await unpackSentences();
  const iri = things[thingOf(cell)];
  const sentences = found.rows.flatMap(([, document], i) => (found.documents[document][0] === iri ? [i] : []));
  openEvidence({ title: textOf(cell), about: label(tables.get('sources').title), sentences, names: [] });
}

function makeCount(table, row) {
  const cell = cellAt(table, row, 'class');
  const count = cellAt(table, row, 'count');
  const planned = numberOf(cellAt(table, row, 'planned'));
  const button = makeButton('', () => openCount(table, row), { class: 'number-card', 'data-count': textOf(cell) });
  const shown = numberOf(count) === null ? textOf(count) : numeral(numberOf(count));
  button.append(make('strong', {}, shown),
    make('span', { class: 'number-label' }, DOT(typeOf(cell)), make('span', {}, say(textOf(cell)))),
    ...(planned ? [make('small', {}, `${word('planned')} ${numeral(planned)}`)] : []));
  return make('li', {}, button);
}
