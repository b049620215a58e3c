// The wheels: for each community seven sectors, 政产学研金服用: filled, missing (hatched) with candidates beside.

const WHEEL_ROLES = ['政', '产', '学', '研', '金', '服', '用'];
const ROLE_CLASS = { 政: 'GovernmentBody', 产: 'Enterprise', 学: 'University', 研: 'ResearchInstitute', 金: 'FinancialInstitution', 服: 'ServiceOrganization', 用: 'Demand' };
const STATES = { fills: ['担任', 'fills'], missing: ['缺', 'missing'], candidate: ['可补', 'candidate'] };
const WHEELS = 6; // drawn at once
const NAMED = 3; // of those who fill a role or could

CHARTS.wheels = {
  ready: () => tableWith('roles', 'community', 'role', 'state') !== null,
  draw(holder) {
    const table = tables.get('roles');
    const isRegion = ([, rows]) => typeOf(cellAt(table, rows[0], 'community')) === 'Region';
    const groups = groupRows(table, 'community').sort((a, b) => isRegion(a) - isRegion(b)); // communities first
    const list = make('div', { class: 'wheels' }, ...groups.slice(0, WHEELS).map(([name, rows]) => makeWheelCard(table, name, rows)));
    holder.append(makeWheelLegend(), list);
    if (groups.length <= WHEELS) return;
    const more = makeButton(`${word('allWheels')} (${numeral(groups.length)})`, () => { list.append(...groups.slice(WHEELS).map(([name, rows]) => makeWheelCard(table, name, rows))); more.remove(); }, { class: 'more' });
    holder.append(more);
  },
};

function makeWheelLegend() {
  const parts = ['filled', 'missing', 'candidates'].map((key) => make('span', {}, make('i', { class: `key ${key}`, 'aria-hidden': 'true' }), word(key)));
  return make('div', { class: 'legend' }, ...parts);
}

// What the rows of a community say of a role.
function readRole(table, rows, role) {
  const own = rows.filter((row) => textAt(table, row, 'role').startsWith(role));
  const inState = (key) => own.filter((row) => STATES[key].includes(textAt(table, row, 'state')));
  return { role, rows: own, fills: inState('fills'), missing: inState('missing'), candidates: inState('candidate') };
}

function makeWheelCard(table, name, rows) {
  const roles = WHEEL_ROLES.map((role) => readRole(table, rows, role));
  const filled = roles.filter(({ fills }) => fills.length).length;
  const press = (role) => showRows(table, { picks: { role: textAt(table, role.rows[0] ?? rows[0], 'role') }, extra: { text: name, test: (row) => textAt(table, row, 'community') === name } });
  const title = makeButton('', () => showRows(table, { extra: { text: name, test: (row) => textAt(table, row, 'community') === name } }), { class: 'wheel-title' });
  title.append(make('bdi', {}, name));
  return make('article', { class: 'wheel-card' }, make('h3', {}, title),
    make('div', { class: 'wheel-desk' }, makeWheel(name, roles, filled, press), make('ul', { class: 'wheel-roles' }, ...roles.map((role) => makeRoleLine(table, role, press)))));
}

const roleColour = (role) => colourOf(ROLE_CLASS[role]);

function makeWheel(name, roles, filled, press) {
  const told = roles.map(({ role, fills }) => `${role} ${word(fills.length ? 'filled' : 'missing')}`).join(', ');
  const wheel = makeSvg('svg', { viewBox: '-100 -100 200 200', class: 'wheel', role: 'img', 'aria-label': `${name}: ${told}` });
  roles.forEach((role, i) => wheel.append(makeSector(role, i, press)));
  wheel.append(makeSvg('circle', { r: 37, class: 'hub' }), makeSvg('text', { y: 5, class: 'hub-text' }, `${filled}/7`), makeSvg('text', { y: 20, class: 'hub-small' }, word('roles')));
  return wheel;
}

const onCircle = (radius, turn) => `${(radius * Math.sin(turn)).toFixed(2)} ${(-radius * Math.cos(turn)).toFixed(2)}`;
const arc = (radius, from, to) => `M${onCircle(radius, from)}A${radius} ${radius} 0 0 1 ${onCircle(radius, to)}`;

// The sector is as far out as all others; hatching is drawn as arcs.
function makeSector(role, i, press) {
  const [from, to] = [(i / 7) * 2 * Math.PI + 0.022, ((i + 1) / 7) * 2 * Math.PI - 0.022];
  const filled = role.fills.length > 0;
  const outline = `${arc(96, from, to)}L${onCircle(43, to)}A43 43 0 0 0 ${onCircle(43, from)}z`;
  const sector = makeSvg('g', { class: filled ? 'sector filled' : 'sector lacking' }, makeSvg('title', {}, `${role.role} ${say(role.role) === role.role ? '' : say(role.role)}`));
  sector.append(makeSvg('path', { d: outline, class: 'sector-shape', fill: filled ? roleColour(role.role) : '#ffffff', stroke: filled ? 'none' : '#b4bfcb' }));
  if (!filled) for (let radius = 48; radius < 95; radius += 6) sector.append(makeSvg('path', { d: arc(radius, from + 0.01, to - 0.01), class: 'hatch' }));
  const [x, y] = onCircle(71, (from + to) / 2).split(' ');
  if (!filled) sector.append(makeSvg('circle', { cx: x, cy: y, r: 13, fill: '#ffffff' }));
  sector.append(makeSvg('text', { x, y: Number(y) + 6.5, class: 'sector-text' }, role.role));
  sector.addEventListener('click', () => press(role));
  return sector;
}

function makeRoleLine(table, role, press) {
  const filled = role.fills.length > 0;
  const badge = make('span', { class: `role-badge${filled ? '' : ' lacking'}`, 'aria-hidden': 'true' }, role.role);
  if (filled) badge.style.background = roleColour(role.role);
  const names = (rows) => [...new Set(rows.map((row) => textAt(table, row, 'thing')).filter(Boolean))];
  const line = makeButton('', () => press(role), { class: 'role-line', 'aria-label': `${say(role.role)}: ${filled ? names(role.fills).slice(0, NAMED).join(', ') : word('missing')}` });
  line.append(badge, make('span', { class: 'role-names' }, ...makeRoleWords(names(role.fills), names(role.candidates), filled)));
  return make('li', {}, line);
}

function makeRoleWords(fills, candidates, filled) {
  const list = (names) => `${names.slice(0, NAMED).map((name) => cut(name, 22)).join('、')}${names.length > NAMED ? ` +${names.length - NAMED}` : ''}`;
  if (filled) return [make('span', {}, list(fills))];
  const lack = make('span', { class: 'lack' }, word('missing'));
  if (!candidates.length) return [make('span', {}, lack, ' · ', make('span', { class: 'could' }, word('noCandidate')))];
  return [lack, make('span', { class: 'could' }, `${word('candidates')}: ${list(candidates)}`)];
}
