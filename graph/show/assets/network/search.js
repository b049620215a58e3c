// The search: finds things by name or alias, suggests while one types, goes there on Enter. Several boxes may share it.
// A page says with listNames() what there is, best connected first: [thing, name, alias …].

const MOST = 8;
const normalise = (text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
let index = null;

// Names as they are looked for; made when somebody first searches.
async function makeIndex() {
  index ??= (await listNames()).map(([id, ...names]) => ({ id, names, plain: names.map(normalise) }));
}

// The whole name before the whole alias, beginnings before middles; of equals the better connected comes first.
function rank({ id, names, plain }, query) {
  let best = null;
  for (let i = 0; i < plain.length; i++) {
    const at = plain[i].indexOf(query);
    if (at < 0) continue;
    const score = (plain[i] === query ? 0 : at === 0 ? 2 : 4) + (i ? 1 : 0);
    if (best === null || score < best.score) best = { id, alias: i ? names[i] : null, score };
  }
  return best;
}

function findThings(text) {
  const query = normalise(text);
  if (!query) return [];
  return index.map((entry) => rank(entry, query)).filter(Boolean).sort((a, b) => a.score - b.score).slice(0, MOST);
}

// Gives a text box suggestions; `choose` gets the thing.
function startSearch(box, list, choose) {
  const found = { rows: [], active: 0 };
  const close = () => { list.hidden = true; box.setAttribute('aria-expanded', 'false'); };
  const takeRow = (i) => {
    const row = found.rows[i];
    if (!row) return;
    box.value = things.get(row.id).name;
    close();
    box.blur();
    choose(row.id);
  };
  const show = () => {
    const asked = box.value.trim() !== '';
    list.replaceChildren(...found.rows.map((row, i) => makeSuggestion(row, { id: `${list.id}-${i}`, active: i === found.active, take: () => takeRow(i) })));
    if (asked && !found.rows.length) list.append(make('li', { class: 'none', role: 'option', 'aria-disabled': 'true' }, `${word('noMatch')} ${otherWord('noMatch')}`));
    list.hidden = !asked;
    box.setAttribute('aria-expanded', String(asked));
    if (found.rows.length) box.setAttribute('aria-activedescendant', `${list.id}-${found.active}`);
    else box.removeAttribute('aria-activedescendant');
  };
  const look = async () => {
    await makeIndex();
    if (document.activeElement !== box) return;
    Object.assign(found, { rows: findThings(box.value), active: 0 });
    show();
  };
  const move = (step) => { if (found.rows.length) { found.active = (found.active + step + found.rows.length) % found.rows.length; show(); } };
  const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => takeRow(found.active), Escape: close };
  box.addEventListener('input', look);
  box.addEventListener('focus', look);
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (event) => {
    if (event.isComposing || !keys[event.key]) return; // Enter that ends an input method's word is not ours
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
}

function makeSuggestion({ id: thing, alias }, { id, active, take }) {
  const { type, name } = things.get(thing);
  const row = make('li', { id, role: 'option', 'aria-selected': String(active) },
    makeSign(type),
    make('span', { class: 'name' }, shorten(name, 60), alias ? make('small', {}, `${word('alias')} ${shorten(alias, 60)}`) : null),
    make('small', {}, label(data.classes[type])));
  row.addEventListener('pointerdown', (event) => { event.preventDefault(); take(); });
  return row;
}
