import { JSONSchema } from 'class-validator-jsonschema';
import { CLOCKS, type ChangesRange } from '#application';
import { OneOf, Optional, PartialDate } from '#intake';
import { ReadingQuery } from '../parameters/queries.js';

export class ChangesQuery extends ReadingQuery {
  @PartialDate()
  @JSONSchema({
    description: 'From the beginning of this on; after it, if it is an instant.',
    examples: ['2024-03'],
  })
  from!: string;

  @Optional()
  @PartialDate()
  @JSONSchema({ description: 'Up to the end of this. Left out: now.', examples: ['2024-06-30'] })
  to?: string;

  @Optional()
  @OneOf(CLOCKS)
  @JSONSchema({
    description:
      'What was recorded between the two, as of `asOf`; or what happened between them, as known at `knownAt`.',
    default: 'recorded',
  })
  clock: ChangesRange['clock'] = 'recorded';
}
