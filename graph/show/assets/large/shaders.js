// What the graphics processor is told: lines between nodes, and nodes as the shapes of their classes.

const PLACE = `
uniform vec4 view; // x, y of the middle, units to half the width, units to half the height
in vec2 at;
vec4 place() { return vec4((at.x - view.x) / view.z, (view.y - at.y) / view.w, 0.0, 1.0); }`;

const LINE = {
  vertex: `#version 300 es
${PLACE}
in vec4 colour;
uniform float strength;
out vec4 tint;
void main() { gl_Position = place(); tint = vec4(mix(vec3(0.47, 0.53, 0.6), colour.rgb, 0.55), strength * (colour.a > 0.9 ? 1.0 : 0.35)); }`,
  fragment: `#version 300 es
precision mediump float;
in vec4 tint;
out vec4 painted;
void main() { painted = vec4(tint.rgb * tint.a, tint.a); }`,
};

const POINT = {
  vertex: `#version 300 es
${PLACE}
in vec4 colour;
in float size;
in float shape;
uniform float unit;
uniform float ratio;
out vec4 tint;
flat out float kind;
flat out float radius;
void main() {
  radius = clamp(size * unit, 0.9, 26.0) * ratio;
  gl_Position = colour.a == 0.0 ? vec4(2.0, 2.0, 0.0, 1.0) : place();
  gl_PointSize = 2.0 * radius + 2.0;
  tint = colour;
  kind = shape;
}`,
  fragment: `#version 300 es
precision mediump float;
in vec4 tint;
flat in float kind;
flat in float radius;
out vec4 painted;
// how far the point lies outside the shape, whose corners touch the circle of radius 1
float corners(vec2 p, float count, float turn) {
  float part = 6.2831853 / count;
  float angle = mod(atan(p.x, -p.y) + turn, part) - part / 2.0;
  return length(p) * cos(angle) - cos(part / 2.0);
}
float star(vec2 p) {
  float part = 6.2831853 / 5.0;
  float angle = abs(mod(atan(p.x, -p.y) + part / 2.0, part) - part / 2.0);
  vec2 q = length(p) * vec2(cos(angle), sin(angle));
  vec2 inner = 0.46 * vec2(cos(part / 2.0), sin(part / 2.0));
  vec2 along = normalize(inner - vec2(1.0, 0.0));
  return dot(q - vec2(1.0, 0.0), vec2(along.y, -along.x));
}
void main() {
  vec2 p = (gl_PointCoord * 2.0 - 1.0) * (radius + 1.0) / radius;
  float outside = kind < 0.5 || radius < 2.5 ? length(p) - 0.95
    : kind < 1.5 ? corners(p, 6.0, 0.0) : kind < 2.5 ? corners(p, 4.0, 0.78539816) + 0.02 : kind < 3.5 ? corners(p, 4.0, 0.0)
    : kind < 4.5 ? corners(p, 3.0, 0.0) : kind < 5.5 ? corners(vec2(p.x, -p.y), 3.0, 0.0) : star(p);
  float cover = clamp(0.5 - outside * radius, 0.0, 1.0);
  if (cover == 0.0) discard;
  float rim = radius < 6.5 ? 0.0 : clamp(outside * radius + 2.0, 0.0, 1.0) * 0.85;
  float alpha = cover * tint.a;
  painted = vec4(mix(tint.rgb, vec3(1.0), rim) * alpha, alpha);
}`,
};
