import { IsInt, Max, Min } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { type FieldDecorator, Instant, Optional, PartialDate, ShortText, composed } from '#intake';
import { Cursor, Position } from './constraints.js';

const MOST_AS_A_RULE = 100;

const Limit = (): FieldDecorator =>
  composed(
    Optional(),
    IsInt(),
    Min(1),
    Max(1000),
    JSONSchema({ description: 'How many items a page has, at most.', default: MOST_AS_A_RULE }),
  );

const After = (): FieldDecorator =>
  composed(
    Optional(),
    Cursor(),
    JSONSchema({ description: 'The `next` of the page before, asked with the same parameters.' }),
  );

/** Why somebody reads what the audit trail tells of. */
export const Purpose = (): FieldDecorator =>
  composed(
    Optional(),
    ShortText(),
    JSONSchema({
      description: 'Why it is read: goes into the audit trail, with who read what and when.',
      examples: ['case 17'],
    }),
  );

/** When: what was known, what had happened. */
export class MomentQuery {
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

/** The same, and what was written. */
export class ReadingQuery extends MomentQuery {
  @Optional()
  @Position()
  @JSONSchema({
    description:
      'A `position` that a command answered: waits, 5 s at most, until the read models have seen that event; 503 if they have not by then.',
  })
  after?: string;
}

/** Page by page. */
export class PageQuery extends ReadingQuery {
  @Limit() limit = MOST_AS_A_RULE;
  @After() cursor?: string;
}

/** Page by page, of what is not an alliance's. */
export class Paged {
  @Limit() limit = MOST_AS_A_RULE;
  @After() cursor?: string;
}
