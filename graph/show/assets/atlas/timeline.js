// The timeline: events by date, a lane for each kind, those of one time above each other.

const LANE_COLOURS = ['#2f6db5', '#2b8a5a', '#95386b', '#b9770e', '#148f83', '#c2410c', '#4f5fb8', '#7a5340'];
const EVENTS = 3000;
const YEAR = 365.25 * 24 * 3600 * 1000;

CHARTS.timeline = {
  ready: () => tableWith('events', 'date', 'kind') !== null && datedEvents().length > 0,
  plotted: () => true,
  async draw(holder) {
    await plotEvents(holder, datedEvents().slice(0, EVENTS));
    holder.append(make('p', { class: 'chart-note' }, word('midYear')));
  },
};

// Milliseconds of a date as precise as it is known: the middle of a year or month.
function readDate(text) {
  const [, year, month, day] = text.match(/^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?/) ?? [];
  return year ? Date.UTC(Number(year), month ? Number(month) - 1 : 6, day ? Number(day) : month ? 15 : 1) : null;
}

function datedEvents() {
  const table = tables.get('events');
  return table.rows.map((_, row) => ({ row, when: readDate(textAt(table, row, 'date')), kind: textAt(table, row, 'kind') })).filter(({ when }) => when !== null).sort((a, b) => a.when - b.when);
}

// How high an event stands in its lane: above those that are too near in time.
function stackEvents(events, near) {
  const last = [];
  return events.map(({ when }) => {
    let height = last.findIndex((before) => when - before > near);
    if (height < 0) height = last.length;
    last[height] = when;
    return height;
  });
}

function plotEvents(holder, events) {
  const table = tables.get('events');
  const kinds = groupRows(table, 'kind', events.map(({ row }) => row)).map(([kind]) => kind);
  const span = Math.max(events.at(-1).when - events[0].when, 1);
  let bottom = 0;
  const lanes = kinds.map((kind, i) => {
    const own = events.filter((event) => event.kind === kind);
    const heights = stackEvents(own, span / (narrow() ? 22 : 72));
    const high = Math.min(Math.max(...heights) + 1, 9);
    const lane = { kind, own, base: bottom, high, colour: LANE_COLOURS[i % LANE_COLOURS.length], ys: heights.map((height) => bottom + (height % 9) + 0.5) };
    bottom += high + 1;
    return lane;
  });
  return plot(holder, lanes.map((lane) => makeLane(table, lane)), layTimeline(table, lanes, bottom, span), (point) => pressEvent(table, point.customdata));
}

function makeLane(table, { kind, own, ys, colour }) {
  const tell = (row) => ['date', 'thing', 'with', 'what'].map((key) => plain(cut(textAt(table, row, key), 40))).filter(Boolean).join('<br>');
  return {
    type: 'scatter', mode: 'markers', name: plain(say(kind) || word('notSaid')), x: own.map(({ when }) => when), y: ys, customdata: own.map(({ row }) => row),
    marker: { size: 11, color: colour, opacity: 0.85, line: { width: 1, color: '#ffffff' } }, hovertext: own.map(({ row }) => tell(row)), hoverinfo: 'text',
  };
}

function layTimeline(table, lanes, bottom, span) {
  const years = Math.ceil(span / YEAR / (narrow() ? 4 : 14)); // between two lines
  return {
    told: label(table.title), height: Math.max(220, Math.min(900, bottom * 17 + 60)), showlegend: false, hovermode: 'closest', dragmode: false,
    margin: { l: 20, r: 16, t: 10, b: 34 },
    xaxis: { type: 'date', gridcolor: '#e9eef4', tickformat: '%Y', dtick: `M${years * 12}`, fixedrange: true, hoverformat: '%Y', tickangle: 0 },
    yaxis: { range: [bottom, -0.6], tickvals: lanes.map(({ base, high }) => base + high / 2), ticktext: lanes.map(({ kind }) => plain(cut(say(kind) || word('notSaid'), 14))), fixedrange: true, automargin: true, ticklabelstandoff: 8, showgrid: false, zeroline: false },
    shapes: lanes.slice(1).map(({ base }) => ({ type: 'line', xref: 'paper', x0: 0, x1: 1, y0: base - 0.5, y1: base - 0.5, line: { color: '#e2e7ee', width: 1 } })),
  };
}

function pressEvent(table, row) {
  const text = [textAt(table, row, 'date'), textAt(table, row, 'thing')].filter(Boolean).join(' ');
  showRows(table, { extra: { text, test: (at) => at === row } });
  openRow(table, row);
}
