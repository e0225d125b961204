import fc from 'fast-check';

type Json = Readonly<Record<string, unknown>>;

/** Texts that something somewhere may take for more than a text, or cannot hold. */
const TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  '\u200b',
  '\r\nSet-Cookie: a=b',
  "'; DROP TABLE events; --",
  '${7*7}',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '%2e%2e%2f',
  'x'.repeat(70_000),
  '9'.repeat(400),
  '-'.repeat(5_000),
  '2020-02-30',
  '0000-00-00T00:00:00Z',
  `2020-01-01T00:00:00.${'0'.repeat(5_000)}Z`,
];
const NUMBERS = [0, -0, -1, 0.1, 1e13, 1e308, 5e-324, 2 ** 53, NaN];

const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...TEXTS, ...NUMBERS, null, true, [], {}, [[]], [null], { __proto__: null }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc
    .integer({ min: 1, max: 40 })
    .map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown),
);

const name = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'surprise', '', 'data'),
  fc.string(),
);

/** What may happen to an object on its way, somewhere in it. */
const change: fc.Arbitrary<(given: Json) => Json> = fc.oneof(
  fc.tuple(fc.nat(), hostileValue).map(
    ([at, value]) =>
      (given: Json) =>
        replaced(given, at, () => value),
  ),
  fc.nat().map((at) => (given: Json) => without(given, at)),
  fc.tuple(name, hostileValue).map(
    ([field, value]) =>
      (given: Json) =>
        withOwn(given, field, value),
  ),
);

/** The object, changed in one to three places of its own or of the objects in it. */
export const changed = (given: Json): fc.Arbitrary<Json> =>
  fc
    .array(fc.tuple(fc.boolean(), fc.nat(), change), { minLength: 1, maxLength: 3 })
    .map((changes) =>
      changes.reduce(
        (value, [isInside, at, apply]) =>
          isInside ? replaced(value, at, (inner) => (isObject(inner) ? apply(inner) : inner)) : apply(value),
        given,
      ),
    );

/** JSON as somebody writes who does not mean well: mostly as it should be, else cut, doubled or garbled. */
export const written = (value: unknown): fc.Arbitrary<string> => {
  const text = JSON.stringify(value);
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(text) },
    { weight: 1, arbitrary: fc.nat({ max: text.length }).map((end) => text.slice(0, end)) },
    { weight: 1, arbitrary: fc.constant(text.replace('{', '{"id":"twice",')) },
    { weight: 1, arbitrary: fc.constant(`\ufeff${text}`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.nat({ max: text.length }),
          fc.constantFrom(',', '}', '"', '\\', '\u0000', '1e999', '\u2028'),
        )
        .map(([at, part]) => text.slice(0, at) + part + text.slice(at)),
    },
  );
};

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function replaced(given: Json, at: number, by: (value: unknown) => unknown): Json {
  const entries = Object.entries(given);
  return Object.fromEntries(
    entries.map(([field, value], index) => [field, index === at % entries.length ? by(value) : value]),
  );
}

function without(given: Json, at: number): Json {
  const entries = Object.entries(given);
  return Object.fromEntries(entries.filter((_, index) => index !== at % entries.length));
}

/** Of its own, even where it is named `__proto__`. */
const withOwn = (given: Json, field: string, value: unknown): Json =>
  Object.fromEntries([...Object.entries(given), [field, value]]);
