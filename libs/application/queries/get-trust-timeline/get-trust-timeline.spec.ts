import {
  type AllianceDocument,
  type ExplainedEntry,
  TRUST_POLICY_PRESETS,
  type TrustKey,
  documentId,
  evolveProfile,
  foldTimeline,
  startOf,
  trustKeyName,
} from '#domain';
import { type Document, type ProjectionWriter } from '#read-store';
import { MemoryEventStore, MemoryReadStore, projectHistory } from '#testing';
import { queryDependencies } from '../handlers.js';
import { NotFound } from '../shared/errors.js';
import {
  GetTrustTimeline,
  GetTrustTimelineHandler,
  type TimelineFilter,
  type TrustTimeline,
} from './get-trust-timeline.js';

const policy = TRUST_POLICY_PRESETS.standard;
const NOW = '2021-01-01T00:00:00.000Z';

/** An alliance of a and b, under two policies one after the other. */
const profile = [
  {
    type: 'AllianceFormed' as const,
    occurredOn: '2020-01-01',
    data: {
      name: 'Valley',
      purpose: 'Water',
      kind: 'alliance' as const,
      partners: ['a', 'b'].map((partnerId) => ({ partnerId, name: partnerId })),
      trustPolicy: policy,
    },
  },
  {
    type: 'AllianceRenegotiated' as const,
    occurredOn: '2020-06-01',
    data: { changes: { trustPolicy: { ...policy, baseRate: 0.25 } }, consents: ['a', 'b'], reason: 'x' },
  },
].reduce<AllianceDocument['fold']['profile'] | undefined>(
  (before, event, revision) =>
    evolveProfile(before, {
      ...event,
      allianceId: 'valley',
      eventId: `event-${revision}`,
      revision,
      position: `${revision}`,
      recordedAt: NOW,
      recordedBy: 'me',
    }),
  undefined,
);

const kept = (revision: number, occurredOn: string): ExplainedEntry => ({
  at: startOf(occurredOn),
  revision,
  eventId: `event-${revision}`,
  type: 'CommitmentKept',
  occurredOn,
  r: 1,
  s: 0,
  outcome: 'kept',
});

class ReadModelsOfValley {
  readonly store = new MemoryReadStore();
  private readonly handler = new GetTrustTimelineHandler(
    queryDependencies({
      eventStore: new MemoryEventStore(),
      readStore: this.store,
      clock: () => NOW,
      project: projectHistory,
    }),
  );
  private writer: ProjectionWriter | undefined;

  /** The alliance's timeline has points for these, and the alliance has seen the event at this position. */
  async write(position: string, ...entries: ExplainedEntry[]): Promise<void> {
    const key = trustKeyName({});
    const folded = foldTimeline(entries, policy);
    const points = entries.map((entry, index) => ({
      ...entry,
      ...folded[index],
      _id: documentId('valley', key, entry.revision),
      allianceId: 'valley',
      key,
      eventPosition: `${entry.revision}`,
      position,
    }));
    const alliance = {
      _id: 'valley',
      allianceId: 'valley',
      position,
      partnerIds: ['a', 'b'],
      trustPolicy: { ...policy, baseRate: 0.25 },
      fold: { profile, positions: [[1, '1']] },
    };
    this.writer ??= await this.begin();
    await this.writer.write({
      documents: [
        ...points.map((point) => ({ collection: 'trust_timelines', document: point as unknown as Document })),
        { collection: 'alliances', document: alliance as unknown as Document },
      ],
      checkpoint: position,
    });
  }

  read(filter: Partial<TimelineFilter> = {}, limit = 100, cursor?: string): Promise<TrustTimeline> {
    return this.handler.execute(new GetTrustTimeline({ allianceId: 'valley', ...filter }, { limit, cursor }));
  }

  private async begin(): Promise<ProjectionWriter> {
    const lease = await this.store.acquireLease('specs', 'specs', 60_000);
    if (lease === undefined) throw new Error('Nobody else can hold the lease of a store that is new.');
    const collections = [
      { name: 'alliances', indexes: [] },
      { name: 'trust_timelines', indexes: [['allianceId', 'key', 'at', 'revision']] },
    ];
    return this.store.writer({ name: 'alliances', version: 1, collections }, lease);
  }
}

