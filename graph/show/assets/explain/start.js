// Selection, cards, language; and the beginning of it all.

function repaint() {
  paintText();
  drawLists();
  showPanel();
  showStatus();
}

// Lights up a finding or a thing in the text and goes there.
function select(selection) {
  state.selected = selection;
  paintText();
  markSelected();
  if (!selection) return;
  const [first] = selection.kind === 'thing' ? things[selection.id].marks : [];
  showPieces(first === undefined ? findLit().quote : marks[first].pieces);
}

// A second press on a row takes the light away.
function toggleFinding(selection) {
  const same = state.selected?.kind === selection.kind && state.selected.id === selection.id;
  select(same ? null : selection);
}

function openCard(card) {
  if (state.card) state.history.push(state.card);
  state.card = card;
  redrawPanel();
  byId('panel').scrollTop = 0;
}

// What had the focus in the panel is gone when the panel is drawn anew; the panel itself takes it.
function redrawPanel() {
  const inside = byId('panel').contains(document.activeElement);
  showPanel();
  if (inside) byId('panel').focus({ preventScroll: true });
}

function openThing(i) {
  openCard({ things: [i], mark: null });
  select({ kind: 'thing', id: i });
}

function openMark(id) {
  if (!isMarkVisible(marks[id])) return;
  openCard({ things: meaningsOf(marks[id]).map(({ thing }) => thing), mark: id });
  select({ kind: 'mark', id });
}

// From a card to one of the places of its thing.
function goToMark(id) {
  state.card.mark = id;
  showPanel();
  select({ kind: 'mark', id });
  byId('card').querySelector(`[data-jump="${id}"]`).focus();
}

// A number leads to the figure that was made of it.
function openNumber(id) {
  const found = numbers[id].observations.find(isObservationVisible);
  if (found === undefined || !state.shown.figures) return;
  [state.tab, state.card, state.history] = ['observations', null, []];
  showPanel();
  select({ kind: 'observation', id: found });
  const row = byId('observations').querySelector(`[data-observation="${found}"]`);
  bringIntoView(byId('panel'), row, row);
}

function goBack() {
  state.card = state.history.pop() ?? null;
  redrawPanel();
  if (!state.card) return;
  select(state.card.mark === null ? { kind: 'thing', id: state.card.things[0] } : { kind: 'mark', id: state.card.mark });
}

function clearSelection() {
  [state.selected, state.card, state.history] = [null, null, []];
  paintText();
  redrawPanel();
}

function resetView() {
  for (const filter of FILTERS) filter.hidden.clear();
  state.least = 0;
  for (const key of Object.keys(state.shown)) state.shown[key] = true;
  [state.selected, state.card, state.history] = [null, null, []];
  showFilters();
  repaint();
}

function writeCounts() {
  const spare = numbers.filter((number) => !number.observations.length).length;
  const [t, c, o, s] = [things.length, claims.length, observations.length, spare].map(numeral);
  const said = {
    zh: [`${t} 个对象`, `${c} 条关系`, `${o} 个数据`, ...(spare ? [`${s} 个未用数字`] : [])],
    en: [`${t} things`, `${c} relations`, `${o} figures`, ...(spare ? [`${s} unused numbers`] : [])],
  };
  const parts = label(said).map((part, i) => make('span', {}, i < label(said).length - 1 ? `${part} ·` : part));
  byId('counts').title = `${label(said).join(' · ')} | ${otherLabel(said).join(' · ')}`;
  byId('counts').replaceChildren(...parts.flatMap((part) => [part, ' ']), make('small', {}, otherLabel(said).join(' · ')));
}

function writeAbout() {
  const { id, title, source, format, ...told } = data.document;
  const rows = [...['issuer', 'number', 'date', 'home'].map((key) => [key, told[key]]), ['source', `${source} (${format})`]];
  byId('about').replaceChildren(...rows.filter(([, text]) => text).map(([key, text]) =>
    make('div', {}, make('dt', { title: otherWord(key) }, word(key)), make('dd', {}, make('bdi', {}, text)))));
}

function writeWords() {
  document.documentElement.lang = state.lang === 'zh' ? 'zh-CN' : 'en';
  writeCounts();
  writeAbout();
  byId('open-filters').textContent = word(document.body.classList.contains('filters-open') ? 'close' : 'filters');
  byId('open-filters').title = otherWord('filters');
  byId('reset').textContent = word('reset');
  byId('reset').title = otherWord('reset');
  byId('language').textContent = state.lang === 'zh' ? 'English' : '中文';
}

function switchLanguage() {
  state.lang = state.lang === 'zh' ? 'en' : 'zh';
  writeWords();
  showFilters();
  repaint();
}

function listen() {
  byId('language').addEventListener('click', switchLanguage);
  byId('reset').addEventListener('click', resetView);
  byId('open-filters').addEventListener('click', toggleFilters);
  byId('text').addEventListener('keydown', walkText);
  byId('tabs').addEventListener('keydown', walkTabs);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') clearSelection(); });
}

function start() {
  makeText();
  writeWords();
  showFilters();
  repaint();
  listen();
}

start();
