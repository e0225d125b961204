import { breaking, SOURCE_RULES, wouldBreak } from './sources.js';

describe.each(SOURCE_RULES)('$name', (rule) => {
  it('in every source', () => expect(breaking(rule, process.cwd())).toEqual([]));
  it('or would be found out', () => expect(wouldBreak(rule)).toBe(true));
});
