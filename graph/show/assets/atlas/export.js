// What a table shows as a CSV file that spreadsheets open: UTF-8 with a mark, and no cell that they would run.

const PLAIN_NUMBER = /^[+-]?[\d.,]+%?$/;

// Spreadsheets run what begins with = + - @; an apostrophe before it keeps it text.
const tame = (text) => (/^[=+\-@\t\r]/.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text);
const quoteField = (text) => `"${tame(text).replaceAll('"', '""')}"`;

function writeCsv(table) {
  const headings = [...table.columns.map(label), word('sentence'), word('source')];
  const lines = table.visible.map((row) => {
    const cells = table.rows[row].map((cell, c) => shownText(cell, table.columns[c]));
    const sentences = [...new Set(table.rows[row].flatMap(sentencesOf))].map((index) => found.rows[index]);
    const documents = [...new Set(sentences.map(([, document]) => found.documents[document][1]))];
    return [...cells, sentences.map(([quote]) => quote).join('\n'), documents.join('\n')];
  });
  return `\ufeff${[headings, ...lines].map((fields) => fields.map(quoteField).join(',')).join('\r\n')}\r\n`;
}

async function exportTable(table) {
  await unpackSentences();
  const address = URL.createObjectURL(new Blob([writeCsv(table)], { type: 'text/csv;charset=utf-8' }));
  const link = make('a', { href: address, download: `${label(data.title)}-${label(table.title)}.csv`.replace(/[\\/:*?"<>|]/g, '_') });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
