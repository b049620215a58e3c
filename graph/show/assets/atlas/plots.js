// plotly.js, unpacked and run when the first chart needs it; what all its drawings share.

let plotting = null;

function loadPlotly() {
  plotting ??= unpackJson('plotly').then((library) => {
    for (const id of data.unstyled) document.head.append(make('template', { id }));
    const script = document.createElement('script');
    script.textContent = library;
    document.head.append(script);
  });
  return plotting;
}

const FONT = { family: getComputedStyle(document.documentElement).fontFamily, size: 13, color: INK };
const HOVER = { bgcolor: '#ffffff', bordercolor: '#c3cdd9', font: { ...FONT, size: 12 }, align: 'left' };

// Text that plotly would read as markup.
const plain = (text) => hold(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const cut = (text, most) => { const letters = [...text]; return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text; };

// Draws and listens: press gets the first point of a click.
async function plot(holder, traces, { told, ...layout }, press) {
  const canvas = make('div', { class: 'plot', role: 'img', 'aria-label': told });
  holder.append(canvas);
  const whole = { font: FONT, hoverlabel: HOVER, paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', margin: { l: 8, r: 8, t: 8, b: 8 }, ...layout };
  canvas.fit = async (width) => {
    await Plotly.newPlot(canvas, traces, { ...whole, ...(width ? { width } : {}) }, { displayModeBar: false, responsive: true });
    canvas.on('plotly_click', (event) => { const [point] = event.points ?? []; return point ? press(point) : undefined; });
  };
  await canvas.fit();
}

// Drawings take the width of the paper, and afterwards that of the screen again: drawn anew, since a change would be animated.
const PAPER = 690;
const fitPlots = (width) => Promise.all([...document.querySelectorAll('.plot')].map((canvas) => canvas.fit(width)));

const narrow = () => window.innerWidth < 700;
