import { CONCERN_KINDS, type ConcernKind } from '#domain';
import { Optional } from '../decorators/optional.js';
import { OwnId } from '../decorators/own-id.js';
import { FreeText, OneOf, ShortText } from '../decorators/texts.js';
import { CommonFields, madeId } from './common-fields.js';
import { ofItem } from './of-item.js';

export class RaiseConcernBody extends CommonFields {
  static readonly leftOut = { concernId: madeId } as const;

  @OwnId('concern', 'late-answers')
  concernId?: string;

  @OneOf(CONCERN_KINDS, 'What sort of concern.', 'communication')
  kind!: ConcernKind;

  @FreeText('What worries.', 'Messages remain unanswered for weeks.')
  text!: string;

  @Optional()
  @ShortText('Whom or what it is about: the id of a partner, or words.', 'north-college')
  about?: string;
}

export class ResolveConcernBody extends CommonFields {}

export const CONCERN_BODIES = {
  ConcernRaised: RaiseConcernBody,
  ConcernResolved: ofItem('concernId', ResolveConcernBody),
};
