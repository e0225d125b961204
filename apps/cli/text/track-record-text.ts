import { dayOf, range, score } from './figures.js';
import type { Layout } from './paint.js';
import { table } from './table.js';
import { band } from './trust-text.js';

interface Read {
  readonly E: number;
  readonly lower: number;
  readonly upper: number;
  readonly band: string;
}

interface Counts {
  readonly kept: number;
  readonly late: number;
  readonly partlyKept: number;
  readonly missed: number;
}

export interface TrackRecord {
  readonly partnerId: string;
  readonly asOf: string;
  readonly trust: Read;
  readonly counts: Counts;
  readonly alliances: readonly {
    readonly allianceId: string;
    readonly name: string;
    readonly role?: string;
    readonly phase: string;
    readonly joinedOn: string;
    readonly leftOn?: string;
    readonly ending?: { readonly endedOn: string; readonly reason: string };
    readonly trust: Read;
    readonly counts: Counts;
  }[];
}

/** A track record as people read it: a line to remember, and every alliance with how it ended. */
export function trackRecordText(
  { partnerId, asOf, trust, counts, alliances }: TrackRecord,
  layout: Layout,
): string {
  const { kept, late, partlyKept, missed } = counts;
  const rows = alliances.map((alliance) => [
    alliance.name,
    alliance.role ?? '',
    `${alliance.joinedOn} – ${alliance.leftOn ?? alliance.ending?.endedOn ?? 'now'}`,
    endOf(alliance),
    ...Object.values(alliance.counts).map(String),
    score(alliance.trust.E),
    band(alliance.trust.band, layout),
  ]);
  return [
    layout.paint.bold(`Track record of ${partnerId}`),
    '',
    table(
      [
        { title: 'Alliance', flexible: true },
        { title: 'Role' },
        { title: 'From – to' },
        { title: 'Ended' },
        { title: 'Kept', align: 'right' },
        { title: 'Late', align: 'right' },
        { title: 'Partly', align: 'right' },
        { title: 'Missed', align: 'right' },
        { title: 'Trust', align: 'right' },
        { title: 'Band' },
      ],
      rows,
      layout,
    ),
    '',
    `Now, ${dayOf(asOf)}: ${score(trust.E)} (90 % range ${range(trust.lower, trust.upper)}), ${band(trust.band, layout)}.`,
    `Kept ${kept}, late ${late}, partly kept ${partlyKept}, missed ${missed}.`,
  ].join('\n');
}

/** Whoever left before the end has no part in it. */
function endOf({ leftOn, ending, phase }: TrackRecord['alliances'][number]): string {
  if (leftOn !== undefined) return 'left';
  return ending?.reason ?? phase;
}