const eventsOf = ({ points }: TrustTimeline): string[] => points.map(({ eventId }) => eventId);

describe('a trust timeline', () => {
  const three = [kept(2, '2020-02-01'), kept(3, '2020-03-01'), kept(4, '2020-04')];

  it('shows its points, and the score aged to now', async () => {
    const models = new ReadModelsOfValley();
    await models.write('4', ...three);
    const timeline = await models.read();
    expect(timeline.key).toEqual({ allianceId: 'valley' });
    expect(eventsOf(timeline)).toEqual(['event-2', 'event-3', 'event-4']);
    expect(timeline.points[0]).toEqual({
      occurredOn: '2020-02-01',
      position: '2',
      eventId: 'event-2',
      type: 'CommitmentKept',
      R: 1,
      S: 0,
      E: expect.closeTo(2 / 3),
      u: expect.closeTo(2 / 3),
      lower: expect.closeTo(0.223607),
      upper: expect.closeTo(0.974679),
      band: 'unproven',
      ageing: 0,
      change: expect.closeTo(1 / 6),
      counts: { kept: 1, late: 0, partlyKept: 0, missed: 0 },
      version: 1,
    });
    expect(timeline.now).toMatchObject({ asOf: NOW, S: 0, counts: { kept: 3 } });
    expect(timeline.now.R).toBeLessThan(timeline.points[2]?.R ?? 0);
  });

  it('shows what has happened since it was read', async () => {
    const models = new ReadModelsOfValley();
    await models.write('3', ...three.slice(0, 2));
    expect(eventsOf(await models.read())).toHaveLength(2);
    await models.write('4', ...three);
    expect(eventsOf(await models.read())).toHaveLength(3);
  });

  it('comes page by page, its score the same on each', async () => {
    const models = new ReadModelsOfValley();
    await models.write('4', ...three);
    const first = await models.read({}, 2);
    const second = await models.read({}, 2, first.next);
    expect([eventsOf(first), eventsOf(second)]).toEqual([['event-2', 'event-3'], ['event-4']]);
    expect([first.now, second.next]).toEqual([second.now, undefined]);
  });

  it('may be a part of it, its score still of all', async () => {
    const models = new ReadModelsOfValley();
    await models.write('4', ...three);
    expect(eventsOf(await models.read({ from: '2020-03' }))).toEqual(['event-3', 'event-4']);
    const until = await models.read({ to: '2020-03-01' });
    expect(eventsOf(until)).toEqual(['event-2', 'event-3']);
    expect(until.now).toEqual((await models.read()).now);
    expect(eventsOf(await models.read({ from: '2019', to: '2019' }))).toEqual([]);
  });

  it.each<[string, TrustKey]>([
    ['a partner', { debtor: 'a' }],
    ['a pair', { debtor: 'a', creditor: 'b' }],
  ])('of %s without evidence is the changes of policy', async (_, key) => {
    const models = new ReadModelsOfValley();
    await models.write('4', ...three);
    const timeline = await models.read(key);
    expect(timeline.points).toMatchObject([
      { eventId: 'event-1', type: 'AllianceRenegotiated', position: '1', E: 0.25, change: -0.25, u: 1 },
    ]);
    expect(timeline.now).toMatchObject({ R: 0, S: 0, E: 0.25, u: 1, band: 'unproven' });
    expect(eventsOf(await models.read({ ...key, from: '2020-07' }))).toEqual([]);
  });

  it('is not of a stranger', async () => {
    const models = new ReadModelsOfValley();
    await models.write('4', ...three);
    await expect(models.read({ debtor: 'c' })).rejects.toThrow(NotFound);
    await expect(models.read({ debtor: 'a', creditor: 'c' })).rejects.toThrow(NotFound);
    await expect(models.read({ allianceId: 'hill' })).rejects.toThrow('hill');
  });
});
