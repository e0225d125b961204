import fc from 'fast-check';
import { runs } from '#testing';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { DOCUMENTED_BODIES } from '../bodies/event-bodies.js';
import { InventedEventBody, WhatIfBody } from '../questions/what-if.js';
import { CloudEventBody } from '../cloud-events/cloud-event.js';
import { type BodyClass, type Schema } from './constraint.js';
import { jsonSchemaOf, jsonSchemas } from './json-schemas.js';
import { validate } from './validate.js';

const CLASSES: readonly BodyClass[] = [CloudEventBody, WhatIfBody, InventedEventBody, ...DOCUMENTED_BODIES];
const COMPONENTS = jsonSchemas(CLASSES);

/** `class-validator` itself, asked to take no other fields. */
const takes = (body: BodyClass, value: object): boolean =>
  validateSync(plainToInstance(body, value), { whitelist: true, forbidNonWhitelisted: true }).length === 0;

/** Values at and beyond the edges of what fields take, whatever they are. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '\u200b',
    'a',
    '-x',
    'x'.repeat(65),
    'x'.repeat(201),
    'x'.repeat(4001),
  ),
  fc.constantFrom<unknown>(
    '👩‍👩‍👧'.repeat(40),
    '☂️'.repeat(150),
    '2020',
    '2020-02-30',
    '2020-06-01T10:00:00Z',
    'fast',
  ),
  fc.constantFrom<unknown>(0, -1, 0.5, 1, 1.5, 5, 6, 11, 1e13, 2e13, -2e13, true, 'EUR', 'XXY', 'toString'),
  fc.constantFrom<unknown>(
    [],
    [null],
    [[]],
    ['a', 'a'],
    ['a', 'b'],
    ['é', 'é'],
    [{}],
    {},
    { a: 1 },
    { a: {} },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A value that is mostly as its schema says. */
function like(schema: Schema): fc.Arbitrary<unknown> {
  const {
    $ref,
    enum: words,
    examples,
    items,
    properties,
  } = schema as {
    $ref?: string;
    enum?: readonly unknown[];
    examples?: readonly unknown[];
    items?: Schema;
    properties?: Readonly<Record<string, Schema>>;
  };
  const good: fc.Arbitrary<unknown>[] = [];
  if (examples !== undefined) good.push(fc.constantFrom(...examples));
  if (words !== undefined) good.push(fc.constantFrom(...words));
  if ($ref !== undefined) good.push(like(COMPONENTS[$ref.split('/').at(-1) ?? ''] ?? {}));
  if (items !== undefined) good.push(fc.array(like(items), { maxLength: 3 }));
  if (properties !== undefined) {
    const fields = Object.entries(properties).map(([name, field]) => [name, like(field)] as const);
    const optional = fc.record(Object.fromEntries(fields), {
      requiredKeys: (schema['required'] ?? []) as string[],
    });
    good.push(optional);
  }
  return fc.oneof(
    { weight: 12, arbitrary: good.length > 0 ? fc.oneof(...good) : odd },
    { weight: 1, arbitrary: odd },
  );
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

describe.each(CLASSES)('%p', (body) => {
  const surprised = fc.record({ surprise: fc.constant(1) }, { requiredKeys: [] });
  const bodies = fc
    .tuple(
      like(jsonSchemaOf(body)),
      fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: surprised }),
    )
    .filter(([value]) => isObject(value))
    .map(([value, more]) => ({ ...(value as object), ...more }));

  it('is taken by the compiled check just where class-validator takes it', () => {
    const verdicts = { good: 0, bad: 0 };
    fc.assert(
      fc.property(bodies, (value) => {
        const good = validate(body, value).length === 0;
        verdicts[good ? 'good' : 'bad'] += 1;
        expect(good).toBe(takes(body, value));
      }),
      runs(100),
    );
    expect(Math.min(verdicts.good, verdicts.bad)).toBeGreaterThan(0);
  });
});
