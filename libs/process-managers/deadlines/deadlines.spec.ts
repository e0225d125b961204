import { TRUST_POLICY_PRESETS, type Command } from '#domain';
import { ALLIANCE, LivingAlliance, commands } from '#testing';
import { deadlines } from './deadlines.js';

const { dissolve, form, formalise, keep, lapse, miss, pause, promise, release, renegotiate, renew } =
  commands;
const { resume, revive, withdraw } = commands;
const formed = form('2020-01-01');
const promised = promise('2020-02-01', { dueOn: '2020-06-30' });

/** Each command recorded at noon of the day it happens, or of the day it comes with. */
function lived(...steps: readonly (Command | readonly [day: string, Command])[]): LivingAlliance {
  const alliance = new LivingAlliance();
  for (const step of steps) {
    const [day, command] = 'type' in step ? [step.occurredOn, step] : step;
    alliance.record(`${day}T12:00:00.000Z`, command);
  }
  return alliance;
}

const intentions = (alliance: LivingAlliance, now: string) =>
  deadlines.due(alliance.events.reduce(deadlines.react, deadlines.initial), now);

/** What is missed as of when, at an instant. */
const missed = (alliance: LivingAlliance, now: string): readonly string[] =>
  intentions(alliance, now).map(({ command }) => command.occurredOn);

/** It is missed from the first instant of a day on, and not an instant before. */
function expectMissedFrom(day: string, alliance: LivingAlliance, asOf: string): void {
  const instant = Date.parse(day);
  expect(missed(alliance, new Date(instant - 1).toISOString())).toEqual([]);
  expect(missed(alliance, new Date(instant).toISOString())).toEqual([asOf]);
}

const EVER = '2999-12-31T00:00:00.000Z';

describe('a commitment whose deadline passed', () => {
  it('is recorded as missed, as of the day after its due date, because of the event that set it', () => {
    const now = '2020-07-15T00:00:00.000Z';
    const alliance = lived(formed, promised);
    const causationId = alliance.events[1]?.eventId;
    expect(intentions(alliance, now)).toEqual([
      {
        command: {
          type: 'MissCommitment',
          allianceId: ALLIANCE,
          occurredOn: '2020-07-01',
          now,
          data: { commitmentId: 'c', asOf: '2020-07-01', detectedBy: 'deadline' },
        },
        key: `deadline ${causationId} 2020-07-01`,
        causationId,
        revision: 1,
      },
    ]);
  });

  it('is accepted by the rules', async () => {
    const alliance = lived(formed, promised);
    const [intention] = intentions(alliance, EVER);
    expect(intention && (await alliance.send(intention))).toEqual({ kind: 'recorded', revision: 2 });
    expect(missed(alliance, EVER)).toEqual([]);
  });

  it('has had its whole days of grace', () => {
    expectMissedFrom('2020-07-15', lived(formed, promised), '2020-07-01');
    const strict = { ...TRUST_POLICY_PRESETS.standard, deadlineGrace: 0 };
    expectMissedFrom(
      '2020-07-01',
      lived(form('2020-01-01', { trustPolicy: strict }), promised),
      '2020-07-01',
    );
  });

  it.each([
    ['2020-06', '2020-07-15', '2020-07-01'],
    ['2020', '2021-01-15', '2021-01-01'],
    ['2020-06-30T09:00:00Z', '2020-07-15', '2020-07-01'],
  ])('was due at the end of the last day of %s', (dueOn, day, asOf) => {
    expectMissedFrom(day, lived(formed, promise('2020-02-01', { dueOn })), asOf);
  });

  it('has the grace of the policy it is judged by', () => {
    const patient = { trustPolicy: { ...TRUST_POLICY_PRESETS.standard, deadlineGrace: 60 } };
    expectMissedFrom('2020-08-30', lived(formed, promised, renew('2020-06-01', patient)), '2020-07-01');
    expectMissedFrom('2020-07-15', lived(formed, promised, renew('2020-07-02', patient)), '2020-07-01');
  });
});

describe('a commitment stays open', () => {
  it('if it was recorded after its due date', () => {
    expect(missed(lived(formed, ['2020-07-01', promised]), EVER)).toEqual([]);
    expect(missed(lived(formed, ['2020-06-30', promised]), EVER)).toEqual(['2020-07-01']);
    const morning = promise('2020-02-01', { dueOn: '2020-06-30T09:00:00Z' });
    expect(missed(lived(formed, ['2020-06-30', morning]), EVER)).toEqual([]);
  });

  it('if it has no due date', () => {
    expect(missed(lived(formed, promise('2020-02-01')), EVER)).toEqual([]);
  });

  it.each([
    ['kept', keep('2020-07-10')],
    ['partly kept', keep('2020-07-10', { fraction: 0.5 })],
    ['missed', miss('2020-07-10')],
    ['released', release('2020-07-10')],
    ['withdrawn', withdraw('2020-06-10')],
  ])('no more once it is %s', (_, command) => {
    expect(missed(lived(formed, promised, command), EVER)).toEqual([]);
  });
});

