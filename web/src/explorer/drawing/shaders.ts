// The shaders. Everything is computed in pixels of the screen, from its upper left corner.

import type { Dashes } from "./standing";

const SCREEN = `
uniform vec2 screen;
uniform vec3 lens;
uniform float fade;
uniform vec2 dims;
vec2 onScreen(vec2 place) { return place * lens.z + lens.xy; }
vec4 clip(vec2 pixel) { return vec4(pixel.x / screen.x * 2.0 - 1.0, 1.0 - pixel.y / screen.y * 2.0, 0.0, 1.0); }
float radiusOf(float radius) { return max(radius * lens.z, 2.2); }
`;

export const DISC_VERTEX = `#version 300 es
precision highp float;
in vec2 corner;
in vec4 place;
in vec4 colour;
in vec4 state;
${SCREEN}
out vec2 offset;
out vec2 cell;
flat out float radius;
flat out vec4 fill;
flat out float ring;
flat out float turned;
uniform float columns;
void main() {
  radius = radiusOf(place.z);
  ring = state.y;
  turned = state.z;
  offset = corner * (radius + (ring > 0.5 ? 6.0 : 2.0));
  cell = vec2(mod(place.w, columns), floor(place.w / columns));
  // See-through, so that the ties in focus are not cut by what they pass under.
  fill = vec4(colour.rgb, state.x < 0.5 ? mix(1.0, dims.x, fade) : 1.0);
  gl_Position = clip(onScreen(place.xy) + offset);
}`;

export const DISC_FRAGMENT = `#version 300 es
precision highp float;
in vec2 offset;
in vec2 cell;
flat in float radius;
flat in vec4 fill;
flat in float ring;
flat in float turned;
uniform sampler2D pictograms;
uniform float columns;
uniform float pixel;
uniform vec3 ground;
uniform vec3 rim;
uniform vec3 ringColour;
uniform vec3 pictogramColour;
uniform vec3 turnedColour;
out vec4 result;
float inside(float edge, float far) { return 1.0 - smoothstep(edge - 0.5 * pixel, edge + 0.5 * pixel, far); }
void main() {
  float far = length(offset);
  float border = clamp(radius * 0.09, 0.5, 1.5);
  vec2 spot = offset / (radius * 1.34) + 0.5;
  vec2 at = (cell + clamp(spot, 0.0, 1.0)) / columns;
  float drawn = texture(pictograms, at).a * smoothstep(4.5, 8.0, radius) * step(max(abs(spot.x - 0.5), abs(spot.y - 0.5)), 0.5);
  vec3 tint = mix(rim, mix(fill.rgb, turned > 0.5 ? turnedColour : pictogramColour, drawn), inside(radius - border, far));
  float cover = inside(radius, far) * fill.a;
  result = vec4(tint, 1.0) * cover;
  if (ring > 0.5) {
    float width = ring < 1.5 ? 3.0 : 1.5;
    float band = inside(radius + 2.0 + width, far) * (1.0 - inside(radius, far));
    vec3 bandColour = mix(ringColour, ground, inside(radius + 1.6, far));
    result += vec4(bandColour, 1.0) * band;
  }
}`;

