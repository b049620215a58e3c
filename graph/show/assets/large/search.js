// The search: finds things by name or alias, suggests while one types, goes there on Enter. Two boxes share it.

const MOST = 8;
const normalise = (text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
let index = null;

// Names as they are looked for; made when somebody first searches.
async function makeIndex() {
  if (index) return index;
  await loadDetails();
  index = details.map(([, ...aliases], node) => [normalise(net.names[node]), ...aliases.map(normalise)]);
  return index;
}

// The whole name before the whole alias, beginnings before middles; of equals the better connected comes first.
function findThings(text) {
  const query = normalise(text);
  if (!query) return [];
  const found = [];
  index.forEach((names, node) => {
    let best = Infinity;
    let by = 0;
    for (let i = 0; i < names.length; i++) {
      const at = names[i].indexOf(query);
      if (at < 0) continue;
      const score = (names[i] === query ? 0 : at === 0 ? 2 : 4) + (i ? 1 : 0);
      if (score < best) { best = score; by = i; }
    }
    if (best < Infinity) found.push({ node, score: best, alias: by ? details[node][by] : null });
  });
  return found.sort((a, b) => a.score - b.score || a.node - b.node).slice(0, MOST);
}

// Gives a text box suggestions; `choose` gets the number of the thing.
function startSearch(box, list, choose) {
  const found = { rows: [], active: 0 };
  const close = () => { list.hidden = true; box.setAttribute('aria-expanded', 'false'); };
  const show = () => {
    const asked = box.value.trim() !== '';
    list.replaceChildren(...found.rows.map((row, i) => makeSuggestion(row, i)));
    if (asked && !found.rows.length) list.append(make('li', { class: 'none' }, `${word('noMatch')} ${otherWord('noMatch')}`));
    list.hidden = !asked;
    box.setAttribute('aria-expanded', String(asked));
    if (found.rows.length) box.setAttribute('aria-activedescendant', `${list.id}-${found.active}`);
    else box.removeAttribute('aria-activedescendant');
  };
  const takeRow = (i) => {
    if (!found.rows[i]) return;
    box.value = nameOf(found.rows[i].node);
    close();
    box.blur();
    choose(found.rows[i].node);
  };
  const makeSuggestion = ({ node, alias }, i) => {
    const row = make('li', { id: `${list.id}-${i}`, role: 'option', 'aria-selected': String(i === found.active) },
      makeSign(classOf(node)),
      make('span', { class: 'name' }, shorten(nameOf(node), 60), alias ? make('small', {}, `${word('alias')} ${shorten(alias, 60)}`) : null),
      make('small', {}, label(data.classes[classOf(node)])));
    row.addEventListener('pointerdown', (event) => { event.preventDefault(); takeRow(i); });
    return row;
  };
  const look = async () => { await makeIndex(); found.rows = findThings(box.value); found.active = 0; show(); };
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
