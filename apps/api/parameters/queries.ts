import { IsInt, Max, Min } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Optional, PartialDate } from '#intake';
import { Cursor, Position } from './constraints.js';

/** Read your own write. */
export class AfterQuery {
  @Optional()
  @Position()
  @JSONSchema({
    description:
      'A `position` that a command answered: waits, 5 s at most, until the read models have seen that event; 503 if they have not by then.',
  })
  after?: string;
}

/** Page by page. */
export class PageQuery extends AfterQuery {
  @Optional()
  @IsInt()
  @Min(1)
  @Max(1000)
  @JSONSchema({ description: 'How many items a page has, at most.', default: 100 })
  limit = 100;

  @Optional()
  @Cursor()
  @JSONSchema({ description: 'The `next` of the page before, asked with the same parameters.' })
  cursor?: string;
}

/** At another time than now. */
export class AsOfQuery extends AfterQuery {
  @Optional()
  @PartialDate()
  @JSONSchema({
    description: 'As of the end of this: what happened by then, as it is known now. Left out: now.',
    examples: ['2024-06'],
  })
  asOf?: string;
}
