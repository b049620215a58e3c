// Draws nodes and lines with WebGL 2. Each node stands once in memory; a line is two numbers of nodes.

function makeWebgl(canvas) {
  const gl = canvas.getContext('webgl2', { antialias: false, premultipliedAlpha: true, alpha: true, powerPreference: 'high-performance' });
  if (!gl) return null;
  const programs = { line: linkProgram(gl, LINE), point: linkProgram(gl, POINT) };
  const buffers = Object.fromEntries(['at', 'colour', 'size', 'shape', 'lines', 'order'].map((name) => [name, gl.createBuffer()]));
  const at = new Float32Array(2 * net.nodes);
  for (let node = 0; node < net.nodes; node++) { at[2 * node] = net.px[node]; at[2 * node + 1] = net.py[node]; }
  const fill = (name, values, target = gl.ARRAY_BUFFER) => { gl.bindBuffer(target, buffers[name]); gl.bufferData(target, values, gl.DYNAMIC_DRAW); };
  fill('at', at);
  fill('shape', looks.shapes);
  const backwards = Uint32Array.from({ length: net.nodes }, (_, i) => net.nodes - 1 - i); // the best connected are drawn last, on top
  fill('order', backwards, gl.ELEMENT_ARRAY_BUFFER);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);

  const feed = (program, name, count, kind, scaled) => {
    const place = gl.getAttribLocation(program, name);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffers[name]);
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, count, kind, scaled, 0, 0);
  };
  const begin = (program) => {
    gl.useProgram(program);
    const half = [camera.width / 2 / camera.scale, camera.height / 2 / camera.scale];
    gl.uniform4f(gl.getUniformLocation(program, 'view'), camera.x, camera.y, ...half);
    feed(program, 'at', 2, gl.FLOAT, false);
    feed(program, 'colour', 4, gl.UNSIGNED_BYTE, true);
  };
  return {
    setLooks() { fill('colour', shadeColours()); fill('size', looks.sizes); },
    setLines() { fill('lines', visible.lines, gl.ELEMENT_ARRAY_BUFFER); },
    clear() {
      const [width, height] = [Math.round(camera.width * camera.ratio), Math.round(camera.height * camera.ratio)];
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
      gl.viewport(0, 0, width, height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
    },
    drawLines(strength) {
      begin(programs.line);
      gl.uniform1f(gl.getUniformLocation(programs.line, 'strength'), strength);
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffers.lines);
      gl.drawElements(gl.LINES, visible.lines.length, gl.UNSIGNED_INT, 0);
    },
    drawNodes() {
      begin(programs.point);
      feed(programs.point, 'size', 1, gl.FLOAT, false);
      feed(programs.point, 'shape', 1, gl.UNSIGNED_BYTE, false);
      gl.uniform1f(gl.getUniformLocation(programs.point, 'unit'), pixelSize());
      gl.uniform1f(gl.getUniformLocation(programs.point, 'ratio'), camera.ratio);
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffers.order);
      gl.drawElements(gl.POINTS, net.nodes, gl.UNSIGNED_INT, 0);
    },
  };
}

function linkProgram(gl, { vertex, fragment }) {
  const program = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(`shaders do not link: ${gl.getProgramInfoLog(program)}`);
  return program;
}

// Colours with how strongly each is shown: hidden ones not at all, those that are not lit a little.
function shadeColours() {
  const shades = looks.colours.slice();
  for (let node = 0; node < net.nodes; node++) shades[4 * node + 3] = !visible.nodes[node] ? 0 : visible.lit && !visible.lit.has(node) ? 46 : 255;
  return shades;
}
