// What the page of a large network remembers, and its own words.

const state = {
  lang: 'zh', selected: null, history: [], colour: 'class', size: 'degree',
  hiddenClasses: new Set(), hiddenRelations: new Set(), role: null, cluster: null, region: null, years: null, confidence: 0,
  around: null, route: null,
};

Object.assign(WORDS, {
  colour: ['颜色', 'Colour'],
  size: ['大小', 'Size'],
  class: ['类别', 'Class'],
  role: ['角色', 'Role'],
  cluster: ['社群', 'Cluster'],
  degree: ['连接数', 'Neighbours'],
  rank: ['中心性', 'Centrality'],
  region: ['地区', 'Region'],
  years: ['年份', 'Years'],
  leastConfidence: ['最低置信度', 'Least confidence'],
  every: ['全部', 'All'],
  other: ['其他', 'Other'],
  around: ['周围', 'Around'],
  steps: ['步', 'steps'],
  whole: ['全图', 'Whole network'],
  routeTo: ['最短路径至…', 'Shortest path to…'],
  route: ['最短路径', 'Shortest path'],
  noRoute: ['筛选后的图中没有路径', 'No path in what the filters leave'],
  loading: ['读取中…', 'Reading…'],
  link: ['链接', 'Link'],
  copied: ['链接已复制，打开即恢复此视图', 'Link copied; it restores this view'],
  address: ['链接在地址栏中', 'The link is in the address bar'],
  fullscreen: ['全屏', 'Full screen'],
  savePicture: ['保存图片', 'Save picture'],
  saveDrawing: ['保存矢量图', 'Save drawing'],
  unknownParts: ['链接中有内容不在此图，已略过', 'Parts of the link are not in this network; they were passed over'],
  cut: ['连线过多，只保存了最强的部分', 'Too many lines: only some were saved'],
  canvas: ['网络图。方向键移动，加减号缩放，斜杠搜索；右侧列出图中对象。', 'The network. Arrow keys move, plus and minus zoom, slash searches; the panel lists the things shown.'],
});
