/** What a text needs to know of a commitment. */
export interface NamedCommitment {
  readonly debtors: readonly string[];
  readonly creditors: readonly string[];
  readonly description: string;
}

/** What those that an event speaks of by their ids are called. */
export interface Names {
  readonly partner: (partnerId: string) => string;
  readonly commitment: (commitmentId: string) => NamedCommitment | undefined;
}
