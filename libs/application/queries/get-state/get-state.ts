import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type CommitmentDocument, READ_MODELS } from '#domain';
import { type AllianceAnswer, allianceAnswer } from '../shared/alliance-answer.js';
import { type CommitmentAnswer, commitmentAnswer } from '../shared/commitment-answer.js';
import { type StateMoment } from '../shared/moment.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

export interface StateAnswer extends AllianceAnswer {
  /** In the order in which they were recorded. */
  readonly commitments: readonly CommitmentAnswer[];
}

/** An alliance as its events say, whatever the stored read models say. */
export class GetState extends Query<StateAnswer> {
  constructor(
    readonly allianceId: string,
    readonly moment: StateMoment,
  ) {
    super();
  }
}

@QueryHandler(GetState)
export class GetStateHandler implements IQueryHandler<GetState> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ allianceId, moment }: GetState): Promise<StateAnswer> {
    const models = await this.dependencies.models.ofEvents(allianceId, moment, ['alliances', 'commitments']);
    const [alliance, asOf] = [await models.alliance(allianceId), models.now()];
    const commitments = await models.documents.find(READ_MODELS.commitments, {});
    const instant = Date.parse(asOf);
    return {
      ...allianceAnswer(alliance, asOf),
      commitments: (commitments as unknown as CommitmentDocument[])
        .toSorted((one, other) => firstRevision(one) - firstRevision(other))
        .map((document) => commitmentAnswer(document, instant)),
    };
  }
}

/** Of the event by which it was made. */
function firstRevision({ fold: { positions } }: CommitmentDocument): number {
  return positions[0]?.[0] ?? 0;
}
