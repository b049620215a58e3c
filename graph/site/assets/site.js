// What a page can do beyond being read: language, search, copying, lighting up a passage. Text enters the page through textContent alone.
(() => {
'use strict';

const page = document.documentElement;
page.classList.add('scripted');

const kept = {
  // A browser may forbid pages from a disk to keep anything; then a choice holds for one page.
  read() { try { return localStorage.getItem('chuangpu-language'); } catch { return null; } },
  write(language) { try { localStorage.setItem('chuangpu-language', language); } catch { /* the choice holds for this page */ } },
};

function choose(language) {
  page.dataset.lang = language;
  page.lang = language === 'en' ? 'en' : 'zh-CN';
}
choose(kept.read() === 'en' ? 'en' : 'zh');

const WORDS = {
  hint: ['名称、别名、拼音或首字母', 'Name, alias, pinyin or initials'],
  none: ['没有找到', 'Nothing found'],
  loading: ['正在载入……', 'Loading …'],
  failed: ['无法载入检索数据', 'The search data cannot be loaded'],
  copied: ['已复制', 'Copied'],
  hits: ['个结果', 'results'],
};
const word = (key) => WORDS[key][page.dataset.lang === 'en' ? 1 : 0];
const byId = (id) => document.getElementById(id);
const say = (text) => { byId('status').textContent = text; };

// Characters that would turn the direction of a line are shown as \ufffd, as on the pages.
const hold = (text) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd');

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map((child) => (typeof child === 'string' ? hold(child) : child)));
  return element;
}

// ---- search ----

