// Names on the stage, the best connected first, none over another.

const MOST_NAMES = 110;
const PROMINENT = 24; // these are named even where their name covers a small thing
const SOLID = 3.5; // pixels of radius from which a thing is not covered by a name
const wrappedNames = new Map();
let placedNames = [];

const measureText = (text) => [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) < 0x2e80 ? 0.58 : 1), 0) * NAMES.size;

// The name in lines; all of it where it is asked for, else two lines.
function wrapName(node, full) {
  const key = full ? -1 - node : node;
  if (!wrappedNames.has(key)) wrappedNames.set(key, breakLines(measureText, hold(shorten(nameOf(node), 120)), full ? 6 : NAMES.lines));
  return wrappedNames.get(key);
}

const placeOfNode = (node) => [toScreenX(net.px[node]), toScreenY(net.py[node])];
const onStage = ([x, y]) => x >= 0 && y >= 0 && x <= camera.width && y <= camera.height;

function makeStageSquares(nodes) {
  const squares = makeSquares(camera.width, camera.height);
  for (const node of nodes) {
    const at = placeOfNode(node);
    const radius = radiusOf(node);
    if (radius >= SOLID && onStage(at)) squares.addDisc(node + 1, at, radius * 0.9);
  }
  return squares;
}

// Which names there is room for: { node, lines, box, strong } each.
function placeLabels() {
  const asked = new Set([state.selected?.kind === 'node' ? state.selected.id : null, pointer.over].filter((node) => node !== null));
  const wanted = visible.lit ? [...visible.lit].filter(isNodeVisible).sort((a, b) => a - b) : visible.list;
  const squares = makeStageSquares(wanted);
  const crowded = visible.list.length > 2000 ? 1.6 : 1;
  const most = Math.min(MOST_NAMES, Math.max(14, (camera.width * camera.height) / NAMES.area / crowded));
  placedNames = [];
  const tryName = (node, rank) => {
    const at = placeOfNode(node);
    const radius = radiusOf(node);
    if (!onStage(at) || (rank === 'ordinary' && radius < 2.2)) return;
    const text = wrapName(node, rank === 'asked');
    const box = squares.find(boxesAround(at, radius, text), node + 1, rank);
    if (!box) return;
    squares.addName(box);
    placedNames.push({ node, lines: text.lines, box, strong: rank === 'asked' });
  };
  asked.forEach((node) => squares.guard(placeOfNode(node), radiusOf(node)));
  asked.forEach((node) => tryName(node, 'asked'));
  state.route?.nodes.forEach((node) => tryName(node, 'prominent'));
  const named = new Set([...asked, ...(state.route?.nodes ?? [])]);
  let seen = 0;
  for (const node of wanted) {
    if (placedNames.length >= most) break;
    if (!named.has(node)) tryName(node, seen++ < PROMINENT ? 'prominent' : 'ordinary');
  }
  return placedNames;
}

const findNameAt = (x, y) => placedNames.find(({ box }) => overlap(box, [x, y, x, y]))?.node ?? null;
