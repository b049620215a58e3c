// Where names may stand: below their thing, to the right, above or to the left, over no other name and no other thing.
// Boxes are [left, top, right, bottom] on the screen. What is taken is kept in small squares, so that a thousand names take a moment.

const NAMES = { size: 12, line: 15, width: 132, lines: 2, area: 9000, square: 6 }; // area: of the screen, in pixels, for each name
const FONT = '"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif';

const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

// A name in lines no wider than a label. `measure` gives the width of a text.
function breakLines(measure, text, most = NAMES.lines) {
  const whole = measure(text);
  // lines of about one length, so that 公司 is not left alone on the last one
  const room = Math.min(NAMES.width + 14, (whole / Math.ceil(whole / NAMES.width)) * 1.12 + 2);
  const lines = [''];
  for (const part of text.match(/[A-Za-z0-9.,:;'"()_-]+ ?|./gsu) ?? []) {
    const longer = lines.at(-1) + part;
    if (lines.at(-1) && measure(longer) > room) lines.push([...part].slice(0, 24).join(''));
    else lines[lines.length - 1] = [...longer].slice(0, 40).join('');
    if (lines.length > most) break;
  }
  if (lines.length > most) lines.splice(most - 1, lines.length, `${[...lines[most - 1]].slice(0, -1).join('')}…`);
  return { lines, width: Math.max(...lines.map(measure)) };
}

// Where a name of this size may stand around a thing at a point.
function boxesAround([x, y], radius, { lines, width }) {
  const [wide, high, away] = [width + 6, lines.length * NAMES.line, radius + 3];
  const corners = [[x - wide / 2, y + away], [x + away, y - high / 2], [x - wide / 2, y - away - high], [x - away - wide, y - high / 2]];
  return corners.map(([left, top]) => [left, top, left + wide, top + high]);
}

// The screen in squares: what stands in each. Things are numbers from 1.
function makeSquares(width, height) {
  const [columns, rows] = [Math.ceil(width / NAMES.square), Math.ceil(height / NAMES.square)];
  const discs = new Int32Array(columns * rows); // -1: of several things
  const names = new Uint8Array(columns * rows);
  const each = (box, act) => {
    const [left, top, right, bottom] = box.map((value) => Math.floor(value / NAMES.square));
    for (let row = Math.max(top, 0); row <= Math.min(bottom, rows - 1); row++)
      for (let column = Math.max(left, 0); column <= Math.min(right, columns - 1); column++) act(row * columns + column);
  };
  // Which part of the squares of a box other things have; 2 where a name stands or the screen ends.
  const weigh = (box, thing) => {
    if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height) return 2;
    let [all, taken, named] = [0, 0, false];
    each(box, (at) => { all++; if (names[at]) named = true; if (discs[at] && discs[at] !== thing) taken++; });
    return named ? 2 : taken / all;
  };
  return {
    addDisc(thing, [x, y], radius) { each([x - radius, y - radius, x + radius, y + radius], (at) => { discs[at] = discs[at] && discs[at] !== thing ? -1 : thing; }); },
    // A thing that no name may cover: the chosen one.
    guard([x, y], radius) { this.addName([x - radius, y - radius, x + radius, y + radius].map((side, i) => side + (i < 2 ? 1 : -1) * radius * 0.3)); },
    addName(box) { each(box, (at) => { names[at] = 1; }); },
    // The place where the name covers least. An ordinary one covers nothing, a prominent one small parts of things, no name another
    // name, unless it is asked for.
    find(boxes, thing, rank) {
      let [best, least] = [undefined, rank === 'ordinary' ? 0.001 : rank === 'asked' ? 1.9 : 0.3];
      for (const box of boxes) {
        const weight = weigh(box, thing);
        if (weight < least) { best = box; least = weight; }
        if (weight === 0) break;
      }
      return best ?? (rank === 'asked' ? boxes[0] : undefined);
    },
  };
}
