import { type TrackRecordAnswer } from '#application';
import { dayOf, score } from '../terminal/figures.js';
import { type Layout } from '../terminal/paint.js';
import { figures, table } from '../terminal/table.js';
import { band, countsText, scoreText } from './score-text.js';

/** `when` is `now`, or the moment as of which it is. */
type ToldTrackRecord = TrackRecordAnswer & { readonly name: string; readonly when: string };

/** A track record as people read it: every alliance with how it ended, and a line to remember. */
export function trackRecordText(
  { name, when, partnerId, asOf, trust, counts, alliances }: ToldTrackRecord,
  layout: Layout,
): string {
  return [
    layout.paint.bold(`Track record of ${name} (${partnerId})${when === 'now' ? '' : `, ${when}`}`),
    '',
    table(
      [
        'Alliance',
        'Role',
        'From – to',
        'Ended',
        ...['Kept', 'Late', 'Partly', 'Missed', 'Trust'].map(figures),
        'Band',
      ],
      alliances.map((alliance) => [
        alliance.name,
        alliance.role ?? '',
        `${alliance.joinedOn} – ${alliance.leftOn ?? alliance.ending?.endedOn ?? 'now'}`,
        endOf(alliance),
        String(alliance.counts.kept),
        String(alliance.counts.late),
        String(alliance.counts.partlyKept),
        String(alliance.counts.missed),
        score(alliance.trust.E),
        band(alliance.trust.band, layout),
      ]),
      layout,
    ),
    '',
    `${when === 'now' ? 'Now' : 'Then'}, ${dayOf(asOf)}: ${scoreText(trust, layout)}.`,
    countsText(counts),
  ].join('\n');
}

/** Whoever left before the end has no part in it. */
function endOf({ leftOn, ending, phase }: TrackRecordAnswer['alliances'][number]): string {
  return leftOn === undefined ? (ending?.reason ?? phase) : 'left';
}
