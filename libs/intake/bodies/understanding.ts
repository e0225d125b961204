import {
  GROUND_RULE_TOPICS,
  type GroundRuleTopic,
  RELATIONSHIP_TONES,
  type RelationshipTone,
  THE_ALLIANCE,
} from '#domain';
import { Ids } from '../fields/objects.js';
import { Id, OneOf, Text, Words } from '../fields/texts.js';
import { LIMITS } from '../limits.js';
import { CommonFields } from './common-fields.js';

export class DeclareExpectationBody extends CommonFields {
  @Id({ description: 'Who expects it.', example: 'town-library' })
  partnerId!: string;

  @Id({
    description: `Of whom: a partner, or \`${THE_ALLIANCE}\`.`,
    example: 'north-college',
  })
  of!: string;

  @Words({ description: 'What is expected.', example: 'Teachers answer our readers within a week.' })
  text!: string;

  @Text(LIMITS.name, { optional: true, description: 'What shows that it is met.', example: 'days to answer' })
  measure?: string;
}

export class AgreeGroundRuleBody extends CommonFields {
  @OneOf(GROUND_RULE_TOPICS, { description: 'What the rule is about.', example: 'cost-sharing' })
  topic!: GroundRuleTopic;

  @Words({ description: 'What was agreed.', example: 'Each partner bears the costs of its own rooms.' })
  text!: string;

  @Ids(
    { maxItems: LIMITS.partners },
    { description: 'Who consents: two partners or more.', example: ['north-college', 'town-library'] },
  )
  consents!: string[];
}

export class DeclareProfileBody extends CommonFields {
  @Id({ description: 'Whose profile it is.', example: 'north-college' })
  partnerId!: string;

  @Words({ description: 'How the partner works.', example: 'Decides by term, in the staff meeting.' })
  culture!: string;

  @Words({ description: 'What matters to it.', example: 'That everybody can learn.' })
  values!: string;

  @Words({ description: 'What it may decide here.', example: 'Rooms and teachers, but no money.' })
  mandate!: string;
}

export class NotePriorRelationshipBody extends CommonFields {
  @Ids(
    { minItems: 2, maxItems: LIMITS.partners },
    { description: 'Who knew each other.', example: ['north-college', 'town-library'] },
  )
  partners!: string[];

  @OneOf(RELATIONSHIP_TONES, { description: 'How it went.', example: 'positive' })
  tone!: RelationshipTone;

  @Words({
    description: 'What there was between them. It may be older than the alliance.',
    example: 'They ran a summer school together.',
  })
  summary!: string;
}
