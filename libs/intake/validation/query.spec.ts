import { IsBoolean, IsInt, IsNumber, Max, Min } from 'class-validator';
import { Optional } from '../decorators/optional.js';
import { Id, Instant, OneOf, PartialDate } from '../decorators/texts.js';
import { InvalidQuery, validatedQuery } from './validate.js';

class Page {
  @IsInt()
  @Min(1)
  @Max(1000)
  limit = 100;
}

class Query extends Page {
  @Optional()
  @OneOf(['a', 'b'])
  kind?: string;

  @IsBoolean()
  dryRun = false;

  @Optional()
  @Id()
  partner?: string;

  @Optional()
  @PartialDate()
  from?: string;

  @Optional()
  @Instant()
  knownAt?: string;

  @Optional()
  @IsNumber()
  weight?: number;
}

function wrongIn(query: Readonly<Record<string, unknown>>): unknown[] {
  try {
    validatedQuery(Query, query);
  } catch (error) {
    if (error instanceof InvalidQuery)
      return error.errors.map(({ parameter, detail }) => [parameter, detail]);
    throw error;
  }
  return [];
}

describe('the parameters of a query', () => {
  it('are read, each as what it is', () => {
    const query = { limit: '7', kind: 'b', dryRun: 'true', partner: 'p', from: '2016-12', weight: '0.5' };
    expect(validatedQuery(Query, query)).toEqual({
      limit: 7,
      kind: 'b',
      dryRun: true,
      partner: 'p',
      from: '2016-12',
      weight: 0.5,
    });
  });

  it('are what their class makes them, where they are left out', () => {
    expect(validatedQuery(Query, {})).toEqual({ limit: 100, dryRun: false });
    expect(validatedQuery(Query, {})).toBeInstanceOf(Query);
  });

  it.each([
    ['limit', ['0', '1001', '-1', '1.5', 'x', '', '1e2', ' 1', '0x10', '1'.repeat(400)]],
    ['kind', ['c', '', 'A', 'toString']],
    ['dryRun', ['yes', '1', '']],
    ['partner', ['', '-x', 'a b', 'x'.repeat(65)]],
    ['from', ['2020-02-30', 'yesterday', '']],
    ['knownAt', ['2020', '2020-01-01', '']],
    ['weight', ['', 'x', '1e400', '0x1', 'NaN', 'Infinity']],
  ])('%s is none of %j', (name, texts) => {
    for (const text of texts)
      expect([text, wrongIn({ [name]: text })]).toEqual([text, [[name, expect.any(String)]]]);
  });

  it('are not given twice, and there are no others', () => {
    expect(wrongIn({ limit: ['1', '2'], surprise: 'x', toString: 'x' })).toEqual([
      ['limit', 'must not be given twice'],
      ['surprise', 'is not a parameter that is known here'],
      ['toString', 'is not a parameter that is known here'],
    ]);
  });

  it('are told in words', () => {
    expect(wrongIn({ limit: 'x', dryRun: 'x' })).toEqual([
      ['dryRun', 'must be true or false'],
      ['limit', 'must be a whole number'],
    ]);
    expect(wrongIn({ limit: '0' })).toEqual([['limit', 'must be at least 1 and at most 1000']]);
  });
});
