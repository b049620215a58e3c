// The words of both network pages.

Object.assign(WORDS, {
  search: ['搜索名称或别名', 'Search names and aliases'],
  noMatch: ['没有找到', 'Nothing found'],
  focus: ['居中', 'Centre'],
  evidence: ['依据', 'Evidence'],
  listed: ['图中对象', 'Things shown'],
  unlisted: ['条未列出', 'not listed'],
  noLinks: ['没有与图中其他对象的关系', 'No relation with another thing shown'],
  zoomIn: ['放大', 'Zoom in'],
  zoomOut: ['缩小', 'Zoom out'],
});
