// Selection, history, language; and the beginning of it all.

const sameSelection = (a, b) => a?.kind === b?.kind && a?.id === b?.id;

function select(selection) {
  if (sameSelection(selection, state.selected)) return;
  if (state.selected && selection) state.history.push(state.selected);
  if (!selection) state.history = [];
  show(selection);
}

function show(selection) {
  state.selected = selection;
  repaint();
  showPanel();
}

const selectNode = (iri) => select({ kind: 'node', id: iri });
const selectEdge = (id) => select({ kind: 'edge', id });
const clearSelection = () => select(null);

// Selects a thing that may be out of sight, and goes there.
function visit(iri) {
  uncover(iri);
  selectNode(iri);
  lookAt(iri);
}

function goBack() {
  const last = state.history.pop();
  if (!last) return;
  if (last.kind === 'node') uncover(last.id);
  show(last);
  if (last.kind === 'node') lookAt(last.id);
}

function resetView() {
  for (const filter of FILTERS) filter.hidden.clear();
  byId('query').value = '';
  showFilters();
  clearSelection();
  repaint();
  fitView();
}

function writeCounts() {
  const { nodes, edges, nodesShown, edgesShown } = data.totals;
  const part = nodesShown < nodes;
  const said = {
    zh: part
      ? `已显示 ${numeral(nodesShown)} / 共 ${numeral(nodes)} 个对象 · ${numeral(edgesShown)} / ${numeral(edges)} 条关系`
      : `${numeral(nodes)} 个对象 · ${numeral(edges)} 条关系 · ${numeral(Object.keys(data.documents).length)} 份文档`,
    en: part
      ? `${numeral(nodesShown)} best connected of ${numeral(nodes)} things · ${numeral(edgesShown)} of ${numeral(edges)} relations`
      : `${numeral(nodes)} things · ${numeral(edges)} relations · ${numeral(Object.keys(data.documents).length)} documents`,
  };
  byId('counts').title = `${label(said)} | ${otherLabel(said)}`;
  // the second language has room for the first half only
  byId('counts').replaceChildren(label(said), make('small', {}, part ? otherLabel(said).split(' · ')[0] : otherLabel(said)));
}

function writeWords() {
  document.documentElement.lang = state.lang === 'zh' ? 'zh-CN' : 'en';
  writeCounts();
  byId('query').placeholder = `${word('search')}  ${otherWord('search')}`;
  byId('query').setAttribute('aria-label', word('search'));
  byId('open-filters').textContent = word(document.body.classList.contains('filters-open') ? 'close' : 'filters');
  byId('reset').textContent = word('reset');
  byId('reset').title = otherWord('reset');
  byId('open-filters').title = otherWord('filters');
  byId('language').textContent = state.lang === 'zh' ? 'English' : '中文';
  byId('zoom-in').setAttribute('aria-label', word('zoomIn'));
  byId('zoom-out').setAttribute('aria-label', word('zoomOut'));
}

function switchLanguage() {
  state.lang = state.lang === 'zh' ? 'en' : 'zh';
  writeWords();
  if (!things.size) return showEmpty();
  showFilters();
  showPanel();
  showStatus();
  return view.network.redraw();
}

function showEmpty() {
  const said = {
    zh: ['图中还没有对象', '所读的文档里没有找到可以显示的机构、平台或政策。请看 report.json：那里写着每份文档是否读成、找到多少。'],
    en: ['The graph is empty', 'No organisation, platform or policy was found in the documents. See report.json: it says of each document whether it was read and what was found.'],
  };
  byId('empty').hidden = false;
  byId('empty').replaceChildren(make('h2', {}, label(said)[0]), make('p', {}, label(said)[1]), make('p', { class: 'other' }, otherLabel(said).join('。').replace(/^([A-Z][^。]*)。/, '$1. ')));
  document.body.classList.add('is-empty');
}

function listen() {
  byId('reset').addEventListener('click', resetView);
  byId('open-filters').addEventListener('click', toggleFilters);
  byId('zoom-in').addEventListener('click', () => zoomBy(1.4));
  byId('zoom-out').addEventListener('click', () => zoomBy(1 / 1.4));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') clearSelection();
    if (event.key === '/' && document.activeElement !== byId('query')) {
      event.preventDefault();
      byId('query').focus();
    }
  });
}

function start() {
  writeWords();
  byId('language').addEventListener('click', switchLanguage);
  if (!things.size) return showEmpty();
  showFilters();
  drawNetwork();
  showPanel();
  startSearch();
  listen();
  // The network as the page draws it, for whoever examines the page from a console or a test.
  window.chuangpu = { network: view.network, nodes: view.nodes, edges: view.edges };
  return undefined;
}

start();
