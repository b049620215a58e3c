// Names on the stage, the best connected first, none over another.

const LABELS = { most: 110, letters: 18, size: 12, cell: 8 };

const measureText = (text, size) => [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) < 0x2e80 ? 0.56 : 1), 0) * size;

// Which names there is room for: [node, text, x, y, size] each; (x, y) is the middle of the name.
function placeLabels() {
  const [columns, rows] = [Math.ceil(camera.width / LABELS.cell) + 1, Math.ceil(camera.height / LABELS.cell) + 1];
  const taken = new Uint8Array(columns * rows);
  const placed = [];
  const most = Math.min(LABELS.most, Math.max(14, (camera.width * camera.height) / 9000));
  const tryLabel = (node, must) => {
    const [x, y] = [toScreenX(net.px[node]), toScreenY(net.py[node])];
    if (x < 0 || y < 0 || x > camera.width || y > camera.height) return;
    const r = radiusOf(node);
    if (!must && r < 2.2) return;
    const size = Math.min(LABELS.size + r / 5, 16);
    const text = hold(shorten(nameOf(node), must ? 30 : LABELS.letters));
    const [wide, top] = [measureText(text, size) / 2 + 3, y + r + 1];
    const cells = [x - wide, x + wide, top, top + size + 3].map((value) => Math.floor(value / LABELS.cell));
    if (!must && isTaken(taken, columns, rows, cells)) return;
    take(taken, columns, rows, cells);
    placed.push([node, text, x, top + size / 2 + 1, size]);
  };
  const first = [...(state.selected?.kind === 'node' ? [state.selected.id] : []), ...(state.route?.nodes ?? []), ...(pointer.over === null ? [] : [pointer.over])];
  new Set(first).forEach((node) => tryLabel(node, true));
  const lit = visible.lit ? [...visible.lit].sort((a, b) => a - b) : visible.list;
  for (const node of lit) {
    if (placed.length >= most) break;
    if (!first.includes(node) && isNodeVisible(node)) tryLabel(node, false);
  }
  return placed;
}

function isTaken(taken, columns, rows, [left, right, top, bottom]) {
  for (let row = Math.max(top, 0); row <= Math.min(bottom, rows - 1); row++)
    for (let column = Math.max(left, 0); column <= Math.min(right, columns - 1); column++) if (taken[row * columns + column]) return true;
  return false;
}

function take(taken, columns, rows, [left, right, top, bottom]) {
  for (let row = Math.max(top, 0); row <= Math.min(bottom, rows - 1); row++) taken.fill(1, row * columns + Math.max(left, 0), row * columns + Math.min(right, columns - 1) + 1);
}
