import { JSONSchema } from 'class-validator-jsonschema';
import { Id, OneOf, Optional, PartialDate } from '#intake';
import { COMMITMENT_STATUSES_NOW } from '#application';
import { type CommitmentStatusNow } from '#domain';
import { AlliancePath } from '../parameters/alliance-path.js';
import { PageQuery } from '../parameters/queries.js';

export class CommitmentPath extends AlliancePath {
  @Id()
  @JSONSchema({ description: 'The commitment.', examples: ['spring-teachers'] })
  commitmentId!: string;
}

export class CommitmentsQuery extends PageQuery {
  @Optional()
  @OneOf(COMMITMENT_STATUSES_NOW)
  @JSONSchema({
    description: 'Those of this status. `open` are those that are not overdue.',
  })
  status?: CommitmentStatusNow;
}

export class AllCommitmentsQuery extends CommitmentsQuery {
  @Optional()
  @PartialDate()
  @JSONSchema({ description: 'Those whose due date is over when this begins.', examples: ['2025-01-01'] })
  dueBefore?: string;
}
