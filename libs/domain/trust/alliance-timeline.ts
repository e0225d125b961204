import type { PolicyAgreement } from '../alliance/profile.js';
import { precedes } from '../time/moment.js';
import type { TrustEvidence } from './evidence.js';
import { foldTimeline } from './timeline.js';
import type { TimelineEntry, TimelinePoint } from './timeline.js';
import { trustKeyName } from './trust-key.js';
import type { TrustKey } from './trust-key.js';

/** A point with the event that made it: evidence, or a change of policy. */
export type ExplainedPoint = TimelinePoint & Pick<TrustEvidence, 'eventId' | 'occurredOn'>;
type Entry = TimelineEntry & Pick<TrustEvidence, 'eventId' | 'occurredOn'>;

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
  const entries: Entry[] = changes.map((change) => ({ ...change, r: 0, s: 0 }));
  const name = trustKeyName(key);
  for (const { of, ...event } of evidence)
    for (const { key: whose, r, s } of of) if (trustKeyName(whose) === name) entries.push({ ...event, r, s });
  entries.sort((a, b) => (precedes(a, b) ? -1 : 1));
  return foldTimeline(entries, first.policy);
}
