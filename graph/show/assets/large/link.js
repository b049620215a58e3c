// The address holds the view behind its #: opened again, it restores what was filtered, chosen and looked at.

let linking = false;

function writeLink() {
  const parts = new URLSearchParams();
  const add = (name, value) => { if (value !== null && value !== '') parts.set(name, value); };
  add('at', [camera.x.toFixed(2), camera.y.toFixed(2), (camera.scale / camera.fit).toFixed(3)].join(','));
  if (state.lang !== 'zh') add('lang', state.lang);
  if (state.colour !== 'class') add('colour', state.colour);
  if (state.size !== 'degree') add('size', state.size);
  add('off', [...state.hiddenClasses].join(','));
  add('without', [...state.hiddenRelations].join(','));
  for (const name of ['role', 'cluster']) if (state[name] !== null) add(name, String(state[name]));
  if (state.region !== null) add('region', data.regions[state.region][0]);
  if (state.years) add('years', state.years.join('-'));
  if (state.confidence) add('confidence', String(state.confidence));
  if (state.selected?.kind === 'node') add('thing', String(state.selected.id));
  if (state.selected?.kind === 'edge') add('edge', String(state.selected.id));
  if (state.around) add('around', `${state.around.node},${state.around.steps}`);
  if (state.route) add('route', `${state.route.from},${state.route.to}`);
  return `#${parts}`;
}

function keepLink() {
  if (linking) history.replaceState(null, '', writeLink());
}

const asNumber = (text, below) => (/^\d+$/.test(text ?? '') && Number(text) < below ? Number(text) : null);
const asNumbers = (text) => (text ?? '').split(/[,-]/).map(Number).filter(Number.isFinite);
const asNames = (text, known) => (text ?? '').split(',').filter((name) => known.includes(name));

// What the address says; a part that fits nothing on this page is passed over.
function readLink() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const get = (name) => parts.get(name);
  if (get('lang') === 'en') state.lang = 'en';
  if (Object.hasOwn(COLOURING, get('colour') ?? '')) state.colour = get('colour');
  if (get('size') === 'rank') state.size = 'rank';
  asNames(get('off'), CLASSES).forEach((name) => state.hiddenClasses.add(name));
  asNames(get('without'), RELATIONS).forEach((name) => state.hiddenRelations.add(name));
  state.role = asNumber(get('role'), data.roles.length);
  state.cluster = asNumber(get('cluster'), data.clusters.length);
  const region = data.regions.findIndex(([name]) => name === get('region'));
  state.region = region < 0 ? null : region;
  const years = asNumbers(get('years') ?? undefined);
  if (get('years') && years.length === 2) state.years = years;
  state.confidence = asNumber(get('confidence'), 101) ?? 0;
  return parts;
}

// After the first drawing: who was chosen, and where the view looked.
function restoreView(parts) {
  const [x, y, zoom] = (parts.get('at') ?? '').split(',').map(Number);
  const node = asNumber(parts.get('thing'), net.nodes);
  const edge = asNumber(parts.get('edge'), net.edges);
  const pair = (name) => (parts.get(name) ?? '').split(',').map((text) => asNumber(text, net.nodes));
  const [around, steps] = pair('around');
  const [from, to] = pair('route');
  if (around !== null && steps >= 1 && steps <= 3) state.around = { node: around, steps };
  if (node !== null) state.selected = { kind: 'node', id: node };
  else if (edge !== null) state.selected = { kind: 'edge', id: edge };
  else if (from !== null && to !== undefined && to !== null) state.selected = { kind: 'node', id: from };
  repaint();
  if (node === null && edge === null && state.selected) { showRoute(to); stopFlight(); }
  if (Number.isFinite(x) && Number.isFinite(y) && zoom > 0) Object.assign(camera, { x, y, scale: limitScale(zoom * camera.fit) });
  linking = true;
  redraw();
}

async function copyLink() {
  keepLink();
  try {
    await navigator.clipboard.writeText(location.href);
    say(word('copied'));
  } catch (refused) {
    if (!(refused instanceof DOMException) && !(refused instanceof TypeError)) throw refused;
    say(word('address'));
  }
}
