import { THE_ALLIANCE } from '../catalogue/events.js';
import type { RecordedAllianceEvent } from '../catalogue/events.js';
import { joined, listed } from '../shared/text.js';
import type { Names } from './names.js';

/** What partners told each other of themselves and of how to get on, in plain words. */
export function describeUnderstanding(
  event: RecordedAllianceEvent<
    'ExpectationDeclared' | 'GroundRuleAgreed' | 'ProfileDeclared' | 'PriorRelationshipNoted'
  >,
  names: Names,
): string {
  switch (event.type) {
    case 'ExpectationDeclared': {
      const { partnerId, of, text, measure } = event.data;
      const whom = of === THE_ALLIANCE ? 'the alliance' : names.partner(of);
      return joined(
        `${names.partner(partnerId)} said what it expects of ${whom}: ${text}`,
        measure && `measured by: ${measure}`,
      );
    }
    case 'GroundRuleAgreed': {
      const { topic, text, consents } = event.data;
      const about = topic.replaceAll('-', ' ');
      return `${listed(consents.map(names.partner))} agreed a ground rule on ${about}: ${text}`;
    }
    case 'ProfileDeclared': {
      const { partnerId, culture, values, mandate } = event.data;
      return joined(
        `${names.partner(partnerId)} described itself: culture: ${culture}`,
        `values: ${values}`,
        `mandate: ${mandate}`,
      );
    }
    case 'PriorRelationshipNoted': {
      const { partners, tone, summary } = event.data;
      return `${listed(partners.map(names.partner))} had a ${tone} relationship before: ${summary}`;
    }
    default:
      return event satisfies never;
  }
}
