// What the page remembers, and its own words.

const state = {
  lang: 'zh',
  tab: 'things',
  card: null, // what the card shows: { things: [index …], mark: index or null }
  history: [], // the cards before it
  selected: null, // what the text lights up: { kind: 'thing' | 'mark' | 'claim' | 'observation', id: index }
  hiddenClasses: new Set(),
  hiddenRelations: new Set(),
  least: 0, // per cent
  shown: { names: true, anaphors: true, figures: true, spares: true, labels: true },
};

Object.assign(WORDS, {
  things: ['对象', 'Things'],
  claims: ['关系', 'Relations'],
  observations: ['数据', 'Figures'],
  show: ['显示', 'Show'],
  names: ['名称', 'Names'],
  anaphors: ['指代词', 'Pointing words'],
  figures: ['数据', 'Figures'],
  spares: ['未用数字', 'Unused numbers'],
  labels: ['类别标签', 'Class labels'],
  atLeast: ['最低', 'At least'],
  name: ['名称', 'Name'],
  anaphor: ['指代', 'Stands for'],
  here: ['此处', 'Here'],
  places: ['出现之处', 'Places'],
  subject: ['主体', 'Subject'],
  value: ['值', 'Value'],
  nothing: ['这篇文档里没有找到', 'None found in this document'],
  filtered: ['都被筛选隐去了', 'All hidden by the filters'],
  unnamed: ['文中没有单独出现，由上下文推出', 'Not named by itself in the text, told by what stands around'],
  spare: ['未成为数据', 'Became no figure'],
  issuer: ['发布机构', 'Issuer'],
  number: ['文号', 'Number'],
  date: ['日期', 'Date'],
  home: ['所在地', 'Home'],
  source: ['文件', 'File'],
  text: ['正文', 'Text'],
});
