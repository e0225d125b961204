import { type Command } from '../catalogue/commands.js';
import { type AllianceEvent } from '../catalogue/events.js';
import { commands, eventIdAt, given } from '#testing';
import { evolve, fold } from '../state/alliance-state.js';
import { amendedHistory } from '../amendments/amended-history.js';
import { statusOf } from '../commitment/status.js';
import { UnknownReference } from '../rules/rule-violation.js';
import { decide } from './decide.js';

const { command, correct, dissolve, form, give, join, keep, leave, miss, pause, promise, resume, retract } =
  commands;

const TODAY = '2026-02-01';
const kept = [form('2019'), promise('2020-01-10', { dueOn: '2020-06-30' }), keep('2020-06-01')];
const [FORMED, PROMISED, KEPT] = [0, 1, 2].map((revision) => eventIdAt(revision));

describe('an entry that is corrected', () => {
  it('is recorded beside the entry, with what is true instead, judged anew', () => {
    given(...kept)
      .when(correct(TODAY, KEPT, keep('2020-07-30')))
      .thenMatching({
        type: 'EntryCorrected',
        data: {
          eventId: KEPT,
          type: 'CommitmentKept',
          occurredOn: '2020-07-30',
          replacement: { deliveredOn: '2020-07-30', judgedBy: { daysLate: 30 } },
        },
      });
  });

  it('counts as if it had never been, and what is true in its place', () => {
    const { state } = given(...kept, correct(TODAY, KEPT, keep('2020-07-30')));
    const commitment = state?.commitments.get('c');
    expect(commitment?.outcomes).toHaveLength(1);
    expect(commitment?.outcomes[0]?.data.judgedBy.daysLate).toBe(30);
    expect(state?.revision).toBe(3);
  });

  it('may be corrected again, by the id it was recorded under', () => {
    const { state } = given(
      ...kept,
      correct(TODAY, KEPT, keep('2020-07-30')),
      correct(TODAY, KEPT, keep('2020-07-10')),
    );
    expect(state?.commitments.get('c')?.outcomes.map(({ occurredOn }) => occurredOn)).toEqual(['2020-07-10']);
  });

  it('is judged by the rules of its own command', () => {
    given(...kept)
      .when(correct(TODAY, KEPT, keep('2020-06-01', { confirmedBy: 'ann' })))
      .thenRefused('unconfirmed');
  });

  it('may be the forming itself, or a promise, as long as all else remains possible', () => {
    const { state } = given(...kept, correct(TODAY, FORMED, form('2019', { name: 'The League' })));
    expect(state?.profile.name).toBe('The League');
    given(...kept)
      .when(correct(TODAY, FORMED, form('2021')))
      .thenRefused('contradicts', /impossible/, 1);
  });

  it('may not make an outcome judged by other terms', () => {
    given(
      ...kept,
      correct(TODAY, PROMISED, promise('2020-01-10', { dueOn: '2020-06-30', description: 'lend it' })),
    );
    given(...kept)
      .when(correct(TODAY, PROMISED, promise('2020-01-10', { dueOn: '2020-05-01' })))
      .thenRefused('contradicts', /due 2020-06-30/, 2);
  });

  it('keeps its place in the order of what changes the structure', () => {
    const joined = [form('2019'), join('2020', 'dan'), pause('2021-03-01'), resume('2021-05-01')];
    const { state } = given(...joined, correct(TODAY, eventIdAt(1), join('2020-02', 'eve')));
    expect(state?.profile.partners.map(({ partnerId }) => partnerId)).toEqual(['ann', 'ben', 'cem', 'eve']);
    given(...joined)
      .when(correct(TODAY, eventIdAt(1), join('2022', 'dan')))
      .thenRefused('contradicts', /AlliancePaused/, 2);
  });

  it('leaves what a dissolution made of open promises', () => {
    const ended = [
      form('2019'),
      promise('2020'),
      dissolve('2021', [{ commitmentId: 'c', becomes: 'released' }]),
    ];
    const { state } = given(
      ...ended,
      correct(
        TODAY,
        eventIdAt(3),
        command('DissolveAlliance', '2021', { reason: 'failed', openCommitments: [] }),
      ),
    );
    const commitment = state?.commitments.get('c');
    expect(commitment && statusOf(commitment)).toBe('released');
    expect(state?.profile.phases.at(-2)?.endedBy?.reason).toBe('failed');
  });
});

