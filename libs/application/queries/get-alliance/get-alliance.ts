import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type AllianceAnswer, allianceAnswer } from '../shared/alliance-answer.js';
import type { ReadModels } from '../shared/read-models.js';

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
  constructor(private readonly models: ReadModels) {}

  async execute({ allianceId, after }: GetAlliance): Promise<AllianceAnswer> {
    await this.models.upTo(after, ['alliances'], allianceId);
    return allianceAnswer(await this.models.alliance(allianceId), this.models.now());
  }
}
