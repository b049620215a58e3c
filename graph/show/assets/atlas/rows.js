// Tables as they are unpacked, and what stands in their cells: a bare text, or text, sentences, thing and number.

const tables = new Map(); // by key; a key that comes twice is the first table's
const allTables = []; // in the order of the page
let things = []; // IRIs
let types = []; // the class of each thing, '' where it has none
let found = null; // documents and sentences, unpacked when somebody asks for them

Object.setPrototypeOf(data.terms, null); // a cell may say "constructor"
Object.setPrototypeOf(data.classes, null);

const NO_SENTENCES = [];
const textOf = (cell) => (typeof cell === 'string' ? cell : cell[0]);
const sentencesOf = (cell) => (typeof cell === 'string' ? NO_SENTENCES : cell[1]);
const thingOf = (cell) => (typeof cell === 'string' ? -1 : cell[2] ?? -1);
const numberOf = (cell) => (typeof cell === 'string' ? null : cell[3] ?? null);
const typeOf = (cell) => (thingOf(cell) >= 0 ? types[thingOf(cell)] : data.terms[textOf(cell)]?.type ?? '');

async function unpackTables() {
  const pack = await unpackJson('rows');
  [things, types] = [pack.things, pack.types];
  const described = data.sections.flatMap((section) => section.tables.map((table) => ({ ...table, section })));
  described.forEach((table, i) => {
    const whole = { ...table, id: `table-${i}`, rows: pack.rows[i], at: new Map(table.columns.map(({ key }, c) => [key, c])), view: freshView(), joined: [] };
    markSigned(whole);
    allTables.push(whole);
    if (!tables.has(table.key)) tables.set(table.key, whole);
  });
}

async function unpackSentences() {
  found ??= await unpackJson('sentences');
  return found;
}

// The table of a section's chart with at least these columns, if it is there and has rows.
function tableWith(key, ...columns) {
  const table = tables.get(key);
  return table?.rows.length && columns.every((column) => table.at.has(column)) ? table : null;
}

const cellAt = (table, row, key) => (table.at.has(key) ? table.rows[row][table.at.get(key)] : '');
const textAt = (table, row, key) => textOf(cellAt(table, row, key));

// A word of a table in the language of the page: a term of the ontology or one of the page's own words.
function say(text) {
  const term = data.terms[text];
  if (term) return term[state.lang];
  return state.lang === 'en' && Object.hasOwn(CELL_WORDS, text) ? CELL_WORDS[text] : text;
}

// The rows of each value of a column, the values in the order of the ontology, then by how many rows they have.
function groupRows(table, key, rows = table.rows.map((_, i) => i)) {
  const groups = new Map();
  for (const row of rows) {
    const text = textAt(table, row, key);
    if (groups.has(text)) groups.get(text).push(row);
    else groups.set(text, [row]);
  }
  const place = (text) => data.terms[text]?.order ?? Infinity;
  return [...groups].sort(([one, a], [other, b]) => (one === '') - (other === '') || compareNumbers(place(one), place(other)) || b.length - a.length);
}

const compareNumbers = (a, b) => (a === b ? 0 : a < b ? -1 : 1);
