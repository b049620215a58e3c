// What the page remembers.

const state = { lang: 'zh', selected: null, history: [], hiddenClasses: new Set(), hiddenRelations: new Set() };
