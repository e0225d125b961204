import { IsInt, Max, Min } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Instant, Optional, PartialDate } from '#intake';
import { Cursor, Position } from './constraints.js';

/** When: what was written, what was known, what had happened. */
export class ReadingQuery {
  @Optional()
  @Position()
  @JSONSchema({
    description:
      'A `position` that a command answered: waits, 5 s at most, until the read models have seen that event; 503 if they have not by then.',
  })
  after?: string;

  @Optional()
  @Instant()
  @JSONSchema({
    description: 'As it was known at this instant: what was recorded by then. Left out: all there is.',
  })
  knownAt?: string;

  @Optional()
  @PartialDate()
  @JSONSchema({
    description:
      'As of the end of this: what had happened by then, as far as it was known at `knownAt`. Left out: now, or `knownAt`.',
    examples: ['2024-06'],
  })
  asOf?: string;
}

/** Page by page. */
export class PageQuery extends ReadingQuery {
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