describe('a renegotiated commitment', () => {
  const later = renegotiate('2020-06-01', { dueOn: '2020-08-31' });

  it('has its new due date, however roughly the renegotiation is dated', () => {
    const madeAtNoon = promise('2020-02-01T12:00:00Z', { dueOn: '2020-03-31' });
    const roughly = renegotiate('2020', { dueOn: '2020-08-31' });
    const alliance = lived(formed, ['2020-02-01', madeAtNoon], ['2020-03-01', roughly]);
    expectMissedFrom('2020-09-15', alliance, '2020-09-01');
  });

  it('is due by its new terms', () => {
    const alliance = lived(formed, promised, later);
    expectMissedFrom('2020-09-15', alliance, '2020-09-01');
    expect(intentions(alliance, EVER)).toMatchObject([{ causationId: alliance.events[2]?.eventId }]);
  });

  it('keeps its due date where others of its terms were changed', () => {
    expectMissedFrom(
      '2020-07-15',
      lived(formed, promised, renegotiate('2020-06-01', { weight: 2 })),
      '2020-07-01',
    );
  });

  it('may be a standing promise that got a due date', () => {
    expectMissedFrom('2020-09-15', lived(formed, promise('2020-02-01'), later), '2020-09-01');
  });

  it('is due as agreed last, not as entered last', () => {
    const earlier = renegotiate('2020-05-01', { dueOn: '2020-12-31' });
    expectMissedFrom('2020-09-15', lived(formed, promised, later, ['2020-06-02', earlier]), '2020-09-01');
  });

  it('stays open if that was recorded after the new due date', () => {
    expect(missed(lived(formed, promised, ['2020-09-01', later]), EVER)).toEqual([]);
  });
});

describe('a pause', () => {
  it('lets nothing fall due while it lasts', () => {
    expect(missed(lived(formed, promised, pause('2020-06-10')), EVER)).toEqual([]);
  });

  it('moves the due date', () => {
    expectMissedFrom(
      '2020-08-14',
      lived(formed, promised, pause('2020-06-10'), resume('2020-07-10')),
      '2020-07-31',
    );
  });

  it('moves what is left of the grace', () => {
    const paused = lived(formed, promised, pause('2020-07-05'));
    expect(missed(paused, EVER)).toEqual([]);
    expectMissedFrom('2020-07-25', paused.record('2020-07-15T12:00:00Z', resume('2020-07-15')), '2020-07-01');
  });

  it('comes too late after the grace', () => {
    expect(missed(lived(formed, promised, pause('2020-07-15')), EVER)).toEqual(['2020-07-01']);
  });
});

describe('an alliance that ended', () => {
  const becomes = (fate: 'released' | 'missed' | 'carried-over') =>
    dissolve('2020-06-01', [{ commitmentId: 'c', becomes: fate }]);

  it('by dissolution leaves the deadlines of what was carried over', () => {
    expectMissedFrom('2020-07-15', lived(formed, promised, becomes('carried-over')), '2020-07-01');
    expect(missed(lived(formed, promised, becomes('released')), EVER)).toEqual([]);
    expect(missed(lived(formed, promised, becomes('missed')), EVER)).toEqual([]);
  });

  it('takes its commitments with it that are entered later', () => {
    expect(missed(lived(formed, dissolve('2020-06-01'), ['2020-06-02', promised]), EVER)).toEqual([]);
    const other = promise('2020-02-01', { commitmentId: 'd', dueOn: '2020-06-30' });
    const alliance = lived(formed, promised, becomes('carried-over'), ['2020-06-02', other]);
    expect(intentions(alliance, EVER)).toMatchObject([{ command: { data: { commitmentId: 'c' } } }]);
  });

  it('by formalisation keeps what fell due before', () => {
    expect(missed(lived(formed, promised, formalise('2020-06-30')), EVER)).toEqual([]);
    expectMissedFrom('2020-07-15', lived(formed, promised, formalise('2020-07-01')), '2020-07-01');
  });

  it('by lapsing keeps its promises', () => {
    expectMissedFrom('2020-07-15', lived(formed, promised, lapse('2020-06-01')), '2020-07-01');
    const revived = lived(formed, promised, lapse('2020-06-01'), revive('2020-06-20'));
    expectMissedFrom('2020-07-15', revived, '2020-07-01');
  });
});

describe('an alliance of which an event is missing', () => {
  it('stays at the revision before it, at which nothing can be recorded any more', () => {
    const { events } = lived(formed, promised, pause('2020-06-10'), resume('2020-07-10'));
    const seen = events.filter(({ type }) => type !== 'AlliancePaused');
    expect(deadlines.due(seen.reduce(deadlines.react, deadlines.initial), EVER)).toMatchObject([
      { revision: 1 },
    ]);
  });
});

describe('the memory', () => {
  it('forgets alliances that are over', () => {
    const { events } = lived(formed, promised, keep('2020-05-01'), dissolve('2020-06-01'));
    expect(events.reduce(deadlines.react, deadlines.initial).size).toBe(0);
  });

  it('is left as it is by events it has seen', () => {
    const { events } = lived(formed, promised, pause('2020-06-10'));
    const state = events.reduce(deadlines.react, deadlines.initial);
    expect(events.reduce(deadlines.react, state)).toBe(state);
  });
});
