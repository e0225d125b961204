import { Refused } from '#runtime';
import { idempotencyKeyOf, revisionConditionOf } from './commands.js';

describe('Idempotency-Key', () => {
  const of = (key: unknown) => idempotencyKeyOf({ 'idempotency-key': key });

  it('may be left out', () => expect(idempotencyKeyOf({})).toBeUndefined());
  it('is taken as it is', () => expect(of('2024/rooms 1')).toBe('2024/rooms 1'));
  it.each(['', ' ', 'ü', 'a\tb', 'k'.repeat(256)])('is not %j', (key) =>
    expect(() => of(key)).toThrow(Refused),
  );
});

describe('If-Match', () => {
  const of = (header: string) => revisionConditionOf({ 'if-match': header });

  it('may be left out', () => expect(revisionConditionOf({})).toBeUndefined());
  it.each([
    ['"3"', [3]],
    ['"0", "12"', [0, 12]],
    ['*', 'existing'],
    ['W/"3"', []],
    ['"another"', []],
    ['"03"', []],
    ['"-1"', []],
    ['"a,b", "4"', [4]],
    [',"5",, W/"6"', [5]],
    [' * ', 'existing'],
  ])('%s allows %j', (header, condition) => expect(of(header)).toEqual(condition));
  it.each(['3', '"3', 'x', '"1" "2"', '', ',', '*, "1"', 'w/"1"'])('is not %j', (header) =>
    expect(() => of(header)).toThrow(Refused),
  );
});

it('another condition than If-Match is refused, and not passed over', () =>
  expect(() => revisionConditionOf({ 'if-none-match': '*' })).toThrow(Refused));
