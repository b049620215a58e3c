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
    if (table.section.chart === 'counts') continue;
    table.columns.forEach((column, c) => {
      if (column.kind !== 'thing') return;
      const listed = new Set();
      table.rows.forEach((cells) => { if (thingOf(cells[c]) >= 0 && typeOf(cells[c]) === type) listed.add(thingOf(cells[c])); });
      if (listed.size > (best?.size ?? 0)) best = { table, c, size: listed.size };
    });
  }
  return best;
}

function openCount(table, row) {
  const cell = cellAt(table, row, 'class');
  const type = typeOf(cell);
  const list = type ? findList(type) : null;
  if (list) showRows(list.table, { extra: { text: say(textOf(cell)), test: (at) => typeOf(list.table.rows[at][list.c]) === type } });
  else showRows(table, { picks: { class: textOf(cell) } });
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
