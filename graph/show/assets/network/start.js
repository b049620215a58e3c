// What a choice does, language; and the beginning of it all.

function show(selection) {
  state.selected = selection;
  repaint();
  showPanel();
}

function resetView() {
  for (const filter of FILTERS) filter.hidden.clear();
  byId('query').value = '';
  showFilters();
  clearSelection();
  repaint();
  fitView();
}

function switchLanguage() {
  state.lang = state.lang === 'zh' ? 'en' : 'zh';
  writeBar();
  if (!things.size) return showEmpty();
  showFilters();
  showPanel();
  showStatus();
  return view.network.redraw();
}

function start() {
  writeBar();
  byId('language').addEventListener('click', switchLanguage);
  if (!things.size) return showEmpty();
  showFilters();
  drawNetwork();
  showPanel();
  listenToBar();
  // The network as the page draws it, for whoever examines the page from a console or a test.
  window.chuangpu = { network: view.network, nodes: view.nodes, edges: view.edges };
  return undefined;
}

start();
