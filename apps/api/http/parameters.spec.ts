import { Refused } from '#runtime';
import { cursor, flag, id, instant, oneOf, position, when, whole } from './parameter-kinds.js';
import { NO_PARAMETERS, Parameters } from './parameters.js';

const about = { description: 'x' };
const parameters = new Parameters({
  limit: whole(1, 1000, { ...about, fallback: 100 }),
  kind: oneOf(['a', 'b'], about),
  dryRun: flag({ ...about, fallback: false }),
  partner: id(about),
  from: when(about),
  knownAt: instant(about),
  after: position(about),
  cursor: cursor(about),
});

function wrongIn(query: object): unknown[] {
  try {
    parameters.read(query);
  } catch (error) {
    if (error instanceof Refused) return (error.problem.errors ?? []).map(({ pointer }) => pointer.slice(1));
    throw error;
  }
  return [];
}

describe('the parameters of a query', () => {
  it('are read, each as what it is', () => {
    expect(parameters.read({ limit: '7', kind: 'b', dryRun: 'true', partner: 'p', from: '2016-12' })).toEqual(
      {
        limit: 7,
        kind: 'b',
        dryRun: true,
        partner: 'p',
        from: '2016-12',
        knownAt: undefined,
        after: undefined,
        cursor: undefined,
      },
    );
  });

  it('are what they are without being given', () => {
    expect(parameters.read({})).toMatchObject({ limit: 100, dryRun: false });
  });

  it.each([
    ['limit', ['0', '1001', '-1', '1.5', 'x', '', '1e2', ' 1']],
    ['kind', ['c', '', 'A']],
    ['dryRun', ['yes', '1', '']],
    ['partner', ['', '-x', 'a b', 'x'.repeat(65)]],
    ['from', ['2020-02-30', 'yesterday', '']],
    ['knownAt', ['2020', '2020-01-01', '']],
    ['after', ['', ' ', 'a\0b', 'x'.repeat(65)]],
    ['cursor', ['', '%', 'a b']],
  ])('%s is none of %j', (name, texts) => {
    for (const text of texts) expect([text, wrongIn({ [name]: text })]).toEqual([text, [name]]);
  });

  it('are not given twice, and there are no others', () => {
    expect(wrongIn({ limit: ['1', '2'], surprise: 'x' })).toEqual(['surprise', 'limit']);
    expect(() => NO_PARAMETERS.read({ a: '' })).toThrow(Refused);
  });
});
