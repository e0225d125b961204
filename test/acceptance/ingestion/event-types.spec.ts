import { Alliance } from '../harness/alliance.js';
import { UUID } from '../harness/expectations.js';
import { useService } from '../harness/service.js';
import { batch, cloudEvent, formed, gave, newAlliance, structured } from './cloud-events.js';

const entente = useService();
const value = { amount: 900, currency: 'EUR', basis: 'invoice' };

/** Every event about the life of an alliance, one after the other, each with what is recorded of it. */
const EVENTS: readonly (readonly [type: string, data: object, recorded?: object])[] = [
  ['expectation-declared', { partnerId: 'a', of: 'alliance', text: 'Call back' }],
  ['ground-rule-agreed', { topic: 'exit', text: 'A month before', consents: ['a', 'b'] }],
  ['profile-declared', { partnerId: 'a', culture: 'Slow', values: 'Water', mandate: 'All but money' }],
  ['prior-relationship-noted', { partners: ['a', 'b'], tone: 'neutral', summary: 'A bridge' }],
  ['objective-set', { objectiveId: 'wells', text: 'Ten wells' }, { weight: 1, markers: [] }],
  ['objective-progressed', { objectiveId: 'wells', progress: 0.3 }],
  ['objective-achieved', { objectiveId: 'wells' }],
  ['objective-set', { objectiveId: 'fish', text: 'Fish', weight: 2, markers: ['one fish'] }],
  ['objective-dropped', { objectiveId: 'fish', reason: 'No fish' }],
  ['benefit-realised', { benefitId: 'grain', partnerId: 'a', kind: 'grain', description: 'Grain', value }],
  ['contribution-made', { contributionId: 'pump', givers: ['a'], kind: 'equipment', description: 'A pump' }],
  ['contribution-acknowledged', { contributionId: 'pump', by: 'b' }],
  ['contribution-revalued', { contributionId: 'pump', value, reason: 'The invoice came' }],
  [
    'commitment-made',
    { commitmentId: 'well', debtors: ['a'], creditors: ['b'], description: 'A well' },
    { weight: 1 },
  ],
  ['commitment-acknowledged', { commitmentId: 'well', creditor: 'b' }],
  ['commitment-reassigned', { commitmentId: 'well', debtors: ['c'], consents: ['a', 'b', 'c'] }],
  ['delivery-claimed', { commitmentId: 'well' }, { fraction: 1 }],
  [
    'commitment-missed',
    { commitmentId: 'well', by: 'b' },
    {
      asOf: expect.any(String),
      detectedBy: 'partner',
      judgedBy: expect.objectContaining({ debtors: ['c'] }),
    },
  ],
  [
    'outcome-disputed',
    { commitmentId: 'well', by: 'c', grounds: 'It is there' },
    { outcome: expect.stringMatching(UUID) as unknown },
  ],
  ['dispute-resolved', { commitmentId: 'well', verdict: 'upheld' }],
  ['meeting-held', { channel: 'by letter' }, { attendees: [] }],
  ['resource-need-declared', { needId: 'pipes', kind: 'pipes', amount: 3, neededBy: '2021' }],
  ['resource-need-met', { needId: 'pipes', by: 'b' }],
  ['health-check-answered', { partnerId: 'a', answers: { trust: 4 } }],
  ['concern-raised', { concernId: 'worry', kind: 'trust', text: 'Nobody answers' }],
  ['concern-resolved', { concernId: 'worry' }],
  ['breach-reported', { breachId: 'leak', subject: 'b', nature: 'Told the papers', by: 'a' }],
  ['breach-confirmed', { breachId: 'leak', decidedBy: 'c' }, { judgedBy: expect.anything() }],
  ['breach-reported', { breachId: 'rumour', subject: 'b', nature: 'Told the papers', by: 'a' }],
  ['breach-dismissed', { breachId: 'rumour', decidedBy: 'c' }],
];

const three = (subject: string): object => ({
  ...formed(subject),
  data: {
    name: 'Water for all',
    purpose: 'Clean water',
    kind: 'alliance',
    partners: ['a', 'b', 'c'].map((partnerId) => ({ partnerId, name: partnerId })),
    occurredOn: '2020-01-01',
  },
});

