import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type WarningSignsView, warningSignsOf, warningSignsView } from '#domain';
import { type Moment } from '../shared/moment.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

/** The failure patterns that an alliance shows, with the facts that triggered them. */
export class GetWarningSigns extends Query<WarningSignsView> {
  constructor(
    readonly allianceId: string,
    readonly moment: Moment = {},
  ) {
    super();
  }
}

@QueryHandler(GetWarningSigns)
export class GetWarningSignsHandler implements IQueryHandler<GetWarningSigns> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ allianceId, moment }: GetWarningSigns): Promise<WarningSignsView> {
    const then = await this.dependencies.assessments.of(allianceId, moment);
    return warningSignsView(allianceId, then.asOf, warningSignsOf(then.state, then.asOf));
  }
}
