// Draws nodes and lines without WebGL, for browsers that have none: slower, and alike in all but the finest.

function makePlain(canvas) {
  const pen = canvas.getContext('2d');
  let shades = null;
  const colour = (node) => `rgba(${shades[4 * node]},${shades[4 * node + 1]},${shades[4 * node + 2]},${(shades[4 * node + 3] / 255).toFixed(2)})`;
  return {
    setLooks() { shades = shadeColours(); },
    setLines() {},
    clear() {
      Object.assign(canvas, { width: Math.round(camera.width * camera.ratio), height: Math.round(camera.height * camera.ratio) });
      pen.setTransform(camera.ratio, 0, 0, camera.ratio, 0, 0);
    },
    drawLines(strength) {
      pen.strokeStyle = `rgba(120,135,155,${visible.lit ? strength / 3 : strength})`;
      for (let i = 0; i < visible.lines.length; ) { // a path of many strokes takes time with its square
        pen.beginPath();
        for (const end = Math.min(i + 400, visible.lines.length); i < end; i += 2) {
          pen.moveTo(toScreenX(net.px[visible.lines[i]]), toScreenY(net.py[visible.lines[i]]));
          pen.lineTo(toScreenX(net.px[visible.lines[i + 1]]), toScreenY(net.py[visible.lines[i + 1]]));
        }
        pen.stroke();
      }
    },
    drawNodes() {
      for (let i = visible.list.length - 1; i >= 0; i--) {
        const node = visible.list[i];
        const [x, y, r] = [toScreenX(net.px[node]), toScreenY(net.py[node]), radiusOf(node)];
        if (x < -r || y < -r || x > camera.width + r || y > camera.height + r) continue;
        pen.fillStyle = colour(node);
        if (r < 2) { pen.fillRect(x - r, y - r, 2 * r, 2 * r); continue; }
        pen.fill(outline(data.classes[classOf(node)].shape, x, y, r));
      }
    },
  };
}

// The shape of a class as a path around a point.
function outline(shape, x, y, r) {
  const path = new Path2D();
  if (shape === 'dot') path.arc(x, y, r, 0, 7);
  else path.addPath(new Path2D(`M${OUTLINES[shape].split(' ').join('L')}Z`), new DOMMatrix([r / 7.5, 0, 0, r / 7.5, x - (8 * r) / 7.5, y - (8 * r) / 7.5]));
  return path;
}
