// Sentences and figures, unpacked stretch by stretch when somebody asks for them.

function chunkOf(begins, number) {
  let [low, high] = [0, begins.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (begins[middle] <= number) low = middle;
    else high = middle;
  }
  return low;
}

let titles = null; // [id, title] of each document, as facts number them

async function loadDocuments() {
  if (titles) return;
  titles = await unpackJson('documents');
  data.documents = Object.fromEntries(titles);
}

function readFact([sentence, document, start, end, status, confidence, rule, date, amount], pack) {
  return { quote: pack.sentences[sentence], document: titles[document][0], start, end, status, confidence, rule, date, amount };
}

async function loadFacts(edge) {
  const chunk = chunkOf(data.factChunks, edge);
  const [pack] = await Promise.all([unpackJson(`facts-${chunk}`), loadDocuments()]);
  const at = edge - data.factChunks[chunk];
  return { facts: pack.rows[at].map((row) => readFact(row, pack)), total: pack.totals[at] };
}

async function loadFigures(node) {
  const chunk = chunkOf(data.figureChunks, node);
  const [pack] = await Promise.all([unpackJson(`figures-${chunk}`), loadDocuments()]);
  const at = node - data.figureChunks[chunk];
  const figures = pack.rows[at].map(([metric, text, kind, bound, fact]) => ({ metric, text, kind, bound, fact: readFact(fact, pack) }));
  return { figures, total: pack.totals[at] };
}
