import { type OpenCommitment } from '../catalogue/phase-changes.js';
import { listed } from '../shared/text.js';
import { evolve, type AllianceState } from '../state/alliance-state.js';
import { type Command } from '../catalogue/commands.js';
import { type Commitment } from '../commitment/commitment.js';
import { entryOf } from '../commitment/evolve-commitment.js';
import { partiesAt } from '../commitment/terms.js';
import { standingOutcomes } from '../commitment/disputes.js';
import { statusOf } from '../commitment/status.js';
import { type AllianceEvent } from '../catalogue/events.js';
import { closingMustStand, mustBeMade, outcomeMustStand } from '../rules/commitments.js';
import { namedTwice } from '../rules/ids.js';
import { judge } from '../rules/judgement.js';
import { RuleViolation } from '../rules/rule-violation.js';
import { certainlyBefore } from '../time/occurred-on.js';
import { asRecorded, mustBeAllowed, nextEventTime, propose } from './propose.js';

type Dissolution = Command<'DissolveAlliance'>;

/** What becomes of each open commitment, and then the end: recorded together or not at all. */
export function dissolveAlliance(command: Dissolution, state: AllianceState): AllianceEvent[] {
  const { data, occurredOn, now } = command;
  const dissolved: AllianceEvent = { type: 'AllianceDissolved', occurredOn, data };
  // Where the alliance cannot end, its promises do not matter.
  mustBeAllowed(state, asRecorded(state, dissolved, now));
  mustNameEveryOpenCommitment(command, state);
  const events: AllianceEvent[] = [];
  let ending = state;
  for (const open of data.openCommitments) {
    for (const event of fateOf(open, command, ending)) {
      events.push(...propose(ending, event, now));
      ending = evolve(ending, asRecorded(ending, event, now));
    }
  }
  return [...events, ...propose(ending, dissolved, now)];
}

/** `open-commitments`: each one that is open, once, and no other. */
function mustNameEveryOpenCommitment({ data, occurredOn }: Dissolution, state: AllianceState): void {
  const named = data.openCommitments.map(({ commitmentId }) => commitmentId);
  const twice = namedTwice(named);
  if (twice !== undefined) {
    throw new RuleViolation(
      'open-commitments',
      `Commitment ${twice} is named twice: say once what becomes of it.`,
    );
  }
  const isNamed = new Set(named);
  const left = state.commitments
    .valueSeq()
    .filter((commitment) => !isNamed.has(commitment.commitmentId) && mustBeNamed(commitment, occurredOn))
    .map(({ commitmentId }) => commitmentId)
    .toArray();
  if (left.length > 0) {
    throw new RuleViolation(
      'open-commitments',
      `Say in openCommitments what becomes of ${listed(left)}: released, missed or carried-over.`,
    );
  }
  const wrong = named.find((id) => !mayBeNamed(state.commitments.get(id), occurredOn));
  if (wrong === undefined) return;
  throw new RuleViolation(
    'open-commitments',
    `${state.profile.name} has no open commitment ${wrong} on ${occurredOn}: leave it out.`,
  );
}

/** Open as it stands, and not made after the end. */
function mustBeNamed(commitment: Commitment, endedOn: string): boolean {
  return statusOf(commitment) === 'open' && !certainlyBefore(endedOn, commitment.made.occurredOn);
}

/** Open as it may have stood: all that became of it may have come after the end. */
function mayBeNamed(commitment: Commitment | undefined, endedOn: string): boolean {
  if (!commitment || certainlyBefore(endedOn, commitment.made.occurredOn)) return false;
  const outcomes = standingOutcomes(commitment).filter(({ standing }) => standing !== 'overturned');
  const ends = [
    ...outcomes.map(({ outcome }) => outcome),
    ...(commitment.closing ? [commitment.closing] : []),
  ];
  return ends.every(({ occurredOn }) => !certainlyBefore(occurredOn, endedOn));
}

/** The event that an open commitment becomes; none, if it stays open. */
function fateOf(
  { commitmentId, becomes }: OpenCommitment,
  command: Dissolution,
  state: AllianceState,
): AllianceEvent[] {
  const { occurredOn } = command;
  const commitment = mustBeMade(state, commitmentId, occurredOn);
  const entry = entryOf(nextEventTime(state, command), commitment);
  // Not why: that may be corrected later, and this would go on saying it.
  const reason = 'the alliance was dissolved';
  switch (becomes) {
    case 'released':
      closingMustStand(state.profile, commitment, entry, 'CommitmentReleased');
      return [
        {
          type: 'CommitmentReleased',
          occurredOn,
          data: { commitmentId, by: partiesAt(commitment, entry).creditors, reason },
        },
      ];
    case 'missed': {
      // What the parties say at the end, so that it need not be due.
      outcomeMustStand(commitment, entry);
      const judgedBy = judge(state.profile, commitment, entry, { fraction: 0, on: occurredOn });
      return [
        {
          type: 'CommitmentMissed',
          occurredOn,
          data: { commitmentId, asOf: occurredOn, reason, detectedBy: 'partner', judgedBy },
        },
      ];
    }
    case 'carried-over':
      return [];
    default:
      return becomes satisfies never;
  }
}
