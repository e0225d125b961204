import { joined } from '../shared/text.js';
import { type EventDefinitions } from './definition.js';
import { allOf } from './names.js';
import { type GroundRuleTopic, type RelationshipTone, THE_ALLIANCE } from './words.js';

/** What partners told each other of themselves and of how to get on. */
export interface UnderstandingEvents {
  ExpectationDeclared: {
    readonly partnerId: string;
    /** A partner, or the alliance: see `THE_ALLIANCE`. */
    readonly of: string;
    readonly text: string;
    readonly measure?: string;
  };
  GroundRuleAgreed: {
    readonly topic: GroundRuleTopic;
    readonly text: string;
    readonly consents: readonly string[];
  };
  ProfileDeclared: {
    readonly partnerId: string;
    readonly culture: string;
    readonly values: string;
    readonly mandate: string;
  };
  PriorRelationshipNoted: {
    readonly partners: readonly string[];
    readonly tone: RelationshipTone;
    readonly summary: string;
  };
}

export const UNDERSTANDING = {
  ExpectationDeclared: {
    command: 'DeclareExpectation',
    label: 'An expectation',
    partners: ({ partnerId, of }) => (of === THE_ALLIANCE ? [partnerId] : [partnerId, of]),
    signOfLife: ({ partnerId }) => [partnerId],
    tell: ({ partnerId, of, text, measure }, names) => {
      const whom = of === THE_ALLIANCE ? 'the alliance' : names.partner(of);
      return joined(
        `${names.partner(partnerId)} said what it expects of ${whom}: ${text}`,
        measure && `measured by: ${measure}`,
      );
    },
    personal: ['text', 'measure'],
  },
  GroundRuleAgreed: {
    command: 'AgreeGroundRule',
    label: 'A ground rule',
    partners: ({ consents }) => consents,
    signOfLife: ({ consents }) => consents,
    tell: ({ topic, text, consents }, names) =>
      `${allOf(consents, names)} agreed a ground rule on ${topic.replaceAll('-', ' ')}: ${text}`,
    personal: ['text'],
  },
  ProfileDeclared: {
    command: 'DeclareProfile',
    label: "A partner's profile",
    partners: ({ partnerId }) => [partnerId],
    signOfLife: ({ partnerId }) => [partnerId],
    tell: ({ partnerId, culture, values, mandate }, names) =>
      joined(
        `${names.partner(partnerId)} described itself: culture: ${culture}`,
        `values: ${values}`,
        `mandate: ${mandate}`,
      ),
    personal: ['culture', 'values', 'mandate'],
  },
  PriorRelationshipNoted: {
    command: 'NotePriorRelationship',
    label: 'A prior relationship',
    mayBeOlder: true,
    // What was before the alliance tells nothing of its life.
    signOfLife: 'none',
    tell: ({ partners, tone, summary }, names) =>
      `${allOf(partners, names)} had a ${tone} relationship before: ${summary}`,
    personal: ['summary'],
  },
} as const satisfies EventDefinitions<UnderstandingEvents>;
