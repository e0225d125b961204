import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type CommitmentDocument,
  type CommitmentStatusNow,
  type OccurredOn,
  READ_MODELS,
  startOf,
  defined,
} from '#domain';
import { type Where } from '#read-store';
import { type CommitmentAnswer, commitmentAnswer } from '../shared/commitment-answer.js';
import { type Reading, askedAt } from '../shared/moment.js';
import { type Page, type Paging, pageOf } from '../shared/page.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

export interface CommitmentFilter {
  /** By the date they were made. Of all alliances, if there is none: by due date. */
  readonly allianceId?: string | undefined;
  readonly status?: CommitmentStatusNow | undefined;
  /** Those whose due date is over when this begins. */
  readonly dueBefore?: OccurredOn | undefined;
}

/** Commitments of an alliance, or of all of them. */
export class ListCommitments extends Query<Page<CommitmentAnswer>> {
  constructor(
    readonly filter: CommitmentFilter,
    readonly paging: Paging,
    readonly reading: Reading = {},
  ) {
    super();
  }
}

@QueryHandler(ListCommitments)
export class ListCommitmentsHandler implements IQueryHandler<ListCommitments> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ filter, paging, reading }: ListCommitments): Promise<Page<CommitmentAnswer>> {
    const { allianceId, status, dueBefore } = filter;
    const models = await (allianceId === undefined
      ? this.dependencies.models.ofAll(reading, 'commitments')
      : this.dependencies.models.ofAlliance(allianceId, reading, ['commitments', 'alliances']));
    const now = Date.parse(models.now());
    const listing = {
      collection: READ_MODELS.commitments,
      where: whereNow(filter, now),
      sort: [allianceId === undefined ? 'overdueFrom' : 'madeAt'],
      asked: ['commitments', allianceId, status, dueBefore, ...askedAt(reading)],
    };
    const { items, ...rest } = await pageOf<CommitmentDocument>(models.documents, listing, paging);
    if (items.length === 0 && allianceId !== undefined) await models.alliance(allianceId);
    return { items: items.map((document) => commitmentAnswer(document, now)), ...rest };
  }
}

/** An open commitment is overdue from some moment on: which it is depends on the time of asking. */
function whereNow({ allianceId, status, dueBefore }: CommitmentFilter, now: number): Where {
  const until = Math.min(
    status === 'overdue' ? now : Infinity,
    dueBefore === undefined ? Infinity : startOf(dueBefore),
  );
  const range = defined({
    gt: status === 'open' ? now : undefined,
    lte: until < Infinity ? until : undefined,
  });
  return defined({
    allianceId,
    status: status === 'overdue' ? 'open' : status,
    overdueFrom: Object.keys(range).length === 0 ? undefined : range,
  });
}