describe('an entry that is retracted', () => {
  it('counts as if it had never been', () => {
    const { state } = given(...kept, retract(TODAY, KEPT));
    const commitment = state?.commitments.get('c');
    expect(commitment && statusOf(commitment)).toBe('open');
  });

  it('brings back the outcome that it superseded', () => {
    const { state } = given(
      form('2019'),
      promise('2020-01-10', { dueOn: '2020-06-30' }),
      miss('2020-07-01'),
      keep('2020-07-02'),
      retract(TODAY, eventIdAt(3)),
    );
    const commitment = state?.commitments.get('c');
    expect(commitment && statusOf(commitment)).toBe('missed');
  });

  it('may not be what others rest on', () => {
    given(...kept)
      .when(retract(TODAY, PROMISED))
      .thenRefused('contradicts', /CommitmentKept/, 2);
    given(...kept)
      .when(retract(TODAY, FORMED))
      .thenRefused('contradicts', /rests on/);
    given(form('2019'), join('2020', 'dan'), give('2021', { givers: ['dan'] }))
      .when(retract(TODAY, eventIdAt(1)))
      .thenRefused('contradicts', /ContributionMade/, 2);
    given(form('2019'), join('2020', 'dan'), leave('2021', 'dan'))
      .when(retract(TODAY, eventIdAt(1)))
      .thenRefused('contradicts', /PartnerLeft/, 2);
  });

  it('is no promise that stayed open when the alliance ended', () => {
    const carriedOver = dissolve('2021', [{ commitmentId: 'c', becomes: 'carried-over' }]);
    given(form('2019'), promise('2020'), carriedOver)
      .when(retract(TODAY, PROMISED))
      .thenRefused('contradicts', /AllianceDissolved of 2021/, 2);
  });

  it('frees the id it took', () => {
    given(form('2019'), give('2020'), retract(TODAY, eventIdAt(1)), give('2020'));
  });

  it('is not retracted or corrected again, and neither is what amends', () => {
    const retracted = given(...kept, retract(TODAY, KEPT));
    retracted.when(retract(TODAY, KEPT)).thenRefused('not-open', /was retracted/);
    retracted.when(correct(TODAY, KEPT, keep('2020-06-02'))).thenRefused('not-open', /was retracted/);
    given(...kept, correct(TODAY, KEPT, keep('2020-06-02')))
      .when(retract(TODAY, eventIdAt(3)))
      .thenRefused('not-open', /amends another/);
  });

  it('is one that was recorded', () => {
    const { state } = given(...kept);
    expect(() => decide(retract(TODAY, 'nothing'), state)).toThrow(UnknownReference);
  });
});

describe('what one append recorded together', () => {
  const ended = given(
    form('2020-01-01'),
    promise('2020-02-01', { dueOn: '2024-12-01' }),
    promise('2020-02-01', { commitmentId: 'd', dueOn: '2024-12-01' }),
    dissolve('2024-03-01', [
      { commitmentId: 'c', becomes: 'missed' },
      { commitmentId: 'd', becomes: 'carried-over' },
    ]),
  );
  const [, , , missed, dissolved] = ended.events;

  it('is retracted together', () => {
    const retractions = [dissolved, missed].map((entry) => ({
      type: 'EntryRetracted',
      data: { eventId: entry?.eventId },
    }));
    ended.when(retract(TODAY, dissolved?.eventId)).thenMatching(...retractions);
    const steps = ended.events.map(
      ({ type, occurredOn, data }) => ({ type, occurredOn, data }) as AllianceEvent,
    );
    const { state } = given(...steps, retract(TODAY, dissolved?.eventId));
    expect(state?.profile.phases).toHaveLength(1);
    expect(state?.commitments.map(statusOf).toJS()).toEqual({ c: 'open', d: 'open' });
  });

  it('does not fall by halves', () => {
    ended.when(retract(TODAY, missed?.eventId)).thenRefused('contradicts', /retract that one/, 4);
    const other = dissolve('2024-04-01', [{ commitmentId: 'c', becomes: 'missed' }]);
    ended.when(correct(TODAY, dissolved?.eventId, other)).thenRefused('contradicts', /record it anew/, 4);
  });

  it('may be corrected in what it says', () => {
    const other = dissolve('2024-03-01', [], 'ann');
    ended.when(correct(TODAY, dissolved?.eventId, other)).thenMatching({ type: 'EntryCorrected' });
    const undue = miss('2024-03-01', { reason: 'ran out of money' });
    ended
      .when(correct(TODAY, missed?.eventId, undue))
      .thenMatching({ type: 'EntryCorrected', data: { replacement: { reason: 'ran out of money' } } });
  });

  it('does not turn out otherwise by a correction of what it was recorded with', () => {
    const became = (c: 'missed' | 'released'): Command =>
      dissolve('2024-03-01', [
        { commitmentId: 'd', becomes: 'carried-over' },
        { commitmentId: 'c', becomes: c },
      ]);
    ended
      .when(correct(TODAY, dissolved?.eventId, became('released')))
      .thenRefused('contradicts', /stands/, 4);
    ended.when(correct(TODAY, dissolved?.eventId, became('missed'))).thenMatching({ type: 'EntryCorrected' });
  });
});

describe('the history as it counts', () => {
  it('folds to what taking in one event after the other comes to', () => {
    const { events, state } = given(
      ...kept,
      correct(TODAY, PROMISED, promise('2020-01-10', { dueOn: '2020-06-30', description: 'the small hall' })),
      retract(TODAY, KEPT),
      keep('2020-06-03'),
    );
    const counting = amendedHistory(events);
    expect(counting.map(({ revision }) => revision)).toEqual(events.map(({ revision }) => revision));
    const folded = fold(counting);
    expect(folded?.commitments.toJS()).toEqual(state?.commitments.toJS());
    expect(folded?.profile).toEqual(state?.profile);
    expect(events.reduce<typeof state>(evolve, undefined)?.log).toEqual(state?.log);
  });
});
