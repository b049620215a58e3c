// The address holds the view behind its #: opened again, it restores what was filtered, chosen and looked at. Things stand in it by
// IRI, all else by name, so that it serves on another page of the same graph too; what that page does not have is passed over.

const BASE = 'https://w3id.org/chuangpu/id/';
const shortIri = (iri) => (iri.startsWith(BASE) ? `cpid:${iri.slice(BASE.length)}` : iri);
const sizeOfStage = () => Math.min(camera.width, camera.height); // the view shows as much on a stage of another size
let linking = false;

// Tells whether two pages placed their things alike: elsewhere a point of the view means nothing.
function layoutMark() {
  let mark = net.nodes;
  for (let node = 0; node < net.nodes; node += 1 + (net.nodes >> 9)) mark = (Math.imul(mark, 31) + net.x[node] * 7 + net.y[node]) >>> 0;
  return mark.toString(36);
}

function writeLink() {
  const parts = new URLSearchParams();
  const add = (name, value) => { if (value !== null && value !== '') parts.set(name, value); };
  const nameThing = (name, node) => add(name, shortIri(details[node][0]));
  add('at', [camera.x.toFixed(2), camera.y.toFixed(2), (camera.scale / sizeOfStage()).toFixed(5), layoutMark()].join(','));
  if (state.lang !== 'zh') add('lang', state.lang);
  if (state.colour !== 'class') add('colour', state.colour);
  if (state.size !== 'degree') add('size', state.size);
  add('off', [...state.hiddenClasses].join(','));
  add('without', [...state.hiddenRelations].join(','));
  if (state.role !== null) add('role', data.roles[state.role][0]);
  if (state.cluster !== null) add('cluster', data.clusters[state.cluster][0]);
  if (state.region !== null) add('region', data.regions[state.region][0]);
  if (state.years) add('years', state.years.join('-'));
  if (state.confidence) add('confidence', String(state.confidence));
  if (state.around) { nameThing('around', state.around.node); add('steps', String(state.around.steps)); }
  if (state.selected?.kind === 'node') nameThing('thing', state.selected.id);
  if (state.selected?.kind === 'edge') {
    nameThing('head', net.head[state.selected.id]);
    add('relation', RELATIONS[net.relation[state.selected.id]]);
    nameThing('tail', net.tail[state.selected.id]);
  }
  if (state.route) { nameThing('from', state.route.from); nameThing('to', state.route.to); }
  return `#${parts}`;
}

const namesThings = () => state.selected !== null || state.around !== null || state.route !== null;

function keepLink() {
  if (!linking) return;
  if (namesThings() && !details) loadDetails().then(keepLink);
  else history.replaceState(null, '', writeLink());
}

const THING_PARTS = ['around', 'thing', 'head', 'tail', 'from', 'to'];

// What the address says: what can be set at once is set, the rest is returned for when the stage is drawn; null where it says nothing.
async function readLink() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const link = { at: (parts.get('at') ?? '').split(','), unknown: 0, relation: parts.get('relation'), steps: Number(parts.get('steps')) };
  const find = (name, list, nameOfItem = (item) => item) => {
    const wanted = parts.get(name);
    const found = wanted === null ? -1 : list.findIndex((item) => nameOfItem(item) === wanted);
    if (wanted !== null && found < 0) link.unknown++;
    return found < 0 ? null : found;
  };
  if (parts.get('lang') === 'en') state.lang = 'en';
  if (Object.hasOwn(COLOURING, parts.get('colour') ?? '')) state.colour = parts.get('colour');
  if (parts.get('size') === 'rank') state.size = 'rank';
  for (const [name, known, hidden] of [['off', CLASSES, state.hiddenClasses], ['without', RELATIONS, state.hiddenRelations]]) {
    const wanted = (parts.get(name) ?? '').split(',').filter(Boolean);
    wanted.forEach((item) => { if (known.includes(item)) hidden.add(item); else link.unknown++; });
  }
  for (const [name, list] of [['role', data.roles], ['cluster', data.clusters], ['region', data.regions]]) state[name] = find(name, list, ([first]) => first);
  const years = /^(\d{4})-(\d{4})$/.exec(parts.get('years') ?? '');
  if (years) state.years = [Number(years[1]), Number(years[2])];
  const least = Number(parts.get('confidence'));
  if (least > 0 && least <= 100) state.confidence = least;
  if (THING_PARTS.some((name) => parts.has(name))) await loadDetails();
  for (const name of THING_PARTS) link[name] = parts.has(name) ? find(name, details, ([iri]) => shortIri(iri)) : null;
  return location.hash.length > 1 ? link : null;
}

// After the first drawing: who was chosen, and where the view looked.
function restoreView(link) {
  if (link.around !== null && [1, 2, 3].includes(link.steps)) state.around = { node: link.around, steps: link.steps };
  if (link.thing !== null) state.selected = { kind: 'node', id: link.thing };
  else if (link.head !== null && link.tail !== null) {
    const edge = edgesOf(link.head).find((one) => net.head[one] === link.head && net.tail[one] === link.tail && RELATIONS[net.relation[one]] === link.relation);
    if (edge === undefined) link.unknown++;
    else state.selected = { kind: 'edge', id: edge };
  } else if (link.from !== null && link.to !== null) state.selected = { kind: 'node', id: link.from };
  repaint();
  if (link.thing === null && link.from !== null && link.to !== null) { showRoute(link.to); stopFlight(); }
  const [x, y, zoom] = link.at.map(Number);
  const alike = link.at[3] === layoutMark();
  if (alike && Number.isFinite(x) && Number.isFinite(y) && zoom > 0) Object.assign(camera, { x, y, scale: limitScale(zoom * sizeOfStage()) });
  else Object.assign(camera, lookAtAll(visible.lit ? [...visible.lit] : visible.list));
  showFilters();
  showPanel();
  if (link.unknown) say(word('unknownParts'));
  redraw();
}

async function copyLink() {
  if (namesThings()) await loadDetails();
  keepLink();
  try {
    await navigator.clipboard.writeText(location.href);
    say(word('copied'));
  } catch (refused) {
    if (!(refused instanceof DOMException) && !(refused instanceof TypeError)) throw refused;
    say(word('address'));
  }
}
