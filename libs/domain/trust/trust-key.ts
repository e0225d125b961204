/** Whose reliability a timeline is about: a debtor's towards a creditor, a debtor's, or (neither) the alliance's. */
export interface TrustKey {
  readonly debtor?: string;
  readonly creditor?: string;
}

export const ALLIANCE_KEY = 'alliance';

/** The key as one string: `alliance`, `partner:<debtor>` or `pair:<debtor>><creditor>`. No id contains `:` or `>`. */
export function trustKeyName({ debtor, creditor }: TrustKey): string {
  if (debtor === undefined) return ALLIANCE_KEY;
  return creditor === undefined ? `partner:${debtor}` : `pair:${debtor}>${creditor}`;
}
