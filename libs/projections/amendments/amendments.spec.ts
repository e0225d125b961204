import fc from 'fast-check';

import {
  amendedHistory,
  READ_MODELS,
  type AllianceDocument,
  type Command,
  type CommitmentDocument,
  type LifecycleEntryDocument,
  type TrustPointDocument,
} from '#domain';
import { type Document, DocumentsInMemory } from '#read-store';
import { commands, eventIdAt, historiesOf, historyOf, projected, runs } from '#testing';

import { PROJECTIONS } from '../index.js';

const { correct, form, give, join, keep, miss, promise, renew, retract, review } = commands;

const TODAY = '2026-02-01';
const LIFE: readonly Command[] = [
  form('2019'),
  promise('2020-01-10', { dueOn: '2020-06-30' }),
  keep('2020-06-01'),
  promise('2020-07-01', { commitmentId: 'd', creditors: ['ben', 'cem'] }),
  review('2020-08-01', { ratings: [{ rater: 'ben', subject: 'ann', score: 4 }] }),
  give('2020-09-01'),
  renew('2020-10-01', { purpose: 'to sing' }),
  miss('2021-01-01', { commitmentId: 'd', by: 'ann' }),
  join('2021-02-01', 'dan'),
];
const AMENDMENTS: readonly Command[] = [
  correct(TODAY, eventIdAt(2), keep('2020-08-29')),
  retract(TODAY, eventIdAt(7)),
  correct(TODAY, eventIdAt(0), form('2018', { name: 'The League' })),
  retract(TODAY, eventIdAt(4)),
  correct(TODAY, eventIdAt(5), give('2020-09-02', { description: 'two days of work' })),
  retract(TODAY, eventIdAt(8)),
  keep('2021-03-01', { commitmentId: 'd' }),
  correct(TODAY, eventIdAt(2), keep('2020-06-30')),
];

/** By id, without which event each has seen last. */
function saying(documents: readonly Document[]): Record<string, object> {
  return Object.fromEntries(
    documents.map(({ position, updatedAt, ...rest }) => {
      void [position, updatedAt];
      return [rest._id, JSON.parse(JSON.stringify(rest)) as object];
    }),
  );
}

describe('the documents of an alliance whose entries were amended', () => {
  const events = historyOf([...LIFE, ...AMENDMENTS]);

  it('say what they would say of a history that was recorded as it counts', async () => {
    const documents = await projected(PROJECTIONS, events, [3, 4, 2, 1, 1, 3]);
    for (const projection of PROJECTIONS) {
      const counting = new DocumentsInMemory();
      const projector = projection.projector(counting, historiesOf(amendedHistory(events)));
      const streams = new Map([['alliance-the-alliance', amendedHistory(events)]]);
      for (const result of (
        await projector.project(streams, new Map([...streams.keys()].map((stream) => [stream, events])))
      ).values())
        counting.write('documents' in result ? result.documents : []);
      for (const { name } of projection.spec.collections)
        expect(saying(await documents.of(name))).toEqual(saying(counting.all(name)));
    }
  });

  it('are the same, byte for byte, however the events were cut into batches', async () => {
    const rebuilt = await (await projected(PROJECTIONS, events)).bytes();
    const oneByOne = Array<number>(events.length).fill(1);
    expect(await (await projected(PROJECTIONS, events, oneByOne)).bytes()).toEqual(rebuilt);
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(sizes, async (cuts) => {
        expect(await (await projected(PROJECTIONS, events, cuts)).bytes()).toEqual(rebuilt);
      }),
      runs(15),
    );
  });

  it('tell which event changed them last, and leave all others as they were', async () => {
    const documents = await projected(PROJECTIONS, events.slice(0, LIFE.length + 1));
    const correction = events[LIFE.length];
    const points = await documents.of<TrustPointDocument>(READ_MODELS.trustTimelines);
    expect(points.map(({ eventId }) => eventId)).not.toContain(eventIdAt(2));
    expect(points.find(({ eventId }) => eventId === correction?.eventId)).toMatchObject({
      type: 'CommitmentKept',
      occurredOn: '2020-08-29',
      eventPosition: correction?.position,
      position: correction?.position,
    });
    const [other] = (await documents.of<CommitmentDocument>(READ_MODELS.commitments)).filter(
      ({ commitmentId }) => commitmentId === 'd',
    );
    expect(other?.position).toBe(events[7]?.position);
  });

  it('are gone where what they were made of was retracted', async () => {
    const [alliance] = await (
      await projected(PROJECTIONS, events)
    ).of<AllianceDocument>(READ_MODELS.alliances);
    expect(alliance).toMatchObject({ name: 'The League', partnerIds: ['ann', 'ben', 'cem'] });
    expect(alliance?.counts).toMatchObject({ kept: 2, missed: 0, reviews: 0 });
    const bytes = await (await projected(PROJECTIONS, events)).bytes();
    expect(bytes['trust_timelines']?.filter((point) => point.includes('"removed":true'))).not.toHaveLength(0);
  });
});

describe('the history of an alliance whose entries were amended', () => {
  it('shows both: what was recorded, and what amended it', async () => {
    const events = historyOf([...LIFE, ...AMENDMENTS.slice(0, 2)]);
    const entries = await (
      await projected(PROJECTIONS, events)
    ).of<LifecycleEntryDocument>(READ_MODELS.lifecycleEntries);
    expect(entries).toHaveLength(events.length);
    const entryAt = (revision: number) => entries.find((entry) => entry.revision === revision);
    expect(entryAt(2)).toMatchObject({ occurredOn: '2020-06-01', amendedBy: eventIdAt(LIFE.length) });
    expect(entryAt(7)).toMatchObject({ type: 'CommitmentMissed', amendedBy: eventIdAt(LIFE.length + 1) });
    expect(entryAt(LIFE.length)).toMatchObject({ type: 'EntryCorrected' });
    expect(entryAt(3)).not.toHaveProperty('amendedBy');
    const amendment = events[LIFE.length + 1];
    const how = amendment?.type === 'EntryRetracted' ? 'Retracted' : 'Corrected';
    expect(entryAt(7)?.text).toMatch(new RegExp(`^${how} by revision ${LIFE.length + 1}: `));
    expect(entryAt(LIFE.length + 1)?.text).toMatch(/^The entry of revision 7 \(/);
    expect(entryAt(3)?.text).not.toMatch(/Retracted|Corrected/);
  });
});
