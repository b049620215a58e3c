// What a choice does, language; and the beginning of it all.

function show(selection) {
  state.selected = selection;
  state.route = null;
  refreshStage();
  showPanel();
  redraw();
}

// Goes to a thing, as near as its neighbours are, but never so far that it is lost among others.
function lookAt(node) {
  const { scale } = lookAtAll([node, ...edgesOf(node).filter(isEdgeVisible).map((edge) => otherEnd(edge, node))]);
  flyTo({ x: net.px[node], y: net.py[node], scale: Math.max(Math.min(scale, 34), Math.min(18, limitScale(camera.fit * 4))) });
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

const BUTTONS = { link: 'link', 'save-picture': 'savePicture', 'save-drawing': 'saveDrawing', fullscreen: 'fullscreen' };
const SHORT = { 'save-picture': 'PNG', 'save-drawing': 'SVG' };

function writeWords() {
  writeBar();
  for (const [id, key] of Object.entries(BUTTONS)) {
    byId(id).textContent = SHORT[id] ?? word(key);
    byId(id).title = `${word(key)} ${otherWord(key)}`;
    if (SHORT[id]) byId(id).setAttribute('aria-label', `${word(key)} ${SHORT[id]}`);
  }
  byId('canvas').setAttribute('aria-label', word('canvas'));
}

function switchLanguage() {
  state.lang = state.lang === 'zh' ? 'en' : 'zh';
  writeWords();
  if (!net.nodes) return showEmpty();
  showFilters();
  showPanel();
  showStatus();
  return keepLink();
}

function toggleFullscreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

function listen() {
  const does = { link: copyLink, 'save-picture': savePicture, 'save-drawing': saveDrawing, fullscreen: toggleFullscreen };
  for (const [id, act] of Object.entries(does)) byId(id).addEventListener('click', act);
  new ResizeObserver(resizeStage).observe(byId('canvas'));
  listenToBar();
  listenToPointer();
}

async function start() {
  await unpackNetwork();
  const link = await readLink();
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
  listen();
  if (link) restoreView(link);
  else if (data.centre !== null) visit(data.centre);
  linking = true;
  return undefined;
}

// The network as the page holds it, for whoever examines the page from a console or a test.
window.chuangpu = { net, state, visible, camera, stage, ready: start().then(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(() => done(performance.now()))); })) };
