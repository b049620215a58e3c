// Small parts of panels: headings, badges, quotes.

const makeHeading = (key, count = null) =>
  make('h3', {}, word(key), make('small', {}, otherWord(key)), count === null ? null : make('span', { class: 'count' }, numeral(count)));

const makeBadge = (key) => make('span', { class: `badge ${key}` }, word(key));

// The quote with the names that it speaks of marked, longest first.
function markNames(quote, names) {
  const block = make('blockquote');
  const wanted = names.filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
  let plain = '';
  for (let i = 0; i < quote.length; ) {
    const hit = wanted.find((name) => quote.startsWith(name, i));
    if (hit) {
      block.append(hold(plain), make('mark', {}, hit));
      plain = '';
      i += hit.length;
    } else plain += quote[i++];
  }
  block.append(hold(plain));
  return block;
}
