// The text: its pieces as they stand in the document, with the places that mean something, and numbers.

const pieces = []; // by index the element of a piece, null for a line break
const places = { mark: marks.map(() => []), number: numbers.map(() => []) }; // the elements around pieces of one mark or number

function makeText() {
  const text = byId('text');
  let paragraph = makeParagraph();
  let around = null;
  for (const piece of data.pieces) {
    const [words, mark, number] = typeof piece === 'string' ? [piece, -1, -1] : piece;
    if (words.startsWith('\n')) {
      pieces.push(null);
      if (paragraph.childNodes.length) text.append(paragraph);
      [paragraph, around] = [makeParagraph(words.length > 1), null];
      continue;
    }
    const element = make('span', { class: 'piece' }, words);
    if (number >= 0) element.classList.add(numbers[number].observations.length ? 'figure' : 'spare');
    pieces.push(element);
    around = surround(paragraph, around, { mark, number });
    (around?.element ?? paragraph).append(element);
  }
  text.append(paragraph);
  text.firstChild?.classList.toggle('headline', text.firstChild.textContent === data.document.title);
}

const makeParagraph = (spaced = false) => make('p', { class: spaced ? 'spaced' : null });

// The element around a piece: that of its mark, else that of its number, new where the last piece had another.
function surround(paragraph, last, { mark, number }) {
  const kind = mark >= 0 ? 'mark' : 'number';
  const id = mark >= 0 ? mark : number;
  if (id < 0) return null;
  if (last && last.kind === kind && last.id === id) return last;
  const element = make('span', { [`data-${kind}`]: id, onclick: () => (kind === 'mark' ? openMark(id) : openNumber(id)) });
  places[kind][id].push(element);
  paragraph.append(element);
  return { kind, id, element };
}

const percent = (confidence) => `${Math.round(confidence * 100)}%`;
const isPointing = (mark) => mark.means[0].role === 'anaphor';

function describeMark(mark) {
  const seen = mark.means.map(({ thing, rule, confidence }) => {
    const type = data.classes[things[thing].type];
    return `${label(type)} ${otherLabel(type)} · ${things[thing].name}\n${word('rule')} ${rule} · ${word('confidence')} ${percent(confidence)}`;
  });
  return [...(isPointing(mark) ? [word('anaphor')] : []), ...seen].join('\n');
}

function paintMark(id, lit) {
  const mark = marks[id];
  const visible = isMarkVisible(mark);
  const [first] = visible ? meaningsOf(mark) : mark.means;
  const names = mark.means.map(({ thing }) => things[thing].name).join('、');
  const means = (ends) => mark.means.some(({ thing }) => ends.includes(thing));
  const { colour } = data.classes[things[first.thing].type];
  for (const [i, element] of places.mark[id].entries()) {
    element.className = visible ? `mention ${first.role}` : '';
    element.classList.toggle('short', mark.text.length <= 8);
    element.classList.toggle('head', means(lit.heads));
    element.classList.toggle('tail', means(lit.tails));
    element.classList.toggle('lit', means(lit.others));
    element.classList.toggle('quoted', mark.pieces[0] >= lit.quote[0] && mark.pieces[1] <= lit.quote[1]);
    element.classList.toggle('last', i === places.mark[id].length - 1);
    element.style.setProperty('--hue', colour);
    element.style.setProperty('--tint', `${colour}1f`);
    element.dataset.label = first.role === 'anaphor' ? `→ ${hold(shorten(names))}` : label(data.classes[things[first.thing].type]);
    element.title = visible ? describeMark(mark) : '';
    makePressable(element, visible);
  }
}

function paintNumber(id, lit) {
  const number = numbers[id];
  const bound = number.bound === '=' ? '' : `${number.bound} `;
  const used = number.observations.some(isObservationVisible) && state.shown.figures;
  for (const element of places.number[id]) {
    element.title = number.observations.length ? `${bound}${number.shown}` : `${bound}${number.shown} · ${word('spare')}`;
    element.classList.toggle('chosen', number.observations.some((i) => lit.figure === i));
    makePressable(element, used);
  }
}

// Of all places in the text one can be reached with Tab; from there the arrow keys lead on.
function makePressable(element, pressable) {
  if (pressable) element.setAttribute('role', 'button');
  else element.removeAttribute('role');
  element.removeAttribute('tabindex');
}

const pressables = () => [...byId('text').querySelectorAll('[role=button]')];

function setStop(element) {
  for (const other of byId('text').querySelectorAll('[tabindex]')) other.setAttribute('tabindex', '-1');
  element?.setAttribute('tabindex', '0');
}

function paintText() {
  const lit = findLit();
  const stop = document.activeElement?.closest?.('#text [role=button]');
  marks.forEach((_, id) => paintMark(id, lit));
  numbers.forEach((_, id) => paintNumber(id, lit));
  pieces.forEach((piece, i) => piece?.classList.toggle('quoted', i >= lit.quote[0] && i < lit.quote[1]));
  const text = byId('text');
  text.classList.toggle('focused', state.selected !== null);
  for (const [key, shown] of Object.entries(state.shown)) text.classList.toggle(`no-${key}`, !shown);
  text.setAttribute('aria-label', word('text'));
  setStop(stop?.hasAttribute('role') ? stop : pressables()[0]);
}

const STEPS = { ArrowRight: (i) => i + 1, ArrowLeft: (i) => i - 1, Home: () => 0, End: (_, last) => last };

function walkText(event) {
  const stop = event.target.closest('[role=button]');
  if (!stop || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Enter' || event.key === ' ') stop.click();
  else if (STEPS[event.key]) {
    const all = pressables();
    const next = all[STEPS[event.key](all.indexOf(stop), all.length - 1)];
    if (next) { setStop(next); next.focus({ preventScroll: true }); bringIntoView(byId('stage'), next, next); }
  } else return;
  event.preventDefault();
}

const calm = matchMedia('(prefers-reduced-motion: reduce)');

// Scrolls a box until a stretch from one element to another is well in view; not at all where it is.
function bringIntoView(box, first, last) {
  const [frame, from, to] = [box, first, last].map((element) => element.getBoundingClientRect());
  if (from.top >= frame.top + 40 && to.bottom <= frame.bottom - 40) return;
  box.scrollTo({ top: box.scrollTop + from.top - frame.top - frame.height * 0.28, behavior: calm.matches ? 'auto' : 'smooth' });
}

function showPieces([start, end]) {
  const covered = pieces.slice(start, end).filter(Boolean);
  if (covered.length) bringIntoView(byId('stage'), covered[0], covered[covered.length - 1]);
}
