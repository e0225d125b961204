import fc from 'fast-check';
import { Alliance } from '../harness/alliance.js';
import { type Answer } from '../harness/client.js';
import { expectProblem } from '../harness/expectations.js';
import { FileContents } from '../harness/file-contents.js';
import { changed, written } from '../harness/hostile-json.js';
import { useService } from '../harness/service.js';
import { type Ingested, type IngestedItem, type Problem } from '../harness/shapes.js';
import { type CloudEvent, cloudEvent, formed } from '../ingestion/cloud-events.js';
import { BODIES, GIVEN } from '../input/bodies.js';

// A checkpoint that the log signs meanwhile would be one more row.
const entente = useService({ LOG_INTERVAL: '0' });
const REFUSALS = [400, 404, 409, 413, 422];

let alliance: Alliance;
let contents: FileContents;
beforeAll(async () => {
  alliance = await Alliance.formed(entente.client);
  for (const [path, body] of GIVEN) await alliance.record(path, body);
  contents = new FileContents(entente.service.dataDir);
});
afterAll(() => contents.close());

/** Has something sent; whatever is refused leaves every row of both files as it was. */
async function leavingNothing<T>(send: () => Promise<T>, isRefused: (answer: T) => boolean): Promise<T> {
  const before = await contents.digest();
  const answer = await send();
  if (isRefused(answer)) expect(await contents.digest()).toBe(before);
  return answer;
}

const runs = (numRuns: number): fc.Parameters<unknown> => ({ numRuns, interruptAfterTimeLimit: 60_000 });

describe('a command that is garbled', () => {
  const command = fc.constantFrom(...BODIES).chain(({ path, body }) =>
    changed(body)
      .chain(written)
      .map((text) => ({ path, text })),
  );

  it('is recorded or refused, and refused leaves nothing', () =>
    fc.assert(
      fc.asyncProperty(command, async ({ path, text }) => {
        const to = path.startsWith('/') ? path : alliance.path(path);
        const type = { 'content-type': 'application/json' };
        const answer = await leavingNothing(
          () => entente.client.send<Problem>('POST', to, text, type),
          ({ status }) => status !== 201,
        );
        if (answer.status === 201) return;
        expect(REFUSALS).toContain(answer.status);
        expectProblem(answer, answer.status);
      }),
      runs(150),
    ));
});

describe('CloudEvents that are garbled', () => {
  const gift = { givers: ['a'], kind: 'time', description: 'A day', occurredOn: '2020-06-01' };
  const pledge = {
    commitmentId: 'tank',
    debtors: ['a'],
    creditors: ['b'],
    description: 'A tank',
    dueOn: '2030',
  };
  const sound = fc.constantFrom<() => CloudEvent>(
    () => cloudEvent('contribution-made', alliance.id, gift, { time: '2021-01-01T00:00:00Z' }),
    () => cloudEvent('commitment-made', alliance.id, pledge),
    () => cloudEvent('meeting-held', alliance.id, { channel: 'call', attendees: ['a'] }),
    () => formed(alliance.id),
  );
  const event = sound.chain((made) => fc.oneof(fc.constant(made()), changed(made())));
  const send = (type: string, body: string): Promise<Answer<Ingested>> =>
    entente.client.send('POST', '/v1/events', body, { 'content-type': type });

  const expectJudged = ({ status, problem }: IngestedItem): void => {
    expect(['recorded', 'duplicate', 'rejected']).toContain(status);
    if (status === 'rejected') expect(REFUSALS).toContain(problem?.status);
  };
  const noneRecorded = (items: readonly IngestedItem[]): boolean =>
    items.every(({ status }) => status !== 'recorded');

  it('are recorded or refused one by one', () =>
    fc.assert(
      fc.asyncProperty(event.chain(written), async (text) => {
        const answer = await leavingNothing(
          () => send('application/cloudevents+json', text),
          ({ status }) => status !== 200,
        );
        if (answer.status !== 200) expect(REFUSALS).toContain(answer.status);
        else answer.body.items.forEach(expectJudged);
      }),
      runs(150),
    ));

  it('have an answer each in a batch', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(event, fc.jsonValue()), { maxLength: 5 }), async (events) => {
        const answer = await leavingNothing(
          () => send('application/cloudevents-batch+json', JSON.stringify(events)),
          ({ status, body }) => status !== 200 || noneRecorded(body.items),
        );
        // What no JSON may hold is refused with all that comes with it.
        if (answer.status !== 200) expect(answer.status).toBe(400);
        else {
          expect(answer.body.items).toHaveLength(events.length);
          answer.body.items.forEach(expectJudged);
        }
      }),
      runs(75),
    ));

  it('have an answer each on lines of their own, whatever stands beside them', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(event.chain(written), fc.constantFrom('', ' \t', '\r', 'null', '[]', '{')), {
          maxLength: 6,
        }),
        fc.constantFrom('\n', '\r\n'),
        async (lines, end) => {
          const body = lines.join(end);
          const items = (answer: Answer<Ingested>): IngestedItem[] =>
            answer.text
              .split('\n')
              .filter(Boolean)
              .map((line) => JSON.parse(line) as IngestedItem);
          const answer = await leavingNothing(
            () => send('application/x-ndjson', body),
            (given) => noneRecorded(items(given)),
          );
          expect(answer.status).toBe(200);
          expect(items(answer)).toHaveLength(body.split('\n').filter((line) => /[^ \t\r]/.test(line)).length);
          items(answer).forEach(expectJudged);
        },
      ),
      runs(75),
    ));
});

it('none of it was unforeseen', () => {
  expect(entente.service.output).not.toContain('failed unexpectedly');
});