export const TIE_VERTEX = `#version 300 es
precision highp float;
in vec3 corner;
in vec4 ends;
in vec4 shape;
in vec4 colour;
in vec4 state;
${SCREEN}
uniform vec2 widths;
uniform vec2 heads;
uniform float strength;
out float across;
out float halfWidth;
out float along;
out float isHead;
flat out vec2 kind;
flat out vec4 fill;
void main() {
  vec2 start = onScreen(ends.xy);
  vec2 end = onScreen(ends.zw);
  vec2 way = end - start;
  float chord = max(length(way), 0.001);
  vec2 bend = (start + end) * 0.5 + vec2(-way.y, way.x) / chord * shape.z * lens.z * 2.0;
  float leaving = max(2.0 * length(bend - start), 0.001);
  float arriving = max(2.0 * length(bend - end), 0.001);
  bool isStrong = state.x > 1.5;
  float head = state.z > 0.5 ? min(isStrong ? heads.y : heads.x, chord * 0.4) : 0.0;
  float first = min(radiusOf(shape.x) / leaving, 0.49);
  float last = max(1.0 - (radiusOf(shape.y) + 1.0) / arriving, 0.51);
  float neck = max(last - head / arriving, first);
  float t = corner.z < 0.5 ? mix(first, neck, corner.x) : corner.z < 1.5 ? neck : last;
  vec2 place = mix(mix(start, bend, t), mix(bend, end, t), t);
  vec2 direction = normalize(mix(bend - start, end - bend, t) + vec2(0.00001, 0.0));
  float width = (isStrong ? widths.y : widths.x) * 0.5 * shape.w;
  halfWidth = corner.z < 0.5 ? width : corner.z < 1.5 ? head * 0.42 : 0.0;
  float reach = corner.z > 0.5 ? halfWidth : state.y > 2.5 ? width + 4.0 : width;
  across = corner.y * (reach + 1.0);
  isHead = corner.z < 0.5 ? 0.0 : 1.0;
  along = (t - (first + neck) * 0.5) * (chord + (leaving + arriving) * 0.5) * 0.5;
  kind = vec2(state.y, width);
  fill = vec4(colour.rgb, state.x < 0.5 ? mix(1.0, dims.y, fade) : isStrong ? 1.0 : strength);
  gl_Position = clip(place + vec2(-direction.y, direction.x) * across);
}`;

/** Lines are dashed and dotted as the statuses are by which they are broken so. */
export const tieFragment = (dashed: Dashes, dotted: Dashes): string => `#version 300 es
precision highp float;
in float across;
in float halfWidth;
in float along;
in float isHead;
flat in vec2 kind;
flat in vec4 fill;
uniform float pixel;
out vec4 result;
float inside(float edge, float far) { return 1.0 - smoothstep(edge - 0.5 * pixel, edge + 0.5 * pixel, far); }
float dashes(float on, float off) {
  // The middle of a dash lies in the middle of the tie.
  float period = on + off;
  return inside(on * 0.5, abs(mod(along + period * 0.5, period) - period * 0.5));
}
void main() {
  float far = abs(across);
  float width = kind.y;
  float cover;
  if (isHead > 0.5) {
    cover = inside(halfWidth, far);
  } else if (kind.x < 0.5) {
    cover = inside(width, far);
  } else if (kind.x < 1.5) {
    cover = inside(width, far) * dashes(${numbers(dashed)});
  } else if (kind.x < 2.5) {
    cover = inside(width, far) * dashes(${numbers(dotted)});
  } else {
    cover = max(inside(width, far) * dashes(${numbers(dotted)}), inside(0.9, abs(along)) * inside(width + 4.0, far));
  }
  result = vec4(fill.rgb, 1.0) * fill.a * cover;
}`;

export const LINE_VERTEX = `#version 300 es
precision highp float;
in vec2 corner;
in vec4 ends;
in vec4 colour;
in vec4 state;
${SCREEN}
uniform float strength;
out float across;
flat out vec4 fill;
void main() {
  vec2 start = onScreen(ends.xy);
  vec2 end = onScreen(ends.zw);
  vec2 way = end - start;
  across = corner.y * 1.2;
  fill = vec4(colour.rgb, strength * (state.x < 0.5 ? mix(1.0, dims.y, fade) : 1.0));
  gl_Position = clip(mix(start, end, corner.x) + vec2(-way.y, way.x) / max(length(way), 0.001) * across);
}`;

export const LINE_FRAGMENT = `#version 300 es
precision highp float;
in float across;
flat in vec4 fill;
uniform float pixel;
out vec4 result;
void main() {
  float cover = 1.0 - smoothstep(0.5 - 0.5 * pixel, 0.5 + 0.5 * pixel, abs(across));
  result = vec4(fill.rgb, 1.0) * fill.a * cover;
}`;

function numbers(dashes: Dashes): string {
  return dashes.map((length) => length.toFixed(2)).join(", ");
}
