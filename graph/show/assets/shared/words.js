// The words that every page uses: [中文, English]. A page adds its own.

const WORDS = {
  alias: ['别名', 'Also known as'],
  classes: ['类别', 'Classes'],
  relations: ['关系', 'Relations'],
  all: ['全选', 'All'],
  none: ['全不选', 'None'],
  only: ['仅此', 'Only'],
  reset: ['复位', 'Reset'],
  filters: ['筛选', 'Filters'],
  back: ['返回', 'Back'],
  close: ['关闭', 'Close'],
  links: ['关系', 'Relations'],
  numbers: ['数据', 'Figures'],
  planned: ['计划', 'Planned'],
  done: ['已完成', 'Done'],
  actual: ['实际', 'Actual'],
  target: ['目标', 'Target'],
  support: ['支持', 'Support'],
  confidence: ['置信度', 'Confidence'],
  rule: ['规则', 'Rule'],
  amount: ['金额', 'Amount'],
  outgoing: ['由此发出', 'Outgoing'],
  incoming: ['指向此处', 'Incoming'],
  mutual: ['相互', 'Mutual'],
};
const word = (key) => WORDS[key][state.lang === 'zh' ? 0 : 1];
const otherWord = (key) => WORDS[key][state.lang === 'zh' ? 1 : 0];
