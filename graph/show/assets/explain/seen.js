// What the page holds, and what of it the filters leave.

const { things, marks, claims, observations, numbers } = data;
const claimsOf = gather(claims, (claim) => [claim.head, claim.tail]);
const observationsOf = gather(observations, (observation) => [observation.subject]);

// By thing the indices of the findings that speak of it.
function gather(findings, endsOf) {
  const found = things.map(() => []);
  findings.forEach((finding, i) => new Set(endsOf(finding)).forEach((end) => found[end].push(i)));
  return found;
}

const isSure = (finding) => finding.confidence * 100 >= state.least - 1e-9;
const isClassVisible = (i) => !state.hiddenClasses.has(things[i].type);
// One place may mean several things (双方); what of it counts.
const meaningsOf = (mark) => mark.means.filter((meaning) => isClassVisible(meaning.thing) && isSure(meaning));
const isMarkVisible = (mark) => meaningsOf(mark).some((meaning) => state.shown[`${meaning.role}s`]);
const isSureThing = (i) => {
  const own = things[i].marks.flatMap((mark) => marks[mark].means.filter((meaning) => meaning.thing === i));
  return !own.length || own.some(isSure);
};
const isThingVisible = (i) => isClassVisible(i) && isSureThing(i);
const isClaimVisible = (i) => {
  const claim = claims[i];
  return isSure(claim) && !state.hiddenRelations.has(claim.relation) && isThingVisible(claim.head) && isThingVisible(claim.tail);
};
const isObservationVisible = (i) => isSure(observations[i]) && isThingVisible(observations[i].subject);

const LISTS = {
  things: { all: things, isVisible: isThingVisible },
  claims: { all: claims, isVisible: isClaimVisible },
  observations: { all: observations, isVisible: isObservationVisible },
};
const visibleOf = (key) => LISTS[key].all.map((_, i) => i).filter(LISTS[key].isVisible);

// The things whose places the selection lights up, and the stretch of text behind it.
function findLit() {
  const { kind, id } = state.selected ?? {};
  if (kind === 'claim') return { heads: [claims[id].head], tails: [claims[id].tail], others: [], quote: claims[id].pieces };
  if (kind === 'observation') return { heads: [observations[id].subject], tails: [], others: [], quote: observations[id].pieces, figure: id };
  if (kind === 'mark') return { heads: [], tails: [], others: marks[id].means.map((meaning) => meaning.thing), quote: marks[id].pieces };
  return { heads: [], tails: [], others: kind === 'thing' ? [id] : [], quote: [0, 0] };
}
