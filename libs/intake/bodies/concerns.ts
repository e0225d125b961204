import { JSONSchema } from 'class-validator-jsonschema';
import { CONCERN_KINDS, type ConcernKind } from '#domain';
import { Optional } from '../decorators/optional.js';
import { OwnId } from '../decorators/own-id.js';
import { FreeText, Name, OneOf } from '../decorators/texts.js';
import { CommonFields, madeId } from './common-fields.js';
import { ofItem } from './of-item.js';

export class RaiseConcernBody extends CommonFields {
  static readonly leftOut = { concernId: madeId } as const;

  @OwnId('concern', 'late-answers')
  concernId?: string;

  @OneOf(CONCERN_KINDS)
  @JSONSchema({ description: 'What sort of concern.', examples: ['communication'] })
  kind!: ConcernKind;

  @FreeText()
  @JSONSchema({ description: 'What worries.', examples: ['Messages remain unanswered for weeks.'] })
  text!: string;

  @Optional()
  @Name()
  @JSONSchema({
    description: 'Whom or what it is about: the id of a partner, or words.',
    examples: ['north-college'],
  })
  about?: string;
}

export class ResolveConcernBody extends CommonFields {}

export const CONCERN_BODIES = {
  ConcernRaised: RaiseConcernBody,
  ConcernResolved: ofItem('concernId', ResolveConcernBody),
};
