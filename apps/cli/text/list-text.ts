import { type AllianceAnswer } from '#application';
import { counted } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { figures, table } from '../terminal/table.js';
import { band } from './score-text.js';

/** Alliances side by side: who is in them, where each stands, what is open and what the rest says about trust. */
export function listText(alliances: readonly AllianceAnswer[], layout: Layout): string {
  if (alliances.length === 0) return 'There are no alliances here yet.';
  return [
    table(
      ['Alliance', 'Id', 'Phase', 'Partners', 'Trust', figures('Open')],
      alliances.map(({ name, allianceId, phase, partners, trust, counts }) => [
        name,
        allianceId,
        phase,
        partnersText(partners),
        band(trust.band, layout),
        String(counts.open),
      ]),
      layout,
    ),
    '',
    `${counted(alliances.length, 'alliance')}.`,
  ].join('\n');
}

const FEW = 4;

/** Who are partners still, by name; of more than a few, how many there are. */
function partnersText(partners: AllianceAnswer['partners']): string {
  const present = partners.filter(({ leftOn }) => leftOn === undefined);
  return present.length > FEW
    ? counted(present.length, 'partner')
    : present.map(({ name }) => name).join(', ');
}
