import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type AllianceAnswer, allianceAnswer } from '../shared/alliance-answer.js';
import { type Reading } from '../shared/moment.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

/** An alliance as it stands. */
export class GetAlliance extends Query<AllianceAnswer> {
  constructor(
    readonly allianceId: string,
    readonly reading: Reading = {},
  ) {
    super();
  }
}

@QueryHandler(GetAlliance)
export class GetAllianceHandler implements IQueryHandler<GetAlliance> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ allianceId, reading }: GetAlliance): Promise<AllianceAnswer> {
    const models = await this.dependencies.models.ofAlliance(allianceId, reading, ['alliances']);
    return allianceAnswer(await models.alliance(allianceId), models.now());
  }
}
