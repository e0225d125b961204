import { type ContributionDocument } from '#domain';

/** A contribution as it is shown. */
export type ContributionAnswer = Omit<
  ContributionDocument,
  '_id' | 'position' | 'updatedAt' | 'at' | 'eventPosition' | 'partnerIds' | 'valuedAt'
>;

export function contributionAnswer(document: ContributionDocument): ContributionAnswer {
  const { _id, position, updatedAt, at, eventPosition, partnerIds, valuedAt, ...answer } = document;
  void [_id, position, updatedAt, at, eventPosition, partnerIds, valuedAt];
  return answer;
}
