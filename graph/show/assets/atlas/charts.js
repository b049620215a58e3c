// Charts: which function draws which, when they come near, and what they share.

const CHARTS = {}; // by the kind of a section's chart: { ready: whether there is anything to draw, draw: fills the holder, plotted }
const INK = '#1c2835';

// A chart's holder knows its height before it is drawn, so that nothing on the page moves.
function makeChart(section) {
  const chart = CHARTS[section.chart];
  if (!chart?.ready()) return null;
  const holder = make('div', { class: `chart chart-${section.chart}`, 'data-chart': section.chart });
  holder.draw = () => { holder.drawn ??= drawChart(chart, holder); return holder.drawn; };
  const hint = section.chart === 'counts' ? null : make('p', { class: 'chart-hint' }, word('sameTable'));
  return make('div', { class: 'figure', role: 'group', 'aria-label': label(section.title) }, holder, hint);
}

async function drawChart(chart, holder) {
  if (chart.plotted?.()) {
    holder.classList.add('waits');
    holder.textContent = word('loading');
    await loadPlotly();
    holder.textContent = '';
    holder.classList.remove('waits');
  }
  await chart.draw(holder);
}

const nearby = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) { nearby.unobserve(target); target.draw(); }
}, { rootMargin: '500px' });

const watchCharts = () => document.querySelectorAll('.chart').forEach((holder) => nearby.observe(holder));
const drawAllCharts = () => Promise.all([...document.querySelectorAll('.chart')].map((holder) => holder.draw()));

// A colour mixed with white: share 1 is the colour itself.
function tint(colour, share) {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgb(${parts.map((part) => Math.round(255 - (255 - part) * share)).join(',')})`;
}

const colourOf = (type) => data.classes[type]?.colour ?? '#5c6b7c';

// A bar with its words and its count: a button that leads to the rows.
function makeBar({ text, count, most, colour, press, sign = null }) {
  const fill = make('span', { class: 'fill' });
  fill.style.width = `${most ? Math.max(count / most * 100, count ? 1.5 : 0) : 0}%`;
  fill.style.background = colour;
  const bar = makeButton('', press, { class: 'barline' });
  bar.append(...[sign, make('span', { class: 'bar-text' }, text), make('span', { class: 'track', 'aria-hidden': 'true' }, fill), make('span', { class: 'bar-count' }, numeral(count))].filter(Boolean));
  return bar;
}

function makeSvg(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
