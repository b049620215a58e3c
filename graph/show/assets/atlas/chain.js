// The chain: industry, segment, thing as nested tiles in the colours of their classes; a press opens the tile and lists its rows.
// A region that has an industry stands in the table alone: as tiles such regions would fill the picture.

const TILES = 900; // more rows than this, and the tiles end at the classes
const LINE = 6; // letters on a line of a tile: names have no spaces where a line could break
const LINES = 5;

const classOf = (table, row) => typeOf(cellAt(table, row, 'thing')) || typeOf(cellAt(table, row, 'class'));
const rowsOfChain = (table) => table.rows.map((_, row) => row).filter((row) => classOf(table, row) !== 'Region');

CHARTS.chain = {
  ready() {
    const table = tableWith('chain', 'industry', 'thing');
    return table !== null && rowsOfChain(table).length > 0;
  },
  plotted: () => true,
  async draw(holder) {
    const table = tables.get('chain');
    const rows = rowsOfChain(table);
    const tiles = makeTiles(table, rows);
    holder.append(makeClassKey(table, rows));
    await plotTiles(holder, table, tiles);
    const left = new Set(table.rows.map((_, row) => row).filter((row) => !rows.includes(row)));
    if (left.size) holder.append(makeButton(`${word('onlyRegion')} (${numeral(left.size)})`, () => showRows(table, { extra: { text: word('onlyRegion'), test: (row) => left.has(row) } }), { class: 'more' }));
  },
};

function plotTiles(holder, table, tiles) {
  const counted = ({ leaf, rows }) => (leaf ? '' : ` ${numeral(rows.length)}`);
  const layout = { told: label(table.title), height: narrow() ? 520 : 640, margin: { l: 0, r: 0, t: 0, b: 0 }, uniformtext: { minsize: 10, mode: 'hide' } };
  return plot(holder, [{
    type: 'treemap', branchvalues: 'total', ids: tiles.map(({ id }) => id), labels: tiles.map((tile) => `${plain(cut(tile.text, 26))}${counted(tile)}`), parents: tiles.map(({ parent }) => parent),
    values: tiles.map(({ rows }) => rows.length), marker: { colors: tiles.map(({ colour }) => colour), line: { width: 1, color: '#ffffff' }, cornerradius: 3 },
    text: tiles.map((tile) => `${foldName(tile.text)}${counted(tile)}`), textinfo: 'text', textfont: { ...FONT, size: 12 },
    customdata: tiles.map(({ text, rows }) => [plain(text), numeral(rows.length)]), hovertemplate: '%{customdata[0]}<br>%{customdata[1]}<extra></extra>',
    tiling: { pad: 1, packing: 'squarify' }, pathbar: { visible: true, thickness: 26, textfont: { ...FONT, size: 12 } }, maxdepth: 4, sort: true,
  }], layout, ({ id }) => {
    const tile = tiles.find((one) => one.id === id);
    if (tile) showRows(table, { extra: { text: tile.path.join(' › ') || word('onChart'), test: (row) => tile.set.has(row) } });
  });
}

// A name in lines of about one length that a tile can hold.
function foldName(text) {
  const letters = [...cut(text, LINE * LINES)];
  if (!/[\u2e80-\u9fff]/.test(text)) return plain(letters.join(''));
  const wide = Math.ceil(letters.length / Math.ceil(letters.length / LINE));
  const lines = [];
  for (let at = 0; at < letters.length; at += wide) lines.push(letters.slice(at, at + wide).join(''));
  return lines.map(plain).join('<br>');
}

// What the colours mean, and how many rows each class has.
function makeClassKey(table, rows) {
  const groups = groupRows(table, 'class', rows);
  return make('div', { class: 'chips class-key' }, ...groups.map(([text, own]) => {
    const swatch = make('span', { class: 'swatch', 'aria-hidden': 'true' });
    swatch.style.background = tint(colourOf(classOf(table, own[0])), 0.34);
    const key = makeButton('', () => showRows(table, { picks: { class: text } }), { class: 'chip' });
    key.append(swatch, ` ${say(text)} ${numeral(own.length)}`);
    return key;
  }));
}

function makeTiles(table, rows) {
  const tiles = new Map([['all', { id: 'all', parent: '', text: word('every'), path: [], rows: [], colour: '#f4f6f9' }]]);
  const deep = rows.length <= TILES;
  rows.forEach((row) => addToTiles(tiles, table, row, deep));
  const made = [...tiles.values()];
  made.forEach((tile) => { tile.set = new Set(tile.rows); });
  return made;
}

function addToTiles(tiles, table, row, deep) {
  const name = textAt(table, row, deep ? 'thing' : 'class');
  const steps = [
    { text: textAt(table, row, 'industry') || word('notSaid'), colour: '#dfe7f1' },
    { text: textAt(table, row, 'segment'), colour: '#e9eff6' },
    { text: deep ? name : say(name), colour: tint(colourOf(classOf(table, row)), 0.34), leaf: deep },
  ].filter(({ text }) => text);
  let tile = tiles.get('all');
  tile.rows.push(row);
  for (const step of steps) {
    // a thing of the same name as a segment is not the segment
    const id = `${tile.id}\n${step.leaf ? `${classOf(table, row)} ` : ''}${step.text}`;
    if (!tiles.has(id)) tiles.set(id, { ...step, id, parent: tile.id, path: [...tile.path, step.text], rows: [] });
    tile = tiles.get(id);
    tile.rows.push(row);
  }
}
