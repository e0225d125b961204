import type { AllianceState } from '../alliance-state.js';
import { chapterAt } from '../alliance/chapters.js';
import type { Chapter } from '../alliance/chapters.js';
import { evidenceTime } from '../commitment/evidence-time.js';
import type { RecordedAllianceEvent } from '../events/alliance-event.js';
import type { Stamp } from '../time/stamp.js';
import { RuleViolation } from './rule-violation.js';
import { listed } from './words.js';

/** Towards whom a breach counts: the partners there were when it was confirmed, other than whoever committed it. */
export function othersThen(
  chapters: readonly Chapter[],
  { occurredOn, revision }: Pick<Stamp, 'occurredOn' | 'revision'>,
  subject: string,
): readonly string[] {
  const then = chapterAt(chapters, { at: evidenceTime(occurredOn), revision });
  return [...(then?.partners ?? [])].filter((partnerId) => partnerId !== subject);
}

/** `contradicts`: a confirmed breach counts towards the same partners, whatever is entered later for an earlier day. */
export function mustCountTowardsTheSame({ chapters }: AllianceState, event: RecordedAllianceEvent): void {
  if (event.type !== 'BreachConfirmed') return;
  const { subject, towards } = event.data.judgedBy;
  const others = othersThen(chapters, event, subject);
  if (others.length === towards.length && others.every((partner) => towards.includes(partner))) return;
  throw new RuleViolation(
    'contradicts',
    `The breach was judged towards ${listed(towards)}, not ${listed(others)}.`,
  );
}
