// The address keeps the language, the search and the section, so that it can be handed on.

function keepLink() {
  const parts = new URLSearchParams();
  if (state.lang !== 'zh') parts.set('lang', state.lang);
  if (state.query) parts.set('q', state.query);
  if (state.section) parts.set('at', state.section);
  const text = parts.toString();
  history.replaceState(null, '', text ? `#${text}` : location.pathname + location.search);
}

function readLink() {
  const parts = new URLSearchParams(location.hash.slice(1));
  if (parts.get('lang') === 'en') state.lang = 'en';
  state.query = parts.get('q') ?? '';
  const section = data.sections.find(({ key }) => key === parts.get('at'));
  state.section = section ? section.key : null;
}
