import { JSONSchema } from 'class-validator-jsonschema';
import { DIMENSIONS, type Dimension, WARNING_SIGNS, type WarningSign } from '#domain';
import { Id, OneOf, Optional } from '#intake';
import { AlliancePath } from '../parameters/alliance-path.js';
import { Position } from '../parameters/constraints.js';
import { ReadingQuery } from '../parameters/queries.js';

/** Stands for what trust has come to, where a position of a point could be. */
export const NOW = 'now';

export class PointPath extends AlliancePath {
  @Position()
  @JSONSchema({
    description: 'The `position` of a point; `now` is what trust has come to.',
    examples: ['now'],
  })
  position!: string;
}

export class DimensionPath extends AlliancePath {
  @OneOf(DIMENSIONS)
  @JSONSchema({ description: 'The dimension.', examples: ['delivery'] })
  dimension!: Dimension;
}

export class SignPath extends AlliancePath {
  @OneOf(Object.keys(WARNING_SIGNS) as WarningSign[])
  @JSONSchema({ description: 'The warning sign.', examples: ['W1'] })
  sign!: WarningSign;
}

export class PointLineageQuery extends ReadingQuery {
  @Optional()
  @Id()
  @JSONSchema({ description: 'The partner whose reliability it is about. Left out: the whole alliance’s.' })
  debtor?: string;

  @Optional()
  @Id()
  @JSONSchema({ description: 'Towards this partner only. Needs `debtor`.' })
  creditor?: string;
}
