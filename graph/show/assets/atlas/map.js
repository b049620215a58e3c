// The map: regions coloured by how many rows lie in them, and the same as a list; a press goes into a region and lists its rows.

const map = { view: 0, type: '', views: null, missing: null };
const SHORT = /(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市)$/;

CHARTS.map = {
  ready: () => tableWith('places', 'region', 'code') !== null,
  async draw(holder) {
    const pack = await unpackJson('map');
    Object.assign(map, { views: pack.views, missing: pack.missing, holder });
    if (!pack.views.length) holder.replaceChildren(make('p', { class: 'nothing' }, pack.missing ? `${word('noBorders')} (${pack.missing})` : word('noCodes')));
    else drawMap();
  },
};

const covers = (region, code) => code.startsWith(region.replace(/(00){1,2}$/, ''));
const placeRows = () => {
  const table = tables.get('places');
  const rows = table.rows.map((_, row) => row);
  return map.type ? rows.filter((row) => textAt(table, row, 'class') === map.type) : rows;
};

function countRegions(view) {
  const table = tables.get('places');
  const rows = placeRows();
  return view.regions.map((region) => ({ ...region, rows: rows.filter((row) => covers(region.code, textAt(table, row, 'code'))) }));
}

function drawMap() {
  const view = map.views[map.view];
  const regions = countRegions(view);
  const most = Math.max(1, ...regions.map(({ rows }) => rows.length));
  const stage = make('div', { class: 'map-stage' });
  map.holder.replaceChildren(makeMapTools(), make('div', { class: 'map-desk' }, stage, makeRegionList(view, regions, most)), make('p', { class: 'chart-note' }, word('borders')));
  stage.append(makeMap(view, regions, most, stage.clientWidth || 600), makeLegend(most));
}

const mapColour = () => (map.type ? colourOf(data.terms[map.type]?.type) : '#1f5fa8');
const strength = (count, most) => (count ? 0.16 + 0.66 * Math.sqrt(count / most) : 0);

function makeMapTools() {
  const table = tables.get('places');
  const choose = (type) => { map.type = type; drawMap(); map.holder.querySelector(`[data-class="${CSS.escape(type)}"]`)?.focus(); };
  const chips = table.at.has('class') ? ['', ...groupRows(table, 'class').map(([text]) => text).filter(Boolean)].map((type) => {
    const chip = makeButton('', () => choose(type), { class: 'chip', 'data-class': type, 'aria-pressed': String(map.type === type) });
    chip.append(...[DOT(data.terms[type]?.type), type ? say(type) : word('every')].filter(Boolean));
    return chip;
  }) : [];
  return make('div', { class: 'map-tools' }, makeTrail(), make('div', { class: 'chips' }, ...chips));
}

// From the widest view to this one.
function makeTrail() {
  const trail = [];
  for (let view = map.views[map.view]; view; view = map.views.find(({ key }) => key === view.parent)) trail.unshift(view);
  return make('div', { class: 'trail' }, ...trail.map((view, i) => (i === trail.length - 1
    ? make('strong', {}, nameView(view)) : makeButton(nameView(view), () => goToView(view.key), { class: 'quiet' }))));
}

const nameView = (view) => (view.key === '100000' ? word('country') : view.name);

function goToView(key) {
  const at = map.views.findIndex((view) => view.key === key);
  if (at < 0) return false;
  map.view = at;
  drawMap();
  return true;
}

function openRegion({ code, name, rows }) {
  const moved = map.views[map.view].key !== code && goToView(code);
  const table = tables.get('places');
  const set = new Set(rows);
  const shown = { extra: { text: map.type ? `${name} · ${say(map.type)}` : name, test: (row) => set.has(row) } };
  if (!moved) showRows(table, shown);
  else { table.view = { ...freshView(), ...shown }; redrawTable(table); announce(`${name}: ${numeral(rows.length)} ${word('rows')}`); }
}

