import fc from 'fast-check';
import { runs } from '#testing';
import { Alliance } from '../harness/alliance.js';
import { type Answer } from '../harness/client.js';
import { expectNothingLeft, expectProblem } from '../harness/expectations.js';
import { useService } from '../harness/service.js';
import { type Problem } from '../harness/shapes.js';
import { BODIES, GIVEN } from './bodies.js';

const entente = useService();

const DATES = [
  'occurredOn',
  'dueOn',
  'deliveredOn',
  'asOf',
  'trialEndsOn',
  'nextReviewOn',
  'lookAgainOn',
  'neededBy',
];
const NUMBERS = ['target', 'weight', 'fraction', 'quantity', 'progress', 'amount'];
const NOT_DATES = [
  '2019-02-29',
  '2020-13',
  '2020-00-10',
  '2020-06-31',
  '0000',
  '10000',
  '2020-6-1',
  '2020-01-01T25:00:00Z',
  '2020-01-01T10:00:00',
  '2020-W01',
  'yesterday',
  '',
  ' 2020',
  20200101,
];

/** Made once, for it takes a tenth of a second. */
const ANYTHING = fc.oneof(fc.jsonValue(), fc.constantFrom(...NOT_DATES), fc.string({ unit: 'binary' }));

let alliance: Alliance;

async function freshAlliance(): Promise<void> {
  alliance = await Alliance.formed(entente.client);
  for (const [path, body] of GIVEN) await alliance.record(path, body);
}

const at = (path: string): string => (path.startsWith('/') ? path : alliance.path(path));

const send = (path: string, body: object): Promise<Answer<Problem>> => entente.client.refused(at(path), body);

async function refuses(path: string, body: object, pointer: string): Promise<void> {
  const { errors = [] } = expectProblem(await send(path, body), 400);
  expect(errors.map((each) => each.pointer)).toContainEqual(expect.stringMatching(`^${pointer}(/|$)`));
  for (const { detail } of errors) expect(detail).toMatch(/\w+ \w+/);
}

describe.each(BODIES)('the body of POST $path', ({ path, body, required }) => {
  const fields = Object.entries(body);
  const texts = fields.filter(([, value]) => typeof value === 'string').map(([field]) => field);
  const among = (known: readonly string[]): string[] => known.filter((field) => field in body);

  beforeAll(freshAlliance);
  const leavesNothing = (attempt: () => Promise<void>): Promise<void> => expectNothingLeft(alliance, attempt);

  it('needs its fields', () =>
    leavesNothing(async () => {
      for (const field of required) await refuses(path, { ...body, [field]: undefined }, `/${field}`);
    }));

  it('has no others', () =>
    leavesNothing(async () => {
      await refuses(path, { ...body, surprise: 1 }, '/surprise');
      await refuses(path, { ...body, '': 1 }, '/');
      await refuses(
        path,
        JSON.parse('{"constructor": 1, "__proto__": {"name": "x"}}') as object,
        '/__proto__',
      );
    }));

  it('needs each to be of its type', () =>
    leavesNothing(async () => {
      for (const [field, value] of fields) {
        for (const wrong of [{ surprise: 1 }, [[]], 12, true]) {
          if (typeof wrong === typeof value && !Array.isArray(value) && !Array.isArray(wrong)) continue;
          await refuses(path, { ...body, [field]: wrong }, `/${field}`);
        }
      }
    }));

  it('takes neither NUL nor half a character, nor texts without end', () =>
    leavesNothing(async () => {
      for (const field of texts) {
        for (const wrong of ['a\0b', 'a\ud800b', '\udc00', 'x'.repeat(10_000)]) {
          await refuses(path, { ...body, [field]: wrong }, `/${field}`);
        }
      }
    }));

  it('takes no dates that do not exist', () =>
    leavesNothing(async () => {
      for (const field of among(DATES)) {
        for (const wrong of NOT_DATES) await refuses(path, { ...body, [field]: wrong }, `/${field}`);
      }
    }));

  it('takes no numbers beyond what is meant', () =>
    leavesNothing(async () => {
      for (const field of among(NUMBERS)) {
        // A target may well be below zero.
        for (const wrong of ['1e400', '-1e400', '1e308', ...(field === 'target' ? [] : ['-1'])]) {
          const text = JSON.stringify({ ...body, [field]: '#' }).replace('"#"', wrong);
          const headers = { 'content-type': 'application/json' };
          const answer = await entente.client.send<Problem>('POST', at(path), text, headers);
          expect(expectProblem(answer, 400).errors).toContainEqual(
            expect.objectContaining({ pointer: `/${field}` }),
          );
        }
      }
    }));

  it('whatever stands in a field is never a 500', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...fields.map(([field]) => field)),
      ANYTHING,
      async (field, value) => {
        const { status } = await send(path, { ...body, allianceId: undefined, [field]: value });
        expect([201, 400, 409, ...(path.startsWith('entries') ? [404] : [])]).toContain(status);
      },
    );
    await fc.assert(property, runs(10));
  });
});
