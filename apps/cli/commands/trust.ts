import {
  type AllianceAnswer,
  GetAlliance,
  GetTrustTimeline,
  type Moment,
  type Reading,
  type TrustTimeline,
} from '#application';
import { type TrustKey } from '#domain';
import { catchUp } from '../session/catch-up.js';
import { EXIT, type ExitStatus, Failure } from '../session/failure.js';
import { inWords } from '../session/moment.js';
import { type Session } from '../session/session.js';
import { whole, wholeLifecycle } from '../session/whole.js';
import { didYouMean, suggest } from '../terminal/suggest.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { namesOf } from '../text/parties.js';
import { trustText } from '../text/trust-text.js';

/** Prints a trust timeline: an alliance's, a partner's or a pair's. @throws UnknownAlliance, InQuarantine, Failure */
export async function trust(
  allianceId: string,
  key: TrustKey,
  moment: Moment,
  session: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  if (key.debtor === undefined && key.creditor !== undefined)
    throw new Failure('--creditor needs --debtor: whose promises to them?', EXIT.usage);
  const reading = { ...moment, after: await catchUp(session, terminal) };
  requirePartners(await session.queries.execute(new GetAlliance(allianceId, reading)), key);
  const timeline = await wholeTimeline(allianceId, key, reading, session);
  const { alliance, lifecycle } = await wholeLifecycle(allianceId, reading, session);
  const texts = new Map(lifecycle.entries.map(({ eventId, text }) => [eventId, text]));
  const points = timeline.points.map((point) => ({ ...point, text: texts.get(point.eventId) ?? point.type }));
  answer(terminal, {
    json: timeline,
    shown: { ...timeline, title: titleOf(alliance, key), when: inWords(moment), points },
    text: trustText,
  });
  return EXIT.good;
}

async function wholeTimeline(
  allianceId: string,
  key: TrustKey,
  reading: Reading,
  { queries }: Session,
): Promise<TrustTimeline> {
  const { first, all } = await whole(
    (paging) => queries.execute(new GetTrustTimeline({ allianceId, ...key }, paging, reading)),
    ({ points }) => points,
  );
  return { key: first.key, policy: first.policy, points: all, now: first.now };
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
  const nameOf = namesOf(partners);
  const where = `${name} (${allianceId})`;
  if (debtor === undefined) return `Trust in ${where}`;
  if (creditor === undefined) return `Trust in ${nameOf(debtor)}, in ${where}`;
  return `Trust of ${nameOf(creditor)} in ${nameOf(debtor)}, in ${where}`;
}
