import { IsInt, Min } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Instant, Optional, PartialDate } from '#intake';
import { AfterQuery, PageQuery } from '../parameters/queries.js';

export class EventsQuery extends PageQuery {
  @Optional()
  @IsInt()
  @Min(0)
  @JSONSchema({ description: 'The first revision, inclusive.', examples: [0] })
  from?: number;

  @Optional()
  @IsInt()
  @Min(0)
  @JSONSchema({ description: 'The last revision, inclusive.', examples: [10] })
  to?: number;
}

export class StateQuery extends AfterQuery {
  @Optional()
  @IsInt()
  @Min(0)
  @JSONSchema({ description: 'Up to this revision.', examples: [3] })
  revision?: number;

  @Optional()
  @Instant()
  @JSONSchema({ description: 'As it was known at this instant: what was recorded by then.' })
  knownAt?: string;

  @Optional()
  @PartialDate()
  @JSONSchema({
    description: 'As of the end of this: what happened by then, as it is known now.',
    examples: ['2024-06'],
  })
  asOf?: string;
}