function makeMap(view, regions, most, width) {
  const drawn = makeSvg('svg', { viewBox: `0 0 1000 ${view.height}`, class: 'map', role: 'img', 'aria-label': `${nameView(view)}: ${label(tables.get('places').title)}` });
  for (const region of regions) {
    const shape = makeSvg('path', { d: region.path, class: 'land', fill: region.rows.length ? tint(mapColour(), strength(region.rows.length, most)) : '#f3f5f8', 'data-code': region.code });
    shape.append(makeSvg('title', {}, `${region.name} ${numeral(region.rows.length)}`));
    shape.addEventListener('click', () => openRegion(region));
    drawn.append(shape);
  }
  const unit = 1000 / Math.min(width, 620 * 1000 / view.height); // of the drawing, in a pixel
  for (const spot of view.spots) drawn.append(makeSpot(spot, unit));
  for (const line of view.lines) drawn.append(makeSvg('path', { d: line, class: 'sea-line' }));
  drawn.append(...makeMapLabels(regions, view, unit));
  return drawn;
}

// A city of which something is told, in the view of the country.
function makeSpot({ code, name, at: [x, y] }, unit) {
  const table = tables.get('places');
  const rows = placeRows().filter((row) => covers(code, textAt(table, row, 'code')));
  const spot = makeSvg('circle', { cx: x, cy: y, r: rows.length ? (1.5 + Math.min(2.5, Math.sqrt(rows.length) / 2)) * unit : 0, class: 'spot', 'data-spot': code }, makeSvg('title', {}, `${name} ${numeral(rows.length)}`));
  spot.addEventListener('click', () => openRegion({ code, name, rows }));
  return spot;
}

// Names that do not overlap: those with the most rows first; a region without rows only where there is room.
function makeMapLabels(regions, view, unit) {
  const size = 12.5 * unit;
  const taken = [];
  const labels = [];
  for (const region of [...regions].sort((a, b) => b.rows.length - a.rows.length || b.room - a.room)) {
    const count = region.rows.length;
    const name = view.key === '100000' || region.name.length < 4 ? region.name.replace(SHORT, '') || region.name : region.name.replace(/市$/, '');
    const text = count ? `${name} ${numeral(count)}` : name;
    const half = ([...name].length * size + (count ? (String(count).length + 1) * size * 0.58 : 0)) / 2;
    const [x, y] = region.at;
    const box = [Math.min(Math.max(x, half + 4), 996 - half), y, half + 2, size * 0.66];
    if (!count && half > region.room * 1.5) continue;
    if (taken.some(([ox, oy, ow, oh]) => Math.abs(ox - box[0]) < ow + box[2] && Math.abs(oy - box[1]) < oh + box[3])) continue;
    taken.push(box);
    labels.push(makeSvg('text', { x: box[0], y: y + size * 0.36, class: count ? 'map-label' : 'map-label quiet-label', 'font-size': size, 'stroke-width': size * 0.24 }, text));
  }
  return labels;
}

function makeLegend(most) {
  const steps = [...new Set([1, most / 16, most / 4, most].map((value) => Math.max(1, Math.round(value))))];
  return make('div', { class: 'legend', 'aria-hidden': 'true' }, ...[0, ...steps].map((count) => {
    const box = make('span', { class: 'swatch' });
    box.style.background = count ? tint(mapColour(), strength(count, most)) : '#f3f5f8';
    return make('span', {}, box, numeral(count));
  }));
}

function makeRegionList(view, regions, most) {
  const listed = regions.filter(({ rows }) => rows.length).sort((a, b) => b.rows.length - a.rows.length);
  const table = tables.get('places');
  const inside = new Set(regions.flatMap(({ rows }) => rows));
  const outside = placeRows().filter((row) => !inside.has(row));
  const whole = outside.filter((row) => view.key !== '100000' && covers(view.key, textAt(table, row, 'code'))); // told of no part of it
  const unplaced = map.view === 0 ? outside.filter((row) => !whole.includes(row)) : [];
  const bars = listed.map((region) => makeBar({ text: region.name, count: region.rows.length, most, colour: mapColour(), press: () => openRegion(region) }));
  for (const [name, rows] of [[`${nameView(view)} (${word('noPart')})`, whole], [word('unknownPlace'), unplaced]]) {
    if (rows.length) bars.push(makeBar({ text: name, count: rows.length, most, colour: '#a9b4c0', press: () => openRegion({ code: '', name, rows }) }));
  }
  return make('div', { class: 'map-list' }, make('h3', {}, word('places')), ...bars);
}
