import fc from 'fast-check';
import {
  type RecordedAllianceEvent,
  TRUST_POLICY_PRESETS,
  assessmentOf,
  figuresOf,
  trustAsOf,
} from '#domain';
import {
  ALLIANCE,
  MemoryEventStore,
  acceptedHistory,
  commands,
  eventIdAt,
  historyOf,
  recordAll,
} from '#testing';
import { NotToLeaveOut } from './errors.js';
import { type WhatIfQuestion, whatIf } from './what-if.js';

const { correct, form, keep, miss, promise, retract } = commands;
const NOW = '2031-01-01T00:00:00.000Z';
const nothing = (): Promise<void> => Promise.resolve();

async function ask(events: readonly RecordedAllianceEvent[], question: WhatIfQuestion, moment = {}) {
  const store = new MemoryEventStore();
  await recordAll(store, events);
  return whatIf({ store, now: () => NOW }, ALLIANCE, question, moment, nothing);
}

const steps = [
  form('2020-01-01'),
  promise('2020-02-01', { dueOn: '2020-03-01' }),
  keep('2020-03-31'),
  correct('2024-01-01', eventIdAt(2), keep('2020-03-01')),
  promise('2020-04-01', { commitmentId: 'd', dueOn: '2020-05-01' }),
  miss('2020-05-02', { commitmentId: 'd' }),
];
const events = historyOf(steps);
const figure = async (question: WhatIfQuestion, name: string) =>
  (await ask(events, { ...question, figures: [name] })).figures.find((one) => one.figure === name);

describe('what if some events had not been recorded', () => {
  it('says what differs: the figures, the points, the score', async () => {
    const { figures, trust, without } = await ask(events, { without: [eventIdAt(5)] }, { asOf: '2020-06' });
    expect(without).toEqual([eventIdAt(5)]);
    expect(figures.find(({ figure: name }) => name === 'counts.missed')).toEqual({
      figure: 'counts.missed',
      from: 1,
      to: 0,
      difference: -1,
    });
    expect(trust.points).toEqual([
      {
        eventId: eventIdAt(5),
        type: 'CommitmentMissed',
        occurredOn: '2020-05-02',
        before: expect.anything(),
      },
    ]);
    expect(trust.after.E).toBeGreaterThan(trust.before.E);
    expect([trust.before.S > 0, trust.after.S]).toEqual([true, 0]);
  });

  it('leaves out what builds on them, and what amended them', async () => {
    expect((await ask(events, { without: [eventIdAt(1)] })).without).toEqual(
      [1, 2, 3].map((nth) => eventIdAt(nth)),
    );
    expect((await ask(events, { without: [eventIdAt(2)] })).without).toEqual(
      [2, 3].map((nth) => eventIdAt(nth)),
    );
    // Without the correction, what was wrong counts.
    expect(await figure({ without: [eventIdAt(3)] }, 'counts.late')).toMatchObject({ from: 0, to: 1 });
  });

  it('says nothing is different of what would not be', async () => {
    expect(await figure({}, 'trust')).toMatchObject({ difference: 0 });
    expect((await ask(events, {})).figures).toEqual([]);
  });

  it('cannot be asked of what is not there, or makes the alliance', async () => {
    await expect(ask(events, { without: ['none'] })).rejects.toThrow(NotToLeaveOut);
    await expect(ask(events, { without: [eventIdAt(0) ?? ''] })).rejects.toThrow(NotToLeaveOut);
  });

  it('agrees with their retraction, whatever the history', async () => {
    await fc.assert(
      fc.asyncProperty(acceptedHistory({ maxLength: 40 }), fc.nat(), async (history, nth) => {
        const [, ...others] = history;
        const event = others[nth % Math.max(1, others.length)];
        if (event === undefined) return;
        const { without, trust, figures } = await ask(history, {
          without: [event.eventId],
          figures: ['trust'],
        });
        expect(without).toContain(event.eventId);
        const kept = new Set(without);
        const rest = history.map((one) => (kept.has(one.eventId) ? retracted(one) : one));
        const amended = await ask(rest, { figures: ['trust'] });
        expect(trust.after).toEqual(amended.trust.before);
        const known = new Map(amended.figures.map(({ figure: name, from }) => [name, from]));
        for (const { figure: name, to } of figures) {
          const from = known.get(name);
          // What differs is rounded to twelve places.
          expect([name, to]).toEqual([name, from === undefined ? undefined : expect.closeTo(from, 11)]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function retracted(event: RecordedAllianceEvent): RecordedAllianceEvent {
  const data = { eventId: event.eventId, reason: 'as if' };
  return { ...event, type: 'EntryRetracted', data } as RecordedAllianceEvent;
}

describe('what if another trust policy had been agreed on', () => {
  it('is as if it had been from the beginning', async () => {
    const { institutional } = TRUST_POLICY_PRESETS;
    const asIf = historyOf([form('2020-01-01', { trustPolicy: institutional }), ...steps.slice(1)]);
    const state = assessmentOf(asIf.filter(({ revision }) => revision !== 3 && revision !== 2));
    const { trust } = await ask(
      events,
      { trustPolicy: institutional, without: [eventIdAt(2) ?? ''] },
      { asOf: '2021' },
    );
    const at = Date.parse('2021-12-31T23:59:59.999Z');
    expect(trust.after.E).toBeCloseTo(state ? trustAsOf(state, at).E : 0, 12);
  });

  it('changes corrections, and the policies agreed on later, too', async () => {
    const { cautious } = TRUST_POLICY_PRESETS;
    const again = commands.command('RenegotiateAlliance', '2020-06-01', {
      changes: { trustPolicy: TRUST_POLICY_PRESETS.fast },
      consents: ['ann', 'ben'],
      reason: 'Faster',
    });
    const { trust, figures } = await ask(historyOf([...steps, again]), {
      trustPolicy: cautious,
      figures: ['trust'],
    });
    expect(trust.points.find(({ type }) => type === 'AllianceRenegotiated')).not.toHaveProperty('after');
    const asIf = assessmentOf(historyOf([form('2020-01-01', { trustPolicy: cautious }), ...steps.slice(1)]));
    expect(figures[0]?.figure).toBe('trust');
    expect(asIf && figuresOf(asIf, Date.parse(NOW)).size).toBeGreaterThan(5);
  });
});

describe('what is retracted', () => {
  it('counts again, if the retraction is left out', async () => {
    const undone = historyOf([...steps, retract('2024-02-01', eventIdAt(5))]);
    const { trust } = await ask(undone, { without: [eventIdAt(6) ?? ''] });
    expect([trust.before.S, trust.after.S > 0]).toEqual([0, true]);
  });
});
