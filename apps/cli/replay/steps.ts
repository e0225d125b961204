import {
  NOTHING_COUNTED,
  allianceView,
  countEvent,
  countsOf,
  describeEvent,
  evolve,
  isAmendment,
  isCommitmentEvent,
  termsAt,
  type AllianceCounts,
  type AllianceState,
  type AllianceView,
  type Names,
  type RecordedAllianceEvent,
} from '#domain';
import { type Change, type Step } from '../text/step-text.js';

/** Each event of an alliance, given in the order of recording, with what it changed. */
export async function* stepsOf(events: AsyncIterable<RecordedAllianceEvent>): AsyncGenerator<Step> {
  let state: AllianceState | undefined;
  let before: AllianceView | undefined;
  let counts = NOTHING_COUNTED;
  for await (const event of events) {
    const next = evolve(state, event);
    counts = counted(counts, event, state, next);
    const after = allianceView(next.profile, counts);
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

function namesIn({ profile, commitments }: AllianceState): Names {
  return {
    partner: (id) => profile.partners.find(({ partnerId }) => partnerId === id)?.name ?? id,
    commitment: (id) => {
      const commitment = commitments.get(id);
      return commitment && { ...commitment, description: termsAt(commitment).description };
    },
  };
}

const SHOWN: readonly (readonly [of: string, value: (view: AllianceView) => string])[] = [
  ['phase', ({ phase }) => phase],
  ['partners', ({ partners }) => String(partners.filter(({ leftOn }) => leftOn === undefined).length)],
  ['coordinator', ({ coordinator }) => coordinator ?? 'nobody'],
  ['open', ({ counts }) => String(counts.open)],
  ['kept', ({ counts }) => String(counts.kept)],
  ['late', ({ counts }) => String(counts.late)],
  ['partly kept', ({ counts }) => String(counts.partlyKept)],
  ['missed', ({ counts }) => String(counts.missed)],
];

function changesOf(before: AllianceView | undefined, after: AllianceView): readonly Change[] {
  if (before === undefined) return [];
  return SHOWN.map(([of, value]) => ({ of, from: value(before), to: value(after) })).filter(
    ({ from, to }) => from !== to,
  );
}
