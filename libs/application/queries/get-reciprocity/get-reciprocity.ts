import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type OccurredOn, type ReciprocityView, reciprocityOf, reciprocityView } from '#domain';
import { type QueryDependencies } from '../shared/query-dependencies.js';

/** Who gave what in an alliance, and who got it. */
export class GetReciprocity extends Query<ReciprocityView> {
  constructor(
    readonly allianceId: string,
    /** Up to the end of this, as it is known now; without it, now. */
    readonly asOf?: OccurredOn,
  ) {
    super();
  }
}

@QueryHandler(GetReciprocity)
export class GetReciprocityHandler implements IQueryHandler<GetReciprocity> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ allianceId, asOf }: GetReciprocity): Promise<ReciprocityView> {
    const then = await this.dependencies.assessments.of(allianceId, asOf);
    return reciprocityView(reciprocityOf(then.state, then.asOf));
  }
}
