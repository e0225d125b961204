import { type AllianceEventType } from '../catalogue/catalogue.js';
import { type PolicyAgreement } from '../alliance/profile.js';
import { precedes } from '../time/moment.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { type TrustEvidence } from './evidence.js';
import { type TimelineEntry, type TimelinePoint, foldTimeline } from '../trust/timeline.js';
import { type TrustKey, trustKeyName } from '../trust/trust-key.js';

/** An entry with the event that makes it: one that adds evidence, or changes the policy. */
export interface ExplainedEntry extends TimelineEntry {
  readonly eventId: string;
  readonly type: AllianceEventType;
  readonly occurredOn: OccurredOn;
}

export type ExplainedPoint = ExplainedEntry & TimelinePoint;

/** A change of policy as an entry of every timeline. (The policy an alliance begins with is none.) */
export function policyEntry({ eventId, occurredOn, at, revision, policy }: PolicyAgreement): ExplainedEntry {
  return { eventId, type: 'AllianceRenegotiated', occurredOn, at, revision, r: 0, s: 0, policy };
}

/**
 * The timeline of a key from all the evidence there is of an alliance, in whatever order it is given, and
 * from the policies it was under, in order.
 */
export function timelineOf(
  key: TrustKey,
  evidence: Iterable<TrustEvidence>,
  policies: readonly PolicyAgreement[],
): ExplainedPoint[] {
  const [first, ...changes] = policies;
  if (!first) throw new Error('A timeline needs a trust policy to begin with.');
  const entries = changes.map(policyEntry);
  const name = trustKeyName(key);
  for (const { of, ...event } of evidence)
    for (const { key: whose, r, s } of of) if (trustKeyName(whose) === name) entries.push({ ...event, r, s });
  entries.sort((a, b) => (precedes(a, b) ? -1 : 1));
  const points = foldTimeline(entries, first.policy);
  return points.map((point, index) => ({ ...entries[index], ...point }) as ExplainedPoint);
}
