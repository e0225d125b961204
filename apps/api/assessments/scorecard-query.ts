import { IsBoolean } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Optional } from '#intake';
import { ReadingQuery } from '../parameters/queries.js';

export class ScorecardQuery extends ReadingQuery {
  @Optional()
  @IsBoolean()
  @JSONSchema({ description: 'With the events that each dimension comes from.', default: false })
  explain = false;
}
