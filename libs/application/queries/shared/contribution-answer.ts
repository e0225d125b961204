import type { ContributionDocument } from '#domain';

/** A contribution as it is shown. */
export type ContributionAnswer = Omit<
  ContributionDocument,
  '_id' | 'position' | 'updatedAt' | 'at' | 'eventPosition' | 'partnerIds'
>;

export function contributionAnswer(document: ContributionDocument): ContributionAnswer {
  const { _id, position, updatedAt, at, eventPosition, partnerIds, ...answer } = document;
  void [_id, position, updatedAt, at, eventPosition, partnerIds];
  return answer;
}
