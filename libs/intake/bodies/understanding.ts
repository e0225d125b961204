import {
  GROUND_RULE_TOPICS,
  type GroundRuleTopic,
  RELATIONSHIP_TONES,
  type RelationshipTone,
  THE_ALLIANCE,
} from '#domain';
import { Ids } from '../decorators/lists.js';
import { Optional } from '../decorators/optional.js';
import { FreeText, Id, OneOf, ShortText } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields } from './common-fields.js';

export class DeclareExpectationBody extends CommonFields {
  @Id('Who expects it.', 'town-library')
  partnerId!: string;

  @Id(`Of whom: a partner, or \`${THE_ALLIANCE}\`.`, 'north-college')
  of!: string;

  @FreeText('What is expected.', 'Teachers answer our readers within a week.')
  text!: string;

  @Optional()
  @ShortText('What shows that it is met.', 'days to answer')
  measure?: string;
}

export class AgreeGroundRuleBody extends CommonFields {
  @OneOf(GROUND_RULE_TOPICS, 'What the rule is about.', 'cost-sharing')
  topic!: GroundRuleTopic;

  @FreeText('What was agreed.', 'Each partner bears the costs of its own rooms.')
  text!: string;

  @Ids({ maxItems: LIMITS.partners }, 'Who consents: two partners or more.', [
    'north-college',
    'town-library',
  ])
  consents!: string[];
}

export class DeclareProfileBody extends CommonFields {
  @Id('Whose profile it is.', 'north-college')
  partnerId!: string;

  @FreeText('How the partner works.', 'Decides by term, in the staff meeting.')
  culture!: string;

  @FreeText('What matters to it.', 'That everybody can learn.')
  values!: string;

  @FreeText('What it may decide here.', 'Rooms and teachers, but no money.')
  mandate!: string;
}

export class NotePriorRelationshipBody extends CommonFields {
  @Ids({ minItems: 2, maxItems: LIMITS.partners }, 'Who knew each other.', ['north-college', 'town-library'])
  partners!: string[];

  @OneOf(RELATIONSHIP_TONES, 'How it went.', 'positive')
  tone!: RelationshipTone;

  @FreeText(
    'What there was between them. It may be older than the alliance.',
    'They ran a summer school together.',
  )
  summary!: string;
}

export const UNDERSTANDING_BODIES = {
  ExpectationDeclared: DeclareExpectationBody,
  GroundRuleAgreed: AgreeGroundRuleBody,
  ProfileDeclared: DeclareProfileBody,
  PriorRelationshipNoted: NotePriorRelationshipBody,
};
