// Platforms: steps of the chain across, levels down, each field as dark as it is full; and the incubation chain.

CHARTS.platforms = {
  ready: () => tableWith('steps', 'step', 'level') !== null || tableWith('incubation', 'stage') !== null,
  draw(holder) {
    if (tableWith('steps', 'step', 'level')) holder.append(make('h3', { class: 'chart-title' }, word('matrix')), makeMatrix(tables.get('steps')));
    if (tableWith('incubation', 'stage')) holder.append(make('h3', { class: 'chart-title' }, word('incubation')), makeStages(tables.get('incubation')));
  },
};

const inOrder = (texts, order) => {
  const known = order.filter((text) => texts.includes(text));
  return [...known, ...texts.filter((text) => !known.includes(text) && text !== ''), ...(texts.includes('') ? [''] : [])];
};
const STEP_ORDER = ['基础研究', '工程化应用研究', '公共服务', '成果转化'];
const LEVEL_ORDER = ['国家', '国家级', '省', '省级', '市', '市级', '县', '县区', '县级'];
const STAGE_ORDER = ['苗圃', '众创空间', '孵化器', '加速器', '园区'];
const valuesOf = (table, key, order) => inOrder(groupRows(table, key).map(([text]) => text), order);

function makeMatrix(table) {
  const steps = valuesOf(table, 'step', STEP_ORDER);
  const levels = valuesOf(table, 'level', LEVEL_ORDER);
  const rows = (step, level) => table.rows.map((_, row) => row).filter((row) => textAt(table, row, 'step') === step && textAt(table, row, 'level') === level);
  const fields = levels.map((level) => steps.map((step) => rows(step, level)));
  const most = Math.max(...fields.flat().map((field) => field.length));
  const head = make('tr', {}, make('td', {}), ...steps.map((step) => make('th', { scope: 'col' }, step ? say(step) : word('notSaid'))));
  const lines = levels.map((level, i) => make('tr', {}, make('th', { scope: 'row' }, level ? say(level) : word('notSaid')),
    ...steps.map((step, j) => makeField(table, { step, level }, fields[i][j], most))));
  return make('div', { class: 'matrix-frame', tabindex: '0', role: 'region', 'aria-label': word('matrix') },
    make('table', { class: 'matrix' }, make('thead', {}, head), make('tbody', {}, ...lines)));
}

function makeField(table, picks, rows, most) {
  const field = make('td', { class: rows.length ? '' : 'bare' });
  if (!rows.length) { field.append('·'); return field; }
  const share = 0.1 + 0.6 * Math.sqrt(rows.length / most);
  const button = makeButton(numeral(rows.length), () => showRows(table, { picks }), { class: 'field', 'aria-label': `${say(picks.level)} ${say(picks.step)} ${numeral(rows.length)}` });
  button.style.background = tint('#2b8a5a', share);
  field.append(button);
  return field;
}

function makeStages(table) {
  const stages = valuesOf(table, 'stage', STAGE_ORDER);
  const groups = new Map(groupRows(table, 'stage'));
  return make('ol', { class: 'stages' }, ...stages.map((stage) => {
    const rows = groups.get(stage);
    const hosts = new Set(rows.map((row) => textAt(table, row, 'platform')).filter(Boolean));
    const firms = new Set(rows.map((row) => textAt(table, row, 'incubated')).filter(Boolean));
    const button = makeButton('', () => showRows(table, { picks: { stage } }), { class: 'stage-card' });
    button.append(make('span', {}, stage ? say(stage) : word('notSaid')), make('strong', {}, numeral(hosts.size)),
      make('small', {}, firms.size ? `${label(table.columns[table.at.get('incubated')])} ${numeral(firms.size)}` : ''));
    return make('li', { class: stage ? null : 'aside' }, button);
  }));
}
