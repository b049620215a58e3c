// Targets: the later figure as a share of the target, each a bar with the line of 100 % across.

const BARS = 36;
const FAR = 200; // per cent; a longer bar would press the others together

CHARTS.targets = {
  ready: () => tableWith('targets', 'target', 'later') !== null && comparedTargets().length > 0,
  plotted: () => true,
  async draw(holder) {
    const compared = comparedTargets();
    const open = tables.get('targets').rows.length - compared.length;
    holder.append(make('h3', { class: 'chart-title' }, word('achieved')));
    await plotTargets(holder, compared.slice(0, BARS));
    const notes = [];
    if (compared.length > BARS) notes.push(`${numeral(BARS)} / ${numeral(compared.length)}`);
    if (open) notes.push(`${numeral(open)} ${word('noLater')}`);
    if (notes.length) holder.append(make('p', { class: 'chart-note' }, notes.join(' · ')));
  },
};

function comparedTargets() {
  const table = tables.get('targets');
  const rows = table.rows.map((_, row) => ({ row, target: numberOf(cellAt(table, row, 'target')), later: numberOf(cellAt(table, row, 'later')) }));
  return rows.filter(({ target, later }) => target > 0 && later !== null).map((one) => ({ ...one, share: one.later / one.target * 100 })).sort((a, b) => b.share - a.share);
}

function plotTargets(holder, compared) {
  const table = tables.get('targets');
  const name = ({ row }) => plain(cut(`${textAt(table, row, 'subject')} ${textAt(table, row, 'metric')}`, narrow() ? 11 : 34));
  const due = (row) => { const date = textAt(table, row, 'due'); return date ? ` (${date})` : ''; };
  const said = ({ row, share }) => `${numberWords(table, row, 'later')} / ${numberWords(table, row, 'target')} ${plain(textAt(table, row, 'unit'))} · ${Math.round(share)}%`;
  const ys = compared.map((_, i) => i);
  const layout = {
    told: label(table.title), height: compared.length * 30 + 70, margin: { l: 20, r: narrow() ? 12 : 170, t: 8, b: 40 }, bargap: 0.42, showlegend: false,
    xaxis: { range: [0, Math.min(FAR, Math.max(120, ...compared.map(({ share }) => share))) * 1.03], ticksuffix: '%', gridcolor: '#e9eef4', zeroline: false, fixedrange: true },
    yaxis: { tickvals: ys, ticktext: compared.map(name), autorange: 'reversed', fixedrange: true, automargin: true, tickfont: { ...FONT, size: narrow() ? 11 : 12 }, ticklabelstandoff: 6 },
    shapes: [{ type: 'line', x0: 100, x1: 100, y0: -0.6, y1: compared.length - 0.4, line: { color: '#5c6b7c', width: 1.5, dash: 'dot' } }],
  };
  return plot(holder, [{
    type: 'bar', orientation: 'h', x: compared.map(({ share }) => Math.min(share, FAR)), y: ys, text: compared.map(said), textposition: narrow() ? 'none' : 'outside', cliponaxis: false,
    textfont: { ...FONT, size: 12 }, hovertext: compared.map((one) => `${name(one)}${plain(due(one.row))}<br>${said(one)}`), hoverinfo: 'text',
    marker: { color: compared.map(({ share }) => (share >= 100 ? '#2b8a5a' : '#d99a2b')), cornerradius: 3 },
  }], layout, ({ y }) => pressTarget(table, compared[y].row));
}

const numberWords = (table, row, key) => plain(textAt(table, row, key) || numeral(numberOf(cellAt(table, row, key))));

function pressTarget(table, row) {
  showRows(table, { extra: { text: `${textAt(table, row, 'subject')} ${textAt(table, row, 'metric')}`, test: (at) => at === row } });
  openRow(table, row);
}
