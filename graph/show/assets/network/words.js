// What the network page remembers, and its own words.

const state = { lang: 'zh', selected: null, history: [], hiddenClasses: new Set(), hiddenRelations: new Set() };

Object.assign(WORDS, {
  search: ['搜索名称或别名', 'Search names and aliases'],
  noMatch: ['没有找到', 'Nothing found'],
  focus: ['居中', 'Centre'],
  evidence: ['依据', 'Evidence'],
  hubs: ['连接最多', 'Best connected'],
  unlisted: ['条未列出', 'not listed'],
  noLinks: ['没有与图中其他对象的关系', 'No relation with another thing shown'],
  zoomIn: ['放大', 'Zoom in'],
  zoomOut: ['缩小', 'Zoom out'],
});
