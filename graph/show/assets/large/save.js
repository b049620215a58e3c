// Saves what the stage shows, as a picture (PNG) or as a drawing (SVG) that can be edited.

const DRAWN_AT_MOST = 20000; // lines in a drawing: more make a file that nothing opens

function offerFile(content, name) {
  const link = make('a', { download: name, href: URL.createObjectURL(content) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const fileName = (suffix) => `${data.title.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 60) || 'network'}.${suffix}`;

async function makePicture() {
  drawStage(false); // WebGL keeps nothing after a frame: it is drawn and copied in one go
  const canvas = make('canvas', { width: byId('over').width, height: byId('over').height });
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  for (const layer of ['under', 'over']) pen.drawImage(byId(layer), 0, 0);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}

const escapeXml = (text) => hold(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
const figure = (value) => value.toFixed(1);

function makeDrawing() {
  const inside = visible.list.filter((node) => Math.abs(toScreenX(net.px[node]) - camera.width / 2) < camera.width / 2 + 30 && Math.abs(toScreenY(net.py[node]) - camera.height / 2) < camera.height / 2 + 30);
  const lines = [];
  for (let edge = 0; edge < net.edges; edge++) if (isEdgeVisible(edge) && endsOf(edge)) lines.push(edge);
  const lit = new Set(visible.litEdges);
  const kept = lines.length > DRAWN_AT_MOST ? [...lines].sort((a, b) => net.confidence[b] - net.confidence[a] || a - b).slice(0, DRAWN_AT_MOST) : lines;
  if (kept.length < lines.length) say(word('cut'));
  const strength = oneByOne() ? null : lineStrength();
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${figure(camera.width)}" height="${figure(camera.height)}" font-family="${escapeXml(FONT)}">`,
    `<title>${escapeXml(data.title)}</title><rect width="100%" height="100%" fill="#ffffff"/>`,
    ...kept.map((edge) => drawLineElement(edge, lit.has(edge), strength)),
    ...inside.reverse().map(drawNodeElement),
    ...placeLabels().flatMap(drawNameElements),
    '</svg>',
  ].join('\n');
}

function drawLineElement(edge, lit, strength) {
  const { x1, y1, x2, y2 } = endsOf(edge);
  const dash = net.planned[edge] ? ' stroke-dasharray="6 5"' : '';
  return `<line x1="${figure(x1)}" y1="${figure(y1)}" x2="${figure(x2)}" y2="${figure(y2)}" stroke="${edgeColour(edge, lit)}" stroke-opacity="${(lit || strength === null ? edgeStrength(lit) : strength).toFixed(2)}" stroke-width="${lit ? 1.6 : 1}"${dash}/>`;
}

const drawNameElements = ({ lines, box }) => lines.map((line, i) => `<text x="${figure((box[0] + box[2]) / 2)}" y="${figure(box[1] + (i + 0.5) * NAMES.line)}" font-size="${NAMES.size}" text-anchor="middle" dominant-baseline="central" fill="#1c2835" stroke="#ffffff" stroke-width="3" paint-order="stroke">${escapeXml(line)}</text>`);

function drawNodeElement(node) {
  const [x, y, r] = [toScreenX(net.px[node]), toScreenY(net.py[node]), radiusOf(node)];
  const shape = data.classes[classOf(node)].shape;
  const look = `fill="${colourOf(node)}"${visible.lit && !visible.lit.has(node) ? ' fill-opacity="0.18"' : ''} stroke="#ffffff"`;
  const name = `<title>${escapeXml(nameOf(node))}</title>`;
  if (shape === 'dot') return `<circle cx="${figure(x)}" cy="${figure(y)}" r="${figure(r)}" ${look}>${name}</circle>`;
  const points = OUTLINES[shape].split(' ').map((pair) => pair.split(',').map((value, i) => figure((Number(value) - 8) * (r / 7.5) + (i ? y : x))).join(','));
  return `<polygon points="${points.join(' ')}" ${look}>${name}</polygon>`;
}

const savePicture = async () => offerFile(await makePicture(), fileName('png'));
const saveDrawing = () => offerFile(new Blob([makeDrawing()], { type: 'image/svg+xml' }), fileName('svg'));
