import { JSONSchema } from 'class-validator-jsonschema';
import { Id, OneOf, Optional, PartialDate } from '#intake';
import { BASE_RATES, type BaseRate } from '#application';
import { PageQuery } from '../parameters/queries.js';

export class TrustTimelineQuery extends PageQuery {
  @Optional()
  @Id()
  @JSONSchema({ description: 'The partner whose reliability it is about. Left out: the whole alliance’s.' })
  debtor?: string;

  @Optional()
  @Id()
  @JSONSchema({ description: 'Towards this partner only. Needs `debtor`.' })
  creditor?: string;

  @Optional()
  @OneOf(BASE_RATES)
  @JSONSchema({
    description:
      'Reads the same evidence with another expectation before any: what the debtor’s track record in its other alliances says. Needs `debtor`.',
  })
  baseRate?: BaseRate;

  @Optional()
  @PartialDate()
  @JSONSchema({ description: 'Points from the beginning of this on.', examples: ['2024'] })
  from?: string;

  @Optional()
  @PartialDate()
  @JSONSchema({ description: 'Points up to the end of this.', examples: ['2024-12-31'] })
  to?: string;
}
