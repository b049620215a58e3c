// Selection, history, language; and the beginning of it all.

const sameSelection = (a, b) => a?.kind === b?.kind && a?.id === b?.id;

function select(selection) {
  if (sameSelection(selection, state.selected) && !state.route) return;
  if (state.selected && selection) state.history.push(state.selected);
  if (!selection) state.history = [];
  show(selection);
}

function show(selection) {
  state.selected = selection;
  state.route = null;
  refreshStage();
  showPanel();
  redraw();
}

const selectNode = (node) => select({ kind: 'node', id: node });
const selectEdge = (edge) => select({ kind: 'edge', id: edge });
const clearSelection = () => select(null);
const lookAt = (node) => flyTo({ x: net.px[node], y: net.py[node], scale: Math.max(camera.scale, Math.min(18, limitScale(camera.fit * 40))) });

// Selects a thing that may be out of sight, and goes there.
function visit(node) {
  uncover(node);
  selectNode(node);
  repaint();
  lookAt(node);
}

function goBack() {
  const last = state.history.pop();
  if (!last) return;
  if (last.kind === 'node') uncover(last.id);
  show(last);
  repaint();
  if (last.kind === 'node') lookAt(last.id);
}

function resetView() {
  clearFilters();
  byId('query').value = '';
  state.route = null;
  state.history = [];
  state.selected = null;
  repaint();
  showFilters();
  showPanel();
  flyTo(lookAtAll(visible.list));
}

let saying = null;

// A word at the foot of the stage that goes away by itself.
function say(text) {
  byId('notice').textContent = text;
  clearTimeout(saying);
  saying = setTimeout(() => { byId('notice').textContent = ''; }, 4000);
}

function writeCounts() {
  const { nodes, edges, nodesShown, edgesShown, documents } = data.totals;
  const part = nodesShown < nodes;
  const said = {
    zh: part ? `已显示 ${numeral(nodesShown)} / 共 ${numeral(nodes)} 个对象 · ${numeral(edgesShown)} / ${numeral(edges)} 条关系` : `${numeral(nodes)} 个对象 · ${numeral(edges)} 条关系 · ${numeral(documents)} 份文档`,
    en: part ? `${numeral(nodesShown)} best connected of ${numeral(nodes)} things · ${numeral(edgesShown)} of ${numeral(edges)} relations` : `${numeral(nodes)} things · ${numeral(edges)} relations · ${numeral(documents)} documents`,
  };
  byId('counts').title = `${label(said)} | ${otherLabel(said)}`;
  byId('counts').replaceChildren(label(said), make('small', {}, otherLabel(said)));
}

const BUTTONS = { link: 'link', 'save-picture': 'savePicture', 'save-drawing': 'saveDrawing', fullscreen: 'fullscreen', reset: 'reset', 'open-filters': 'filters' };
const SHORT = { 'save-picture': 'PNG', 'save-drawing': 'SVG' };

function writeWords() {
  document.documentElement.lang = state.lang === 'zh' ? 'zh-CN' : 'en';
  writeCounts();
  byId('query').placeholder = `${word('search')}  ${otherWord('search')}`;
  byId('query').setAttribute('aria-label', word('search'));
  for (const [id, key] of Object.entries(BUTTONS)) {
    byId(id).textContent = SHORT[id] ?? word(id === 'open-filters' && document.body.classList.contains('filters-open') ? 'close' : key);
    byId(id).title = `${word(key)} ${otherWord(key)}`;
  }
  byId('language').textContent = state.lang === 'zh' ? 'English' : '中文';
  byId('zoom-in').setAttribute('aria-label', word('zoomIn'));
  byId('zoom-out').setAttribute('aria-label', word('zoomOut'));
  byId('canvas').setAttribute('aria-label', word('canvas'));
}

function switchLanguage() {
  state.lang = state.lang === 'zh' ? 'en' : 'zh';
  writeWords();
  if (!net.nodes) return;
  showFilters();
  showPanel();
  showStatus();
  keepLink();
}

function toggleFullscreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

function listen() {
  const does = { reset: resetView, link: copyLink, 'save-picture': savePicture, 'save-drawing': saveDrawing, fullscreen: toggleFullscreen, 'open-filters': toggleFilters };
  for (const [id, act] of Object.entries(does)) byId(id).addEventListener('click', act);
  byId('zoom-in').addEventListener('click', () => zoomBy(1.4));
  byId('zoom-out').addEventListener('click', () => zoomBy(1 / 1.4));
  new ResizeObserver(resizeStage).observe(byId('canvas'));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') clearSelection();
    if (event.key === '/' && !/^(INPUT|SELECT)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      byId('query').focus();
    }
  });
  listenToPointer();
}

function showEmpty() {
  byId('empty').hidden = false;
  byId('empty').replaceChildren(make('h2', {}, '图中还没有对象'), make('p', { class: 'other' }, 'The graph is empty'));
  document.body.classList.add('is-empty');
}

async function start() {
  await unpackNetwork();
  const parts = readLink();
  writeWords();
  byId('language').addEventListener('click', switchLanguage);
  if (!net.nodes) return showEmpty();
  countTerms();
  openStage();
  Object.assign(camera, lookAtAll(visible.list));
  camera.fit = camera.scale;
  drawStage(false);
  showFilters();
  showPanel();
  showStatus();
  startSearch(byId('query'), byId('suggestions'), visit);
  listen();
  if (location.hash.length > 1) { restoreView(parts); showFilters(); showPanel(); }
  else if (data.centre !== null) visit(data.centre);
  linking = true;
  return undefined;
}

// The network as the page holds it, for whoever examines the page from a console or a test.
window.chuangpu = { net, state, visible, camera, stage, ready: start().then(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(() => done(performance.now()))); })) };
