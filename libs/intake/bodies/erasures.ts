import { Optional } from '../decorators/optional.js';
import { Id, PartialDate, Text } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields } from './common-fields.js';

/** Who is to be forgotten, and why. */
export class ForgetBody {
  @Text(
    LIMITS.name,
    'Who: the id of a partner; a person or caller as events name them; or `alliance` for what is nobody’s alone.',
    'north-college',
  )
  subject!: string;

  @Text(LIMITS.text, 'Why. It stays on record: name nobody in it.', 'A request under article 17 GDPR.')
  reason!: string;
}

/** What the service records of it. */
export class ErasePersonalTextData extends CommonFields {
  @Id('The erasure.', '0198f5f0-6d3c-7c4e-9d6a-0f2a4c1b7e11')
  erasureId!: string;

  @Optional()
  @Id('Whose texts they were; left out where it was no partner.', 'north-college')
  partnerId?: string;

  @PartialDate('The day that stands in their place.', '2026-11-28')
  erasedOn!: string;
}
