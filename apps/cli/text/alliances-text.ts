import { score } from './figures.js';
import type { Layout } from './paint.js';
import { table } from './table.js';
import { band } from './trust-text.js';

export interface AllianceRow {
  readonly allianceId: string;
  readonly name: string;
  readonly phase: string;
  readonly formedOn: string;
  readonly endedOn?: string;
  readonly partners: readonly { readonly leftOn?: string }[];
  readonly counts: {
    readonly open: number;
    readonly kept: number;
    readonly late: number;
    readonly partlyKept: number;
    readonly missed: number;
  };
  readonly trust: { readonly E: number; readonly band: string };
}

/** Alliances side by side: where each stands, what became of its promises, and what that says about trust. */
export function alliancesTable(alliances: readonly AllianceRow[], layout: Layout): string {
  return table(
    [
      { title: 'Alliance', flexible: true },
      { title: 'Phase' },
      { title: 'Years' },
      { title: 'Partners', align: 'right' },
      { title: 'Kept', align: 'right' },
      { title: 'Late', align: 'right' },
      { title: 'Partly', align: 'right' },
      { title: 'Missed', align: 'right' },
      { title: 'Open', align: 'right' },
      { title: 'Trust', align: 'right' },
      { title: 'Band' },
    ],
    alliances.map((alliance) => allianceRow(alliance, layout)),
    layout,
  );
}

function allianceRow(alliance: AllianceRow, layout: Layout): string[] {
  const { counts, trust } = alliance;
  const partners = alliance.partners.filter(({ leftOn }) => leftOn === undefined).length;
  const figures = [partners, counts.kept, counts.late, counts.partlyKept, counts.missed, counts.open];
  return [
    alliance.name,
    alliance.phase,
    `${year(alliance.formedOn)}–${alliance.endedOn === undefined ? '' : year(alliance.endedOn)}`,
    ...figures.map(String),
    score(trust.E),
    band(trust.band, layout),
  ];
}

const year = (date: string): string => date.slice(0, 'YYYY'.length);
