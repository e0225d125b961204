import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type ReciprocityView, reciprocityOf, reciprocityView } from '#domain';
import { type Moment } from '../shared/moment.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

/** Who gave what in an alliance, and who got it. */
export class GetReciprocity extends Query<ReciprocityView> {
  constructor(
    readonly allianceId: string,
    readonly moment: Moment = {},
  ) {
    super();
  }
}

@QueryHandler(GetReciprocity)
export class GetReciprocityHandler implements IQueryHandler<GetReciprocity> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ allianceId, moment }: GetReciprocity): Promise<ReciprocityView> {
    const then = await this.dependencies.assessments.of(allianceId, moment);
    return reciprocityView(reciprocityOf(then.state, then.asOf));
  }
}
