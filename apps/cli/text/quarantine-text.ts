import { counted } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { table } from '../terminal/table.js';

export interface QuarantineRow {
  readonly projection: string;
  readonly allianceId: string;
  readonly position: string;
  readonly eventId: string;
  readonly error: string;
}

export interface Quarantined {
  readonly quarantined: readonly QuarantineRow[];
  /** How many got well again, if that was tried. */
  readonly released?: number;
}

/** Which alliances are in quarantine, in which projection and why. */
export function quarantineText({ quarantined: rows, released }: Quarantined, layout: Layout): string {
  const tried = released === undefined ? '' : `${counted(released, 'alliance')} released. `;
  if (rows.length === 0) return `${tried}No alliance is in quarantine.`;
  return [
    table(
      ['Alliance', 'Projection', 'Event', 'Why'],
      rows.map(({ allianceId, projection, eventId, error }) => [allianceId, projection, eventId, error]),
      layout,
    ),
    '',
    `${tried}${counted(rows.length, 'alliance')} in quarantine. Once the cause is fixed, try again with: entente quarantine --retry`,
  ].join('\n');
}
