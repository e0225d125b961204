import { IsObject } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { CLOUD_EVENT_TYPES } from '../cloud-events/event-types.js';
import { Ids, ListOf, Texts } from '../decorators/lists.js';
import { Optional } from '../decorators/optional.js';
import { Id, OneOf } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { TrustPolicyChoice, type TrustPolicyInput } from '../bodies/trust-policy.js';

/** An event that did not happen. */
export class InventedEventBody {
  @OneOf(
    CLOUD_EVENT_TYPES,
    'What would have happened: as the type of a CloudEvent.',
    'entente.commitment-missed.v1',
  )
  type!: string;

  @IsObject()
  @JSONSchema({
    description: 'As the data of a CloudEvent, with `occurredOn` in them. It is decided like a command.',
    examples: [{ commitmentId: 'rooms-2024', asOf: '2024-07-01', occurredOn: '2024-07-02' }],
  })
  data!: object;
}

/** In which way an alliance is thought to have been otherwise, and what is asked of it. */
export class WhatIfBody {
  @Optional()
  @Ids({ maxItems: LIMITS.whatIfEvents }, 'The ids of events to leave out, with what builds on them.', [
    '3c9136a2-d4b1-824d-a6ad-6418e2eae8a5',
  ])
  without?: string[];

  @Optional()
  @ListOf(
    () => InventedEventBody,
    { maxItems: LIMITS.whatIfEvents },
    'Events to invent: each is decided after the ones before it.',
  )
  events?: InventedEventBody[];

  @Optional()
  @TrustPolicyChoice('The trust policy it would have had from the beginning: a preset’s name, or the values.')
  trustPolicy?: TrustPolicyInput;

  @Optional()
  @Texts(
    { maxItems: LIMITS.whatIfEvents, maxLength: 200 },
    'The names of figures, or how they begin. Left out: those that differ.',
    ['scorecard', 'trust'],
  )
  figures?: string[];

  @Optional()
  @Id('The partner whose timeline is looked at. Left out: the whole alliance’s.', 'north-college')
  debtor?: string;

  @Optional()
  @Id('Towards this partner only. Needs `debtor`.', 'town-library')
  creditor?: string;
}
