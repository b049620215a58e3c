// The chain: industry, segment, class, thing as nested tiles; a press opens the tile and lists its rows.

const TILES = 900; // more things than this, and the tiles end at the classes

CHARTS.chain = {
  ready: () => tableWith('chain', 'industry', 'thing') !== null,
  plotted: () => true,
  draw(holder) {
    const table = tables.get('chain');
    const tiles = makeTiles(table);
    const layout = { told: label(table.title), height: narrow() ? 440 : 560, margin: { l: 0, r: 0, t: 0, b: 0 }, uniformtext: { minsize: 10, mode: 'hide' } };
    return plot(holder, [{
      type: 'treemap', branchvalues: 'total', ids: tiles.map(({ id }) => id), labels: tiles.map(({ text }) => plain(cut(text, 26))), parents: tiles.map(({ parent }) => parent),
      values: tiles.map(({ rows }) => rows.length), marker: { colors: tiles.map(({ colour }) => colour), line: { width: 1, color: '#ffffff' }, cornerradius: 3 },
      textinfo: 'label+value', textfont: { ...FONT, size: 13 }, hovertemplate: '%{label}<br>%{value}<extra></extra>', tiling: { pad: 2, packing: 'squarify' },
      pathbar: { visible: true, thickness: 26, textfont: { ...FONT, size: 12 } }, maxdepth: narrow() ? 3 : 4, sort: true,
    }], layout, ({ id }) => {
      const tile = tiles.find((one) => one.id === id);
      if (tile) showRows(table, tile.id === 'all' ? {} : { extra: { text: tile.path.join(' › '), test: (row) => tile.set.has(row) } });
    });
  },
};

function makeTiles(table) {
  const tiles = new Map([['all', { id: 'all', parent: '', text: word('every'), path: [], rows: [], colour: '#f4f6f9' }]]);
  const deep = table.rows.length <= TILES;
  table.rows.forEach((_, row) => addToTiles(tiles, table, row, deep));
  const made = [...tiles.values()];
  made.forEach((tile) => { tile.set = new Set(tile.rows); });
  return made;
}

function addToTiles(tiles, table, row, deep) {
  const type = typeOf(cellAt(table, row, 'thing')) || typeOf(cellAt(table, row, 'class'));
  const steps = [
    [textAt(table, row, 'industry') || word('notSaid'), '#dfe7f1'], [textAt(table, row, 'segment'), '#e9eff6'],
    [data.classes[type] ? label(data.classes[type]) : say(textAt(table, row, 'class')), tint(colourOf(type), 0.34)],
    [deep ? textAt(table, row, 'thing') : '', tint(colourOf(type), 0.2)],
  ];
  let tile = tiles.get('all');
  tile.rows.push(row);
  for (const [text, colour] of steps.filter(([text]) => text)) {
    const id = `${tile.id}\n${text}`;
    if (!tiles.has(id)) tiles.set(id, { id, parent: tile.id, text, path: [...tile.path, text], rows: [], colour });
    tile = tiles.get(id);
    tile.rows.push(row);
  }
}
