import type { AllianceState } from '../alliance-state.js';
import type { RecordedAllianceEvent } from '../events/alliance-event.js';
import { matterOf, mentionOf } from '../matters/matters.js';
import type { Matter } from '../matters/matters.js';
import { certainlyBefore } from '../time/occurred-on.js';
import { mustBeUnused } from './ids.js';
import { RuleViolation, UnknownReference } from './rule-violation.js';

/**
 * What an event says of a matter, a contribution or a breach must fit what is known of it: `id-taken` where it opens
 * one anew, `not-open` where it was settled, UnknownReference where there is none.
 */
export function mustFitMatters(state: AllianceState, event: RecordedAllianceEvent): void {
  mustKnowContribution(state, event);
  const mention = mentionOf(event);
  if (!mention) return;
  const matter = matterOf(state.matters, mention);
  if (mention.stage === 'opens') {
    mustBeUnused(mention.kind, mention.id, matter !== undefined);
    return;
  }
  const { allianceId } = state.profile;
  if (!matter || certainlyBefore(event.occurredOn, matter.opened.occurredOn))
    throw new UnknownReference(mention.kind, mention.id, allianceId);
  mustBeOpen(matter, event, mention.stage === 'settles');
  if (mention.stage === 'settles') mustComeLast(matter, event);
}

/** The breach that an event decides, once `mustFitMatters` has let it pass. */
export function reportedBreach(state: AllianceState, breachId: string): NonNullable<Matter['breach']> {
  const breach = matterOf(state.matters, { kind: 'breach', id: breachId })?.breach;
  if (!breach) throw new UnknownReference('breach', breachId, state.profile.allianceId);
  return breach;
}

/** `not-open`: nothing is settled twice, and nothing goes on after it was. */
function mustBeOpen({ kind, id, settled }: Matter, event: RecordedAllianceEvent, settles: boolean): void {
  if (!settled || !(settles || certainlyBefore(settled.occurredOn, event.occurredOn))) return;
  throw new RuleViolation(
    'not-open',
    `The ${kind} ${id} was settled on ${settled.occurredOn} (${settled.type}): ` +
      `retract that entry if it was wrong, or open another ${kind}.`,
    settled,
  );
}

/** `contradicts`: what is settled does not go on afterwards, as is recorded already. */
function mustComeLast({ kind, id, reached }: Matter, { occurredOn }: RecordedAllianceEvent): void {
  if (!reached || !certainlyBefore(occurredOn, reached.occurredOn)) return;
  throw new RuleViolation(
    'contradicts',
    `The ${kind} ${id} still went on on ${reached.occurredOn} (${reached.type}, revision ${reached.revision}), ` +
      `and so was not settled on ${occurredOn}: give a date on or after that, or retract that entry if it was wrong.`,
    reached,
  );
}

function mustKnowContribution({ contributions, profile }: AllianceState, event: RecordedAllianceEvent): void {
  if (event.type !== 'ContributionAcknowledged' && event.type !== 'ContributionRevalued') return;
  const { contributionId } = event.data;
  const madeOn = contributions.get(contributionId);
  if (madeOn !== undefined && !certainlyBefore(event.occurredOn, madeOn)) return;
  throw new UnknownReference('contribution', contributionId, profile.allianceId);
}
