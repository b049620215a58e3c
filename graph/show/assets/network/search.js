// The search: finds things by name or alias, suggests while one types, goes there on Enter.

const MOST = 8;
const search = { found: [], active: 0 };
const normalise = (text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
const index = byDegree.map((iri) => ({ iri, name: normalise(things.get(iri).name), aliases: things.get(iri).aliases.map((alias) => [alias, normalise(alias)]) }));

// The whole name before the whole alias, beginnings before middles; of equals the better connected comes first.
function rank(entry, query) {
  const kinds = [[entry.name, null], ...entry.aliases.map(([alias, plain]) => [plain, alias])];
  let best = null;
  kinds.forEach(([plain, alias]) => {
    const at = plain.indexOf(query);
    if (at < 0) return;
    const score = (plain === query ? 0 : at === 0 ? 2 : 4) + (alias === null ? 0 : 1);
    if (best === null || score < best.score) best = { iri: entry.iri, alias, score };
  });
  return best;
}

function findThings(text) {
  const query = normalise(text);
  if (!query) return [];
  return index.map((entry) => rank(entry, query)).filter(Boolean).sort((a, b) => a.score - b.score).slice(0, MOST);
}

function showSuggestions() {
  const box = byId('query');
  const list = byId('suggestions');
  const asked = box.value.trim() !== '';
  list.replaceChildren(...search.found.map(makeSuggestion));
  if (asked && !search.found.length) list.append(make('li', { class: 'none' }, `${word('noMatch')} ${otherWord('noMatch')}`));
  list.hidden = !asked;
  box.setAttribute('aria-expanded', String(asked));
  if (search.found.length) box.setAttribute('aria-activedescendant', `option-${search.active}`);
  else box.removeAttribute('aria-activedescendant');
}

function makeSuggestion({ iri, alias }, i) {
  const thing = things.get(iri);
  const row = make('li', { id: `option-${i}`, role: 'option', 'aria-selected': String(i === search.active) },
    makeSign(thing.type),
    make('span', { class: 'name' }, thing.name, alias ? make('small', {}, `${word('alias')} ${alias}`) : null),
    make('small', {}, label(data.classes[thing.type])));
  row.addEventListener('pointerdown', (event) => { event.preventDefault(); takeSuggestion(i); });
  return row;
}

function takeSuggestion(i) {
  const hit = search.found[i];
  if (!hit) return;
  byId('query').value = things.get(hit.iri).name;
  closeSuggestions();
  byId('query').blur();
  visit(hit.iri);
}

function closeSuggestions() {
  byId('suggestions').hidden = true;
  byId('query').setAttribute('aria-expanded', 'false');
}

function moveActive(step) {
  if (!search.found.length) return;
  search.active = (search.active + step + search.found.length) % search.found.length;
  showSuggestions();
}

const KEYS = { ArrowDown: () => moveActive(1), ArrowUp: () => moveActive(-1), Enter: () => takeSuggestion(search.active), Escape: closeSuggestions };

function startSearch() {
  const box = byId('query');
  const look = () => { search.found = findThings(box.value); search.active = 0; showSuggestions(); };
  box.addEventListener('input', look);
  box.addEventListener('focus', look);
  box.addEventListener('blur', closeSuggestions);
  box.addEventListener('keydown', (event) => {
    if (event.isComposing || !KEYS[event.key]) return; // Enter that ends an input method's word is not ours
    event.preventDefault();
    event.stopPropagation();
    KEYS[event.key]();
  });
}
