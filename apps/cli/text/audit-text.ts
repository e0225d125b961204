import { type AuditEntry } from '#application';
import { type Layout } from '../terminal/paint.js';
import { table } from '../terminal/table.js';

/** Who was handed out what, when, and why, in the order in which it was recorded. */
export function auditText(entries: readonly AuditEntry[], layout: Layout): string {
  if (entries.length === 0) return 'Nobody was handed out recorded events.';
  return table(
    ['When', 'Who', 'What', 'Alliance', 'Why'],
    entries.map(({ recordedAt, caller, what, allianceId = 'more than one', purpose = '' }) => [
      recordedAt,
      caller,
      what,
      allianceId,
      purpose,
    ]),
    layout,
  );
}
