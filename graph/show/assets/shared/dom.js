// Data and elements. Text enters the page through textContent alone: no string is ever read as HTML.

const data = JSON.parse(document.getElementById('data').textContent);
const byId = (id) => document.getElementById(id);

// The label of a class or relation: first in the language that was chosen, the other one beside it.
const label = (term) => term[state.lang];
const otherLabel = (term) => term[state.lang === 'zh' ? 'en' : 'zh'];
const numeral = (value) => value.toLocaleString('en-US');

// Characters that turn the direction of all that follows: a name could turn the rest of its line. They are shown as \ufffd.
const hold = (text) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd');

function shorten(text, most = 14) {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}

// An element with attributes and children; a string child becomes a text node.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') element.addEventListener('click', value);
    else if (value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null).map((child) => (typeof child === 'string' ? hold(child) : child)));
  return element;
}

function makeButton(text, onclick, attributes = {}) {
  return make('button', { type: 'button', onclick, ...attributes }, text);
}

// Both languages of a word or term: the chosen one, then the other one smaller.
function bilingual(first, second) {
  return make('span', { class: 'bilingual' }, make('span', {}, first), make('small', {}, second));
}

const OUTLINES = {
  hexagon: '8,1 14,4.5 14,11.5 8,15 2,11.5 2,4.5',
  square: '2.5,2.5 13.5,2.5 13.5,13.5 2.5,13.5',
  diamond: '8,1 15,8 8,15 1,8',
  triangle: '8,1.5 15,14 1,14',
  triangleDown: '1,2 15,2 8,14.5',
  star: '8,0.8 10,5.8 15.4,6.1 11.2,9.5 12.6,14.8 8,11.8 3.4,14.8 4.8,9.5 0.6,6.1 6,5.8',
};

// The sign of a class, as the network draws it.
function makeSign(type) {
  const style = data.classes[type];
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'sign');
  svg.setAttribute('aria-hidden', 'true');
  const round = style.shape === 'dot';
  const shape = document.createElementNS('http://www.w3.org/2000/svg', round ? 'circle' : 'polygon');
  if (round) for (const [name, value] of [['cx', 8], ['cy', 8], ['r', 6.5]]) shape.setAttribute(name, value);
  else shape.setAttribute('points', OUTLINES[style.shape]);
  shape.setAttribute('fill', style.colour);
  svg.append(shape);
  return svg;
}
