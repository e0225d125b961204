import { JSONSchema } from 'class-validator-jsonschema';
import {
  GROUND_RULE_TOPICS,
  type GroundRuleTopic,
  RELATIONSHIP_TONES,
  type RelationshipTone,
  THE_ALLIANCE,
} from '#domain';
import { Ids } from '../decorators/lists.js';
import { Optional } from '../decorators/optional.js';
import { FreeText, Id, OneOf, Text } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields } from './common-fields.js';

export class DeclareExpectationBody extends CommonFields {
  @Id()
  @JSONSchema({ description: 'Who expects it.', examples: ['town-library'] })
  partnerId!: string;

  @Id()
  @JSONSchema({ description: `Of whom: a partner, or \`${THE_ALLIANCE}\`.`, examples: ['north-college'] })
  of!: string;

  @FreeText()
  @JSONSchema({ description: 'What is expected.', examples: ['Teachers answer our readers within a week.'] })
  text!: string;

  @Optional()
  @Text(LIMITS.name)
  @JSONSchema({ description: 'What shows that it is met.', examples: ['days to answer'] })
  measure?: string;
}

export class AgreeGroundRuleBody extends CommonFields {
  @OneOf(GROUND_RULE_TOPICS)
  @JSONSchema({ description: 'What the rule is about.', examples: ['cost-sharing'] })
  topic!: GroundRuleTopic;

  @FreeText()
  @JSONSchema({
    description: 'What was agreed.',
    examples: ['Each partner bears the costs of its own rooms.'],
  })
  text!: string;

  @Ids({ maxItems: LIMITS.partners })
  @JSONSchema({
    description: 'Who consents: two partners or more.',
    examples: [['north-college', 'town-library']],
  })
  consents!: string[];
}

export class DeclareProfileBody extends CommonFields {
  @Id()
  @JSONSchema({ description: 'Whose profile it is.', examples: ['north-college'] })
  partnerId!: string;

  @FreeText()
  @JSONSchema({ description: 'How the partner works.', examples: ['Decides by term, in the staff meeting.'] })
  culture!: string;

  @FreeText()
  @JSONSchema({ description: 'What matters to it.', examples: ['That everybody can learn.'] })
  values!: string;

  @FreeText()
  @JSONSchema({ description: 'What it may decide here.', examples: ['Rooms and teachers, but no money.'] })
  mandate!: string;
}

export class NotePriorRelationshipBody extends CommonFields {
  @Ids({ minItems: 2, maxItems: LIMITS.partners })
  @JSONSchema({ description: 'Who knew each other.', examples: [['north-college', 'town-library']] })
  partners!: string[];

  @OneOf(RELATIONSHIP_TONES)
  @JSONSchema({ description: 'How it went.', examples: ['positive'] })
  tone!: RelationshipTone;

  @FreeText()
  @JSONSchema({
    description: 'What there was between them. It may be older than the alliance.',
    examples: ['They ran a summer school together.'],
  })
  summary!: string;
}

export const UNDERSTANDING_BODIES = {
  ExpectationDeclared: DeclareExpectationBody,
  GroundRuleAgreed: AgreeGroundRuleBody,
  ProfileDeclared: DeclareProfileBody,
  PriorRelationshipNoted: NotePriorRelationshipBody,
};
