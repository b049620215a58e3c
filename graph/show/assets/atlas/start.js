// Sections, navigation, search, language, printing; and the beginning of it all.

const sectionId = (section) => `section-${data.sections.indexOf(section)}`;

function makeSection(section) {
  const own = allTables.filter((table) => table.section.key === section.key);
  const head = make('header', { class: 'section-head' },
    make('h2', { id: `${sectionId(section)}-title`, tabindex: '-1' }, label(section.title), make('small', {}, otherLabel(section.title))),
    make('p', { class: 'about' }, label(section.about)));
  return make('section', { class: 'section', id: sectionId(section), 'data-section': section.key, 'aria-labelledby': `${sectionId(section)}-title` },
    head, makeChart(section), ...own.map(makeTable));
}

function countHits(section) {
  return allTables.filter((table) => table.section.key === section.key).reduce((sum, table) => sum + (table.visible ?? []).length, 0);
}

function drawNav() {
  const items = data.sections.map((section) => {
    const here = section.key === (state.section ?? data.sections[0]?.key);
    const link = make('a', { href: `#at=${section.key}`, 'data-goto': section.key, 'aria-current': here ? 'true' : null },
      make('span', { class: 'nav-text' }, label(section.title), make('small', {}, otherLabel(section.title))), make('span', { class: 'count' }, numeral(countHits(section))));
    link.addEventListener('click', (event) => { event.preventDefault(); goToSection(section.key); });
    return make('li', {}, link);
  });
  byId('nav').setAttribute('aria-label', word('sections'));
  byId('nav').replaceChildren(make('ul', {}, ...items));
}

function goToSection(key) {
  const section = data.sections.find((one) => one.key === key);
  if (!section) return;
  byId(sectionId(section)).scrollIntoView({ block: 'start' });
  byId(`${sectionId(section)}-title`).focus({ preventScroll: true });
  markSection(key);
}

function markSection(key) {
  if (state.section === key) return;
  state.section = key;
  for (const link of byId('nav').querySelectorAll('[data-goto]')) {
    if (link.dataset.goto === key) { link.setAttribute('aria-current', 'true'); showInStrip(link); } else link.removeAttribute('aria-current');
  }
  keepLink();
}

// On a narrow screen the navigation is a strip that is moved sideways.
function showInStrip(link) {
  const strip = byId('nav');
  if (strip.scrollWidth > strip.clientWidth) strip.scrollLeft = link.offsetLeft - (strip.clientWidth - link.offsetWidth) / 2;
}

// The section whose beginning was passed last.
function followScroll() {
  const line = byId('nav').getBoundingClientRect().top + 150;
  const passed = data.sections.filter((section) => byId(sectionId(section)).getBoundingClientRect().top <= line);
  markSection((passed.at(-1) ?? data.sections[0])?.key);
}

function searchAll(query) {
  state.query = query.trim();
  for (const table of allTables) { table.view.shown = FIRST; drawBody(table); }
  drawNav();
  keepLink();
}

function writeCounts() {
  const facts = [
    data.region ? `${word('region')} ${data.region}` : '', data.industry ? `${word('industry')} ${data.industry}` : '',
    `${numeral(data.documents)} ${word('documents')}`, `${numeral(data.sentences)} ${word('sentencesRead')}`,
  ];
  byId('counts').textContent = facts.filter(Boolean).join(' · ');
}

function writeWords() {
  document.documentElement.lang = state.lang === 'zh' ? 'zh-CN' : 'en';
  byId('title').replaceChildren(make('bdi', {}, label(data.title)));
  byId('skip').textContent = word('skip');
  byId('query').placeholder = word('search');
  byId('query').setAttribute('aria-label', word('search'));
  byId('print').textContent = word('print');
  byId('language').textContent = state.lang === 'zh' ? 'English' : '中文';
  byId('language').lang = state.lang === 'zh' ? 'en' : 'zh-CN';
  writeCounts();
}

function drawPage() {
  writeWords();
  byId('contents').replaceChildren(...data.sections.map(makeSection), make('p', { class: 'page-note' }, word('workbook')));
  drawNav();
  watchCharts();
}

function switchLanguage() {
  state.lang = state.lang === 'zh' ? 'en' : 'zh';
  closeEvidence();
  const { section } = state;
  drawPage();
  if (section && section !== data.sections[0]?.key) byId(sectionId(data.sections.find(({ key }) => key === section))).scrollIntoView();
  keepLink();
}

// Every table with as many rows as paper takes, and the documents that they are drawn from.
function preparePrint() {
  drawAllCharts(); // those that need plotly only if it was unpacked before: printing does not wait
  fitPlots(PAPER);
  for (const table of allTables.filter(({ rows }) => rows.length)) {
    table.printing = table.view.shown;
    table.view.shown = PRINTED;
    drawBody(table);
    const rows = table.visible.slice(0, PRINTED);
    const notes = [];
    if (table.visible.length > PRINTED) notes.push(`${word('printedFirst')} ${numeral(PRINTED)} ${word('ofRows')} ${numeral(table.visible.length)}`);
    const titles = found ? [...new Set(rows.flatMap((row) => table.rows[row].flatMap(sentencesOf)).map((index) => found.documents[found.rows[index][1]][1]))] : [];
    if (titles.length) notes.push(`${word('drawnFrom')}${titles.join('；')}`);
    if (notes.length) table.card.querySelector('.table-body').append(make('p', { class: 'print-note' }, notes.join('。')));
  }
}

function endPrint() {
  fitPlots(null);
  for (const table of allTables.filter(({ printing }) => printing)) {
    table.view.shown = table.printing;
    table.printing = null;
    drawBody(table);
  }
}

async function printPage() {
  await Promise.all([unpackSentences(), drawAllCharts()]);
  window.print();
}

function pressCell(event) {
  const button = event.target.closest?.('[data-open]');
  if (!button) return;
  const table = allTables.find(({ id }) => id === button.closest('[data-table]').id);
  const [row, c] = button.dataset.open.split(':').map(Number);
  openCell(table, row, c);
}

function listen() {
  let waiting = 0;
  byId('query').addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(() => searchAll(byId('query').value), 120); });
  byId('language').addEventListener('click', switchLanguage);
  byId('print').addEventListener('click', printPage);
  byId('contents').addEventListener('click', pressCell);
  byId('skip').addEventListener('click', (event) => { event.preventDefault(); byId('contents').focus(); });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') closeEvidence(); });
  document.addEventListener('scroll', () => { cancelAnimationFrame(listen.frame); listen.frame = requestAnimationFrame(followScroll); }, { passive: true });
  window.addEventListener('beforeprint', preparePrint);
  window.addEventListener('afterprint', endPrint);
}

async function start() {
  await unpackTables();
  readLink();
  byId('query').value = state.query;
  drawPage();
  listen();
  if (state.section) goToSection(state.section);
  document.body.dataset.ready = 'true';
  (window.requestIdleCallback ?? setTimeout)(() => unpackSentences());
}

start();
