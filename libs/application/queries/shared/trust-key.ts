import { type TrustKey, defined } from '#domain';
import { NotFound } from './errors.js';

/** A key without anything else, among those who are or were partners of an alliance. @throws NotFound for a stranger */
export function keyAmong(
  { debtor, creditor }: TrustKey,
  allianceId: string,
  partnerIds: readonly string[],
): TrustKey {
  for (const partner of [debtor, creditor])
    if (partner !== undefined && !partnerIds.includes(partner))
      throw new NotFound(`${partner} never was a partner of alliance ${allianceId}.`);
  return defined({ debtor, creditor });
}
