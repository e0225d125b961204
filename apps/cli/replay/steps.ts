import {
  ALLIANCE_KEY,
  NOTHING_COUNTED,
  allianceView,
  assessmentOf,
  countEvent,
  countsOf,
  describeEvent,
  evolve,
  evolveAssessment,
  isAmendment,
  isCommitmentEvent,
  termsAt,
  trustAsOf,
  wholeLog,
  type AllianceCounts,
  type AllianceState,
  type AllianceView,
  type AssessmentState,
  type Names,
  type RecordedAllianceEvent,
} from '#domain';
import { score } from '../terminal/figures.js';
import { type Change, type Step } from '../text/step-text.js';

/** What of an alliance a step may change. */
interface Shown extends AllianceView {
  /** E, as of the latest evidence or change of policy: what ageing does to it since is no event's doing. */
  readonly trust: number;
}

/** Each event of an alliance, given in the order of recording, with what it changed. */
export async function* stepsOf(events: AsyncIterable<RecordedAllianceEvent>): AsyncGenerator<Step> {
  let state: AllianceState | undefined;
  let assessed: AssessmentState | undefined;
  let before: Shown | undefined;
  let counts = NOTHING_COUNTED;
  for await (const event of events) {
    const next = evolve(state, event);
    counts = counted(counts, event, state, next);
    assessed = isAmendment(event) ? assessmentOf(wholeLog(next.log)) : evolveAssessment(assessed, [event]);
    const after = { ...allianceView(next.profile, counts), trust: trustIn(assessed) };
    const { revision, occurredOn, recordedAt, recordedBy } = event;
    const text = describeEvent(event, namesIn(next));
    yield { revision, occurredOn, recordedAt, recordedBy, text, changes: changesOf(before, after) };
    state = next;
    before = after;
  }
}

function counted(
  counts: AllianceCounts,
  event: RecordedAllianceEvent,
  before: AllianceState | undefined,
  after: AllianceState,
): AllianceCounts {
  if (isAmendment(event)) return countsOf(after);
  if (!isCommitmentEvent(event)) return countEvent(counts, event);
  const { commitmentId } = event.data;
  return countEvent(
    counts,
    event,
    before?.commitments.get(commitmentId),
    after.commitments.get(commitmentId),
  );
}

function trustIn(assessed: AssessmentState | undefined): number {
  if (assessed === undefined) throw new Error('An alliance has a trust policy from the start.');
  const { trust, profile } = assessed;
  const since = Math.max(...profile.policies.map(({ at }) => at), trust.get(ALLIANCE_KEY)?.at ?? -Infinity);
  return trustAsOf(assessed, since).E;
}

function namesIn({ profile, commitments }: AllianceState): Names {
  return {
    partner: (id) => profile.partners.find(({ partnerId }) => partnerId === id)?.name ?? id,
    commitment: (id) => {
      const commitment = commitments.get(id);
      return commitment && { ...commitment, description: termsAt(commitment).description };
    },
  };
}

const SHOWN: readonly (readonly [of: string, value: (view: Shown) => string])[] = [
  ['phase', ({ phase }) => phase],
  ['partners', ({ partners }) => String(partners.filter(({ leftOn }) => leftOn === undefined).length)],
  ['coordinator', ({ coordinator }) => coordinator ?? 'nobody'],
  ['open', ({ counts }) => String(counts.open)],
  ['kept', ({ counts }) => String(counts.kept)],
  ['late', ({ counts }) => String(counts.late)],
  ['partly kept', ({ counts }) => String(counts.partlyKept)],
  ['missed', ({ counts }) => String(counts.missed)],
  ['trust', ({ trust }) => score(trust)],
];

function changesOf(before: Shown | undefined, after: Shown): readonly Change[] {
  if (before === undefined) return [];
  return SHOWN.map(([of, value]) => ({ of, from: value(before), to: value(after) })).filter(
    ({ from, to }) => from !== to,
  );
}
