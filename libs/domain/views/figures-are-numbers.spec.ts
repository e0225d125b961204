import fc from 'fast-check';
import {
  type AllianceEvent,
  DAY_MS,
  type TrustPolicy,
  allianceView,
  amendedHistory,
  assessmentOf,
  commitmentView,
  countsOf,
  endOf,
  evidenceOfCommitment,
  evidenceOfEvent,
  pausesOf,
  rebased,
  reciprocityOf,
  reciprocityView,
  scorecardOf,
  scorecardView,
  startOf,
  timelineOf,
  trackRecordOf,
  trackRecordView,
  warningSignsOf,
} from '#domain';
import { acceptedHistory, runs } from '#testing';

/** Each value of a policy at its bounds, and between them: small ones as often as large ones. */
const within = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(min, max),
    fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp),
  );

const policies: fc.Arbitrary<TrustPolicy> = fc.record({
  halfLife: within(1, 36_500),
  latenessScale: within(1, 36_500),
  asymmetry: within(0.1, 10),
  baseRate: within(0.01, 0.99),
  priorWeight: within(0.1, 100),
  deadlineGrace: fc.integer({ min: 0, max: 3650 }),
});

/** The numbers in some figures that JSON could not tell. */
function unspeakable(figures: unknown): string[] {
  const found: string[] = [];
  JSON.stringify(figures, (key, value: unknown) => {
    if (value === null || (typeof value === 'number' && !Number.isFinite(value))) found.push(key);
    return value;
  });
  return found;
}

/** The same history, had another policy been agreed on: it is written into all that was judged by one. */
function under<E extends AllianceEvent>(policy: TrustPolicy, event: E): E {
  return JSON.parse(JSON.stringify(event), (key, value: unknown) =>
    key === 'policy' || key === 'trustPolicy' ? policy : value,
  ) as E;
}

describe('the figures of an alliance', () => {
  it('are numbers, under every policy there may be and at any time', () => {
    const history = acceptedHistory({ maxLength: 40 }).map((events) => amendedHistory(events));
    const days = fc.oneof(fc.constantFrom(0, 1, 100_000), fc.integer({ min: 0, max: 5000 }));
    fc.assert(
      fc.property(history, policies, days, (recorded, policy, later) => {
        fc.pre(recorded.length > 0);
        const events = recorded.map((event) => under(policy, event));
        const state = assessmentOf(events);
        if (!state) throw new Error('Nothing happened.');
        const asOf = Math.min(startOf(state.lastSign.occurredOn) + later * DAY_MS, endOf('9999'));
        const evidence = [
          ...[...state.commitments.values()].flatMap(evidenceOfCommitment),
          ...events.flatMap((event) => evidenceOfEvent(event, state.profile.formedOn) ?? []),
        ];
        const points = [...state.trust.values()].flatMap(({ key }) =>
          timelineOf(key, evidence, state.profile.policies),
        );
        expect(unspeakable(points)).toEqual([]);
        for (const { lower, E, upper, u } of points) {
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(upper).toBeGreaterThanOrEqual(lower);
          expect(upper).toBeLessThanOrEqual(1);
          expect(Math.min(E, u)).toBeGreaterThanOrEqual(0);
        }
        const { policies } = state.profile;
        const ofAlliance = timelineOf({}, evidence, policies);
        expect(unspeakable(rebased(ofAlliance, undefined, policies, policy.baseRate))).toEqual([]);
        const views = state.profile.partners.map((partner) =>
          trackRecordView(
            state.profile,
            partner,
            timelineOf({ debtor: partner.partnerId }, evidence, policies).at(-1),
          ),
        );
        expect(unspeakable(views.map((view) => trackRecordOf(view.partnerId, [view, view], asOf)))).toEqual(
          [],
        );
        const commitments = [...state.commitments.values()];
        const pauses = pausesOf(state.profile.phases);
        expect(unspeakable(commitments.map((commitment) => commitmentView(commitment, pauses)))).toEqual([]);
        expect(unspeakable(allianceView(state.profile, countsOf(state)))).toEqual([]);
        expect(unspeakable(scorecardView(scorecardOf(state, asOf)))).toEqual([]);
        expect(unspeakable(reciprocityView(reciprocityOf(state, asOf)))).toEqual([]);
        expect(unspeakable(warningSignsOf(state, asOf))).toEqual([]);
      }),
      runs(30),
    );
  });
});
