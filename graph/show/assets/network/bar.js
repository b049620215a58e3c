// The bar of both network pages: how much there is, and the words of its controls.

function writeCounts() {
  const { nodes, edges, nodesShown, edgesShown, documents } = data.totals;
  const part = nodesShown < nodes;
  const said = {
    zh: part
      ? `已显示 ${numeral(nodesShown)} / 共 ${numeral(nodes)} 个对象 · ${numeral(edgesShown)} / ${numeral(edges)} 条关系`
      : `${numeral(nodes)} 个对象 · ${numeral(edges)} 条关系 · ${numeral(documents)} 份文档`,
    en: part
      ? `${numeral(nodesShown)} best connected of ${numeral(nodes)} things · ${numeral(edgesShown)} of ${numeral(edges)} relations`
      : `${numeral(nodes)} things · ${numeral(edges)} relations · ${numeral(documents)} documents`,
  };
  byId('counts').title = `${label(said)} | ${otherLabel(said)}`;
  // the second language has room for the first half only
  byId('counts').replaceChildren(label(said), make('small', {}, part ? otherLabel(said).split(' · ')[0] : otherLabel(said)));
}

function writeBar() {
  document.documentElement.lang = state.lang === 'zh' ? 'zh-CN' : 'en';
  writeCounts();
  byId('query').placeholder = `${word('search')}  ${otherWord('search')}`;
  byId('query').setAttribute('aria-label', word('search'));
  byId('open-filters').textContent = word(document.body.classList.contains('filters-open') ? 'close' : 'filters');
  byId('reset').textContent = word('reset');
  for (const [id, key] of [['reset', 'reset'], ['open-filters', 'filters']]) byId(id).title = otherWord(key);
  byId('language').textContent = state.lang === 'zh' ? 'English' : '中文';
  byId('language').lang = state.lang === 'zh' ? 'en' : 'zh-CN';
  for (const [id, key] of [['zoom-in', 'zoomIn'], ['zoom-out', 'zoomOut']]) byId(id).setAttribute('aria-label', word(key));
}

// What both pages listen to: the buttons that each has, and / and Escape from anywhere.
function listenToBar() {
  byId('reset').addEventListener('click', resetView);
  byId('open-filters').addEventListener('click', toggleFilters);
  byId('zoom-in').addEventListener('click', () => zoomBy(1.4));
  byId('zoom-out').addEventListener('click', () => zoomBy(1 / 1.4));
  startSearch(byId('query'), byId('suggestions'), visit);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') clearSelection();
    if (event.key === '/' && !/^(INPUT|SELECT)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      byId('query').focus();
    }
  });
}

// What was chosen before, and going back to it.
const sameSelection = (a, b) => a?.kind === b?.kind && a?.id === b?.id;

function select(selection) {
  if (sameSelection(selection, state.selected) && !state.route) return;
  if (state.selected && selection) state.history.push(state.selected);
  if (!selection) state.history = [];
  show(selection);
}

const selectNode = (id) => select({ kind: 'node', id });
const selectEdge = (id) => select({ kind: 'edge', id });
const clearSelection = () => select(null);

// Selects a thing that may be out of sight, and goes there.
function visit(thing) {
  uncover(thing);
  selectNode(thing);
  lookAt(thing);
}

function goBack() {
  const last = state.history.pop();
  if (!last) return;
  if (last.kind === 'node') uncover(last.id);
  show(last);
  if (last.kind === 'node') lookAt(last.id);
}

function showEmpty() {
  const said = {
    zh: ['图中还没有对象', '所读的文档里没有找到可以显示的机构、平台或政策。请看 report.json：那里写着每份文档是否读成、找到多少。'],
    en: ['The graph is empty', 'No organisation, platform or policy was found in the documents. See report.json: it says of each document whether it was read and what was found.'],
  };
  byId('empty').hidden = false;
  byId('empty').replaceChildren(make('h2', {}, label(said)[0]), make('p', {}, label(said)[1]), make('p', { class: 'other' }, ...otherLabel(said).flatMap((text) => [text, ' '])));
  document.body.classList.add('is-empty');
}
