import { counted } from './figures.js';
import type { Layout } from './paint.js';
import { table } from './table.js';

export interface QuarantineRow {
  readonly projection: string;
  readonly allianceId: string;
  readonly position: string;
  readonly eventId: string;
  readonly error: string;
}

/** Which alliances are in quarantine, in which projection and why. @param released how many got well again, if that was tried */
export function quarantineText(
  rows: readonly QuarantineRow[],
  released: number | undefined,
  layout: Layout,
): string {
  const tried = released === undefined ? '' : `${counted(released, 'alliance')} released. `;
  if (rows.length === 0) return `${tried}No alliance is in quarantine.`;
  const columns = [
    { title: 'Alliance' },
    { title: 'Projection' },
    { title: 'Event' },
    { title: 'Why', flexible: true },
  ];
  return [
    table(
      columns,
      rows.map(({ allianceId, projection, eventId, error }) => [allianceId, projection, eventId, error]),
      layout,
    ),
    '',
    `${tried}${counted(rows.length, 'alliance')} in quarantine: when the cause is mended, entente quarantine --retry tries again.`,
  ].join('\n');
}