// The same folding as that of names: width, case, accents, blanks, punctuation and script do not count.
const fold = (text) => simplify(text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC')
  .replace(/[\s《》〈〉“”"'‘’「」『』()[\]【】〔〕·•・,。、;:—–―_\\|*#!?~～]+/g, '').replace(/(?<!\d)[./-]+|[./-]+(?!\d)/g, ''));
const simplify = (text) => [...text].map((letter) => known?.simplified.get(letter) ?? letter).join('');

let known = null;
let arriving = null;

function load() {
  arriving ??= new Promise((done, fail) => {
    const script = make('script', { src: `${document.body.dataset.root}assets/search.js` });
    script.addEventListener('load', () => { known = prepare(window.chuangpuSearch); done(); });
    script.addEventListener('error', fail);
    document.head.append(script);
  });
  return arriving;
}

function prepare({ kinds, readings, simplified, rows }) {
  const read = new Map(Object.entries(readings).map(([letter, text]) => [letter, text.split(' ')]));
  const things = rows.map(([kind, stem, ...names]) => ({ kind: kinds[kind], stem, name: names[0], names: pair(names) }));
  return { read, simplified: new Map(Object.entries(simplified)), things };
}

// Names come as name, folded form, name, folded form …; the form is empty where it is the name.
function pair(names) {
  const pairs = [];
  for (let i = 0; i < names.length; i += 2) pairs.push(names[i + 1] || names[i]);
  return pairs;
}

// Whether the typed text from j on can be read off the name from i on: a character by itself, or by its pinyin, in full or cut short.
// With whole the name must end there too.
function reads(name, i, typed, j, whole) {
  if (j >= typed.length) return !whole || i >= name.length;
  if (i >= name.length) return false;
  if (name[i] === typed[j] && reads(name, i + 1, typed, j + 1, whole)) return true;
  for (const sound of known.read.get(name[i]) ?? []) {
    let same = 0;
    while (same < sound.length && sound[same] === typed[j + same]) same += 1;
    for (let used = same; used > 0; used -= 1) {
      if ((used === sound.length || used === 1 || j + used === typed.length) && reads(name, i + 1, typed, j + used, whole)) return true;
    }
  }
  return false;
}

// How well a name fits: 0 the name itself, 1 its beginning, 2 inside, 3 read as a whole, 4 from its beginning, 5 from inside; nothing: not at all.
function rank(name, typed, latin) {
  if (name === typed) return 0;
  const at = name.indexOf(typed);
  if (at === 0) return 1;
  if (at > 0) return 2;
  if (!latin) return undefined;
  if (reads(name, 0, typed, 0, true)) return 3;
  for (let i = 0; i < name.length; i += 1) if (reads(name, i, typed, 0, false)) return i ? 5 : 4;
  return undefined;
}

const MOST = 20;

function find(text) {
  const typed = fold(text);
  if (!typed) return [];
  const latin = /[a-z]/.test(typed);
  const found = [];
  for (const thing of known.things) {
    let best;
    thing.names.forEach((name, i) => {
      const fit = rank(name, typed, latin);
      if (fit !== undefined) best = Math.min(best ?? 99, fit * 2 + (i > 0 ? 1 : 0));
    });
    if (best !== undefined) found.push([best, thing]);
  }
  return found.sort((one, other) => one[0] - other[0]).slice(0, MOST).map(([, thing]) => thing); // of equals the better linked stays first
}

function address({ kind, stem }) {
  return `${document.body.dataset.root}${kind[0] === 'Document' ? 'documents' : `things/${kind[0]}`}/${encodeURIComponent(stem)}.html`;
}

function startSearch(box) {
  const list = byId('hits');
  let hits = [];
  let chosen = -1;
  const english = () => page.dataset.lang === 'en';

  function show(open) {
    list.hidden = !open;
    box.setAttribute('aria-expanded', String(open));
    if (!open) box.removeAttribute('aria-activedescendant');
  }
  function pick(place) {
    chosen = place;
    [...list.children].forEach((row, i) => row.setAttribute('aria-selected', String(i === place)));
    if (place >= 0) {
      box.setAttribute('aria-activedescendant', `hit-${place}`);
      list.children[place].scrollIntoView({ block: 'nearest' });
    }
  }
  function tell(text) {
    list.replaceChildren(make('li', { class: 'none', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, text));
    show(true);
  }
  function draw() {
    if (!fold(box.value)) { hits = []; show(false); return; }
    if (known === null) { tell(word('loading')); return; }
    hits = find(box.value);
    if (!hits.length) { tell(word('none')); say(word('none')); return; }
    list.replaceChildren(...hits.map((hit, i) => {
      const sign = make('span', { class: `sign c-${hit.kind[0]}` });
      const row = make('li', { id: `hit-${i}`, role: 'option', 'aria-selected': 'false' }, sign, make('bdi', {}, hit.name), make('small', {}, hit.kind[english() ? 2 : 1]));
      row.addEventListener('pointerdown', (event) => { event.preventDefault(); go(hit); });
      return row;
    }));
    show(true);
    pick(0);
    say(`${hits.length} ${word('hits')}`);
  }
  function go(hit) { location.href = address(hit); }

  const words = () => box.setAttribute('placeholder', word('hint'));
  words();
  document.addEventListener('language', () => { words(); draw(); });
  const begin = () => load().then(draw, () => tell(word('failed')));
  box.addEventListener('focus', begin);
  box.addEventListener('input', () => { draw(); if (known === null) begin(); });
  box.addEventListener('blur', () => show(false));
  box.addEventListener('keydown', (event) => {
    const last = hits.length - 1;
    if (event.key === 'ArrowDown' && hits.length) pick(chosen >= last ? 0 : chosen + 1);
    else if (event.key === 'ArrowUp' && hits.length) pick(chosen <= 0 ? last : chosen - 1);
    else if (event.key === 'Enter' && hits[chosen]) go(hits[chosen]);
    else if (event.key === 'Escape') show(false);
    else return;
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !event.target.closest('input')) { event.preventDefault(); box.focus(); }
  });
}

// ---- passages of a document ----

// #s12-40 lights up all pieces that begin there and before 40; the browser itself goes to the place.
function light() {
  document.querySelectorAll('.lit').forEach((piece) => piece.classList.remove('lit'));
  const place = /^#s(\d+)-(\d+)$/.exec(location.hash);
  if (!place) return;
  const [start, end] = [Number(place[1]), Number(place[2])];
  for (const piece of document.querySelectorAll('[data-at]')) {
    if (Number(piece.dataset.at) >= start && Number(piece.dataset.at) < end) piece.classList.add('lit');
  }
}

function startCopying(button) {
  const text = button.dataset.copy;
  const label = [...button.childNodes];
  button.addEventListener('click', async () => {
    // Pages from a disk may have no clipboard; then the text is chosen and copied the old way.
    try { await navigator.clipboard.writeText(text); } catch {
      getSelection().selectAllChildren(byId('iri'));
      document.execCommand('copy');
    }
    button.replaceChildren(word('copied'));
    say(word('copied'));
    setTimeout(() => button.replaceChildren(...label), 1600);
  });
}

function startLanguage(button) {
  const other = () => {
    const english = page.dataset.lang === 'en';
    button.textContent = english ? '中文' : 'English';
    button.lang = english ? 'zh-CN' : 'en';
  };
  other();
  button.addEventListener('click', () => {
    choose(page.dataset.lang === 'en' ? 'zh' : 'en');
    kept.write(page.dataset.lang);
    other();
    document.dispatchEvent(new Event('language'));
  });
}

document.addEventListener('DOMContentLoaded', () => {
  startLanguage(byId('language'));
  startSearch(byId('search'));
  if (byId('copy')) startCopying(byId('copy'));
  light();
  addEventListener('hashchange', light);
});
})();
