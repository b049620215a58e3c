// What can be filtered on the network page, and what that leaves.

const FILTERS = [
  { key: 'classes', terms: data.classes, hidden: state.hiddenClasses, count: countBy([...things.values()], (thing) => thing.type) },
  { key: 'relations', terms: data.relations, hidden: state.hiddenRelations, count: countBy(drawnEdges, (edge) => edge.relation) },
];

function showFilters() {
  byId('filters').replaceChildren(...FILTERS.map(makeFilter));
}

// What the search or a link leads to must be seen: its class comes back, and all relations where they hid it.
function uncover(iri) {
  if (isNodeVisible(iri)) return;
  state.hiddenClasses.delete(things.get(iri).type);
  if (!isNodeVisible(iri)) state.hiddenRelations.clear();
  applyFilters();
}

function showStatus() {
  const nodes = [...things.keys()].filter(isNodeVisible).length;
  const edges = drawnEdges.filter(isEdgeVisible).length;
  const whole = nodes === things.size && edges === drawnEdges.length;
  const said = {
    zh: `筛选后 ${numeral(nodes)} 个对象 · ${numeral(edges)} 条关系`,
    en: `Filtered: ${numeral(nodes)} things · ${numeral(edges)} relations`,
  };
  byId('status').textContent = whole ? '' : label(said);
}
