import { CONCERN_KINDS, type ConcernKind } from '#domain';
import { Id, Name, OneOf, Words } from '../fields/texts.js';
import { CommonFields } from './common-fields.js';

export class RaiseConcernBody extends CommonFields {
  @Id({
    optional: true,
    description: 'Your id for the concern. Left out: made for it, from the idempotency key if there is one.',
    example: 'late-answers',
  })
  concernId?: string;

  @OneOf(CONCERN_KINDS, { description: 'What sort of concern.', example: 'communication' })
  kind!: ConcernKind;

  @Words({ description: 'What worries.', example: 'Messages remain unanswered for weeks.' })
  text!: string;

  @Name({
    optional: true,
    description: 'Whom or what it is about: the id of a partner, or words.',
    example: 'north-college',
  })
  about?: string;
}

export class ResolveConcernBody extends CommonFields {}

export class ConcernResolvedData extends CommonFields {
  @Id({ description: 'The concern.', example: 'late-answers' })
  concernId!: string;
}
