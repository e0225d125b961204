import { IsInt, Min } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Optional } from '#intake';
import { PageQuery, Purpose, ReadingQuery } from '../parameters/queries.js';

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

  @Purpose()
  purpose?: string;
}

export class StateQuery extends ReadingQuery {
  @Optional()
  @IsInt()
  @Min(0)
  @JSONSchema({ description: 'Up to this revision.', examples: [3] })
  revision?: number;
}
