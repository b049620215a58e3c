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

// The screen in squares: who stands in each. Things are numbers from 1; names take squares for all.
function makeSquares(width, height) {
  const [columns, rows] = [Math.ceil(width / NAMES.square), Math.ceil(height / NAMES.square)];
  const discs = new Int32Array(columns * rows);
  const names = new Uint8Array(columns * rows);
  const some = (box, look) => {
    const [left, top, right, bottom] = box.map((value) => Math.floor(value / NAMES.square));
    for (let row = Math.max(top, 0); row <= Math.min(bottom, rows - 1); row++)
      for (let column = Math.max(left, 0); column <= Math.min(right, columns - 1); column++) if (look(row * columns + column)) return true;
    return false;
  };
  const inside = (box) => box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height;
  const named = (box) => some(box, (at) => names[at]);
  return {
    addDisc(thing, [x, y], radius) { some([x - radius, y - radius, x + radius, y + radius], (at) => { discs[at] = discs[at] && discs[at] !== thing ? -1 : thing; return false; }); },
    addName(box) { some(box, (at) => { names[at] = 1; return false; }); },
    // The first place where the name covers nothing. One that must be read covers things too, and one that is asked for anything.
    find(boxes, thing, rank) {
      const free = boxes.find((box) => inside(box) && !some(box, (at) => names[at] || (discs[at] && discs[at] !== thing)));
      if (free || rank === 'ordinary') return free;
      return boxes.find((box) => inside(box) && !named(box)) ?? (rank === 'asked' ? boxes[0] : undefined);
    },
  };
}
