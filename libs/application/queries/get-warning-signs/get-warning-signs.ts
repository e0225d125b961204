import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type OccurredOn, type WarningSignsView, warningSignsOf, warningSignsView } from '#domain';
import { type QueryDependencies } from '../shared/query-dependencies.js';

/** The failure patterns that an alliance shows, with the facts that triggered them. */
export class GetWarningSigns extends Query<WarningSignsView> {
  constructor(
    readonly allianceId: string,
    /** Up to the end of this, as it is known now; without it, now. */
    readonly asOf?: OccurredOn,
  ) {
    super();
  }
}

@QueryHandler(GetWarningSigns)
export class GetWarningSignsHandler implements IQueryHandler<GetWarningSigns> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ allianceId, asOf }: GetWarningSigns): Promise<WarningSignsView> {
    const then = await this.dependencies.assessments.of(allianceId, asOf);
    return warningSignsView(allianceId, then.asOf, warningSignsOf(then.state, then.asOf));
  }
}
