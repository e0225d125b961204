import { GetAlliance, GetTrustTimeline } from '#application';
import type { AllianceAnswer, TrustTimeline } from '#application';
import type { TrustKey } from '#domain';
import { EXIT, type ExitStatus, Failure } from '../failure.js';
import { catchUp } from '../read-models/catch-up.js';
import type { Session } from '../session.js';
import type { Terminal } from '../terminal.js';
import { didYouMean, suggest } from '../text/suggest.js';
import { trustText } from '../text/trust-text.js';
import { wholeLifecycle } from './history.js';
import { whole } from './whole.js';

/** Prints a trust timeline: an alliance's, a partner's or a pair's. @throws UnknownAlliance, InQuarantine, Failure */
export async function trust(
  allianceId: string,
  key: TrustKey,
  json: boolean,
  session: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  if (key.debtor === undefined && key.creditor !== undefined)
    throw new Failure('--creditor needs --debtor: whose promises to them?', EXIT.usage);
  const after = await catchUp(session, terminal);
  const alliance = await session.queries.execute(new GetAlliance(allianceId, after));
  requirePartners(alliance, key);
  const timeline = await wholeTimeline(allianceId, key, after, session);
  if (json) {
    terminal.print(JSON.stringify(timeline));
    return EXIT.good;
  }
  const { entries } = await wholeLifecycle(allianceId, after, session);
  const texts = new Map(entries.map(({ eventId, text }) => [eventId, text]));
  const { policy, points, now } = timeline;
  terminal.print(
    trustText(
      {
        title: titleOf(alliance, key),
        halfLife: policy.halfLife,
        points: points.map((point) => ({ ...point, text: texts.get(point.eventId) ?? point.type })),
        now,
      },
      terminal.layout,
    ),
  );
  return EXIT.good;
}

async function wholeTimeline(
  allianceId: string,
  key: TrustKey,
  after: string | undefined,
  { queries }: Session,
): Promise<TrustTimeline> {
  const { first, all } = await whole(
    (paging) => queries.execute(new GetTrustTimeline({ allianceId, ...key }, paging, after)),
    ({ points }) => points,
  );
  const { policy, now } = first;
  return { key: first.key, policy, points: all, now };
}

function requirePartners({ allianceId, partners }: AllianceAnswer, { debtor, creditor }: TrustKey): void {
  const ids = partners.map(({ partnerId }) => partnerId);
  for (const partner of [debtor, creditor])
    if (partner !== undefined && !ids.includes(partner))
      throw new Failure(
        `${partner} never was a partner of ${allianceId}.${didYouMean(suggest(partner, ids))}`,
        EXIT.data,
      );
}

/** Whose trust it is, in words. */
function titleOf({ allianceId, name, partners }: AllianceAnswer, { debtor, creditor }: TrustKey): string {
  const nameOf = (id: string): string => partners.find(({ partnerId }) => partnerId === id)?.name ?? id;
  const where = `${name} (${allianceId})`;
  if (debtor === undefined) return `Trust in ${where}`;
  if (creditor === undefined) return `Trust in ${nameOf(debtor)}, in ${where}`;
  return `Trust of ${nameOf(creditor)} in ${nameOf(debtor)}, in ${where}`;
}
