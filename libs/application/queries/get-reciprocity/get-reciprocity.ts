import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type OccurredOn, type ReciprocityView, reciprocityOf, reciprocityView } from '#domain';
import type { EventStore } from '#event-store';
import { assessed } from '../shared/assessed.js';
import type { ReadModels } from '../shared/read-models.js';

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
  constructor(
    private readonly models: ReadModels,
    private readonly store: EventStore,
  ) {}

  async execute({ allianceId, asOf }: GetReciprocity): Promise<ReciprocityView> {
    const { models, store } = this;
    const then = await assessed({ models, store }, allianceId, asOf);
    return reciprocityView(reciprocityOf(then.ledger, then.asOf));
  }
}
