import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type AllianceAnswer, allianceAnswer } from '../shared/alliance-answer.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

/** An alliance as it stands. */
export class GetAlliance extends Query<AllianceAnswer> {
  constructor(
    readonly allianceId: string,
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(GetAlliance)
export class GetAllianceHandler implements IQueryHandler<GetAlliance> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ allianceId, after }: GetAlliance): Promise<AllianceAnswer> {
    await this.dependencies.models.upTo(after, ['alliances'], allianceId);
    return allianceAnswer(
      await this.dependencies.models.alliance(allianceId),
      this.dependencies.models.now(),
    );
  }
}
