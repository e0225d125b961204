import { JSONSchema } from 'class-validator-jsonschema';
import { Id, Optional } from '#intake';
import { AlliancePath } from '../parameters/alliance-path.js';
import { PageQuery } from '../parameters/queries.js';

export class ContributionPath extends AlliancePath {
  @Id()
  @JSONSchema({ description: 'The contribution.', examples: ['spring-rooms'] })
  contributionId!: string;
}

export class ContributionsQuery extends PageQuery {
  @Optional()
  @Id()
  @JSONSchema({ description: 'Those that this partner gave, or is named as having got.' })
  partner?: string;
}