describe('a CloudEvent of each type', () => {
  it('is recorded as it says', async () => {
    const id = newAlliance();
    const day = (index: number): string => new Date(Date.UTC(2020, 1, 1 + index)).toISOString().slice(0, 10);
    const sent = EVENTS.map(([type, data], index) =>
      cloudEvent(type, id, { ...data, occurredOn: day(index) }),
    );
    const { items } = (await batch(entente.client, [three(id), ...sent])).body;
    expect(items.filter(({ status }) => status !== 'recorded')).toEqual([]);
    const [, ...events] = await new Alliance(entente.client, id).events();
    expect(events.map(({ data }) => data)).toEqual(
      EVENTS.map(([, data, recorded]) => ({ ...data, ...recorded })),
    );
    const again = (await batch(entente.client, sent)).body.items;
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set(['duplicate']));
  });

  it('is rejected if it is about what was never recorded', async () => {
    const id = newAlliance();
    const unknown = [
      cloudEvent('objective-achieved', id, { objectiveId: 'none' }),
      cloudEvent('resource-need-met', id, { needId: 'none', by: 'a' }),
      cloudEvent('concern-resolved', id, { concernId: 'none' }),
      cloudEvent('breach-dismissed', id, { breachId: 'none', decidedBy: 'a' }),
      cloudEvent('contribution-acknowledged', id, { contributionId: 'none', by: 'a' }),
      cloudEvent('entry-corrected', id, { eventId: 'none', replacement: {} }),
      cloudEvent('entry-retracted', id, { eventId: 'none', reason: 'x' }),
    ];
    const { items } = (await batch(entente.client, [formed(id), ...unknown])).body;
    expect(items.slice(1).map(({ problem }) => problem?.status)).toEqual(unknown.map(() => 404));
  });
});

describe('a CloudEvent that amends an entry', () => {
  const withGift = async (): Promise<{ id: string; entry: string }> => {
    const id = newAlliance();
    const { items } = (await batch(entente.client, [formed(id), gave(id, { contributionId: 'day' })])).body;
    return { id, entry: items[1]?.eventId ?? '' };
  };
  const replacement = { givers: ['b'], kind: 'time', description: 'Two days' };

  it('corrects it, once', async () => {
    const { id, entry } = await withGift();
    const correction = cloudEvent('entry-corrected', id, {
      eventId: entry,
      replacement,
      reason: 'Miscounted',
    });
    const [first] = (await structured(entente.client, correction)).body.items;
    expect(first?.status).toBe('recorded');
    const again = cloudEvent('entry-corrected', id, {
      eventId: entry,
      replacement: { ...replacement, description: 'Three days', occurredOn: '2020-07-01' },
    });
    expect((await structured(entente.client, again)).body.items[0]?.status).toBe('recorded');
    expect((await structured(entente.client, correction)).body.items).toEqual([
      { ...first, status: 'duplicate' },
    ]);
    const alliance = new Alliance(entente.client, id);
    const events = await alliance.events();
    expect(events.slice(2).map(({ data }) => data)).toEqual([
      {
        eventId: entry,
        type: 'ContributionMade',
        occurredOn: '2020-06-01',
        replacement: { contributionId: 'day', ...replacement },
        reason: 'Miscounted',
      },
      expect.objectContaining({ occurredOn: '2020-07-01' }),
    ]);
  });

  it('has what is wrong with the replacement in its data', async () => {
    const { id, entry } = await withGift();
    const wrong = cloudEvent('entry-corrected', id, {
      eventId: entry,
      replacement: { ...replacement, kind: 'love' },
    });
    const [item] = (await structured(entente.client, wrong)).body.items;
    expect(item?.problem).toMatchObject({
      status: 400,
      errors: [{ pointer: '/data/replacement/kind', detail: expect.any(String) }],
    });
  });

  it('is tried on what the same dry run would have recorded', async () => {
    const { id, entry } = await withGift();
    const events = [
      cloudEvent('entry-corrected', id, { eventId: entry, replacement }),
      cloudEvent('entry-retracted', id, { eventId: entry, reason: 'It never happened' }),
      cloudEvent('entry-corrected', id, { eventId: entry, replacement }),
    ];
    const { items } = (await batch(entente.client, events, '?dryRun=true')).body;
    expect(items.map(({ status, problem }) => [status, problem?.rule])).toEqual([
      ['recorded', undefined],
      ['recorded', undefined],
      ['rejected', 'not-open'],
    ]);
    expect(await new Alliance(entente.client, id).events()).toHaveLength(2);
  });
});
