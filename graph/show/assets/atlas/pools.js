// The four pools: how many stand on each rung or in each state, and what flows between them.

const POOLS = [
  ['enterprise_pool', ['grade', 'region', 'industry'], 'Enterprise'], ['demand_pool', ['state', 'status'], 'Demand'],
  ['achievement_pool', ['state', 'class'], 'Technology'], ['talent_pool', ['title', 'state'], 'Person'],
];
const RUNGS = 8; // bars of a pool; what is rarer is counted as one

CHARTS.pools = {
  ready: () => POOLS.some(([key]) => tableWith(key)) || tableWith('flows', 'from_pool', 'to_pool') !== null,
  plotted: () => tableWith('flows', 'from_pool', 'to_pool') !== null,
  async draw(holder) {
    holder.append(make('div', { class: 'pools' }, ...POOLS.filter(([key]) => tables.has(key)).map(makePool)));
    if (tableWith('flows', 'from_pool', 'to_pool')) await drawFlows(holder);
  },
};

function makePool([key, facets, type]) {
  const table = tables.get(key);
  const facet = facets.find((one) => table.at.has(one) && groupRows(table, one).some(([text]) => text));
  const head = makeButton('', () => showRows(table), { class: 'pool-head' });
  head.append(makeSign(type), make('span', {}, label(table.title)), make('strong', {}, numeral(table.rows.length)));
  return make('div', { class: 'pool' }, head, ...(table.rows.length ? makeRungs(table, facet, colourOf(type)) : [make('p', { class: 'hint' }, word('empty'))]));
}

// A ladder keeps its order (column "order"), other states the order of groupRows.
function makeRungs(table, facet, colour) {
  if (!facet) return [];
  const rung = (rows) => Math.min(...rows.map((row) => numberOf(cellAt(table, row, 'order')) ?? Infinity));
  const groups = groupRows(table, facet);
  if (facet === 'grade' && table.at.has('order')) groups.sort(([one, a], [other, b]) => (one === '') - (other === '') || compareNumbers(rung(a), rung(b)));
  const most = Math.max(...groups.map(([, rows]) => rows.length));
  const bars = groups.slice(0, RUNGS).map(([text, rows]) => makeBar({
    text: text ? say(text) : word('notSaid'), count: rows.length, most, colour: text ? colour : '#a9b4c0', press: () => pressRung(table, facet, text),
  }));
  const rest = groups.slice(RUNGS).flatMap(([, rows]) => rows);
  const set = new Set(rest);
  if (rest.length) bars.push(makeBar({ text: '…', count: rest.length, most, colour: '#a9b4c0', press: () => showRows(table, { extra: { text: '…', test: (row) => set.has(row) } }) }));
  return [make('p', { class: 'pool-by' }, label(table.columns[table.at.get(facet)])), ...bars];
}

// A facet without a list to choose from is named by a chip.
function pressRung(table, facet, text) {
  if (text && table.columns[table.at.get(facet)].kind === 'choice') showRows(table, { picks: { [facet]: text } });
  else showRows(table, { extra: { text: text || word('notSaid'), test: (row) => textAt(table, row, facet) === text } });
}

// From pool to relation to pool; what is thick is told often.
function drawFlows(holder) {
  const table = tables.get('flows');
  const nodes = new Map();
  const links = new Map();
  const node = (key, text, colour) => { if (!nodes.has(key)) nodes.set(key, { at: nodes.size, key, text, colour }); return nodes.get(key).at; };
  const link = (from, to, row, colour) => { const key = `${from} ${to}`; if (!links.has(key)) links.set(key, { from, to, rows: [], colour }); links.get(key).rows.push(row); };
  table.rows.forEach((_, row) => {
    const [from, relation, to] = ['from_pool', 'relation', 'to_pool'].map((key) => textAt(table, row, key));
    const [tint1, tint2] = [poolColour(table, row, 'from'), poolColour(table, row, 'to')];
    const middle = node(`2${relation}`, say(relation), '#8492a3');
    link(node(`1${from}`, say(from), tint1), middle, row, tint(tint1, 0.32));
    link(middle, node(`3${to}`, say(to), tint2), row, tint(tint2, 0.32));
  });
  holder.append(make('h3', { class: 'chart-title' }, word('flows')));
  return plotFlows(holder, table, [...nodes.values()], [...links.values()]);
}

const poolColour = (table, row, key) => colourOf(typeOf(cellAt(table, row, key)));

function plotFlows(holder, table, nodes, links) {
  const most = narrow() ? 13 : 18;
  const layout = { told: `${label(table.title)}`, height: Math.max(300, Math.min(620, nodes.length * 34)), margin: { l: 6, r: 6, t: 10, b: 10 } };
  const nameLink = ({ from, to }) => `${nodes[from].text} → ${nodes[to].text}`;
  return plot(holder, [{
    type: 'sankey', arrangement: 'fixed', textfont: { ...FONT, size: narrow() ? 11 : 13, shadow: 'none' },
    node: { label: nodes.map(({ text }) => plain(cut(text, most))), color: nodes.map(({ colour }) => colour), pad: 14, thickness: 14, line: { width: 0 }, hovertemplate: '%{label}<br>%{value}<extra></extra>' },
    link: { source: links.map(({ from }) => from), target: links.map(({ to }) => to), value: links.map(({ rows }) => rows.length), color: links.map(({ colour }) => colour), hovertemplate: '%{source.label} → %{target.label}<br>%{value}<extra></extra>' },
  }], layout, (point) => {
    const isLink = point.source !== undefined && point.target !== undefined;
    const at = point.pointNumber ?? point.index;
    const touching = isLink ? [links[at]] : links.filter(({ from, to }) => from === at || to === at);
    const set = new Set(touching.flatMap(({ rows }) => rows));
    showRows(table, { extra: { text: isLink ? nameLink(links[at]) : nodes[at].text, test: (row) => set.has(row) } });
  });
}
