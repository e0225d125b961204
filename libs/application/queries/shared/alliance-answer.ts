import { type AllianceDocument, type AllianceView, type DatedEvidence, type Score, scoreAsOf } from '#domain';

/** An alliance as it is shown: with its trust as of a moment. */
export interface AllianceAnswer extends AllianceView {
  readonly trust: { readonly asOf: string } & Score;
  readonly revision: number;
  readonly position: string;
}

/** `asOf` is an instant: ISO 8601, UTC. */
export function allianceAnswer(document: AllianceDocument, asOf: string): AllianceAnswer {
  const { _id, updatedAt, partnerIds, fold, trust, revision, position, ...view } = document;
  void [_id, updatedAt, partnerIds, fold];
  return { ...view, trust: trustAnswer(trust, view, asOf), revision, position };
}

export function trustAnswer(
  evidence: DatedEvidence,
  { trustPolicy }: Pick<AllianceView, 'trustPolicy'>,
  asOf: string,
): AllianceAnswer['trust'] {
  const { E, lower, upper, u, band } = scoreAsOf(evidence, Date.parse(asOf), trustPolicy);
  return { asOf, E, lower, upper, u, band };
}
