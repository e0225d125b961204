import type { AllianceEventData, RecordedAllianceEvent } from '../catalogue/events.js';
import { joined, percent } from '../shared/text.js';
import type { Names } from './names.js';
import { worth } from './worth.js';

type TrackedItemEventType =
  | 'ObjectiveSet'
  | 'ObjectiveProgressed'
  | 'ObjectiveAchieved'
  | 'ObjectiveDropped'
  | 'BenefitRealised'
  | 'ResourceNeedDeclared'
  | 'ResourceNeedMet'
  | 'ConcernRaised'
  | 'ConcernResolved'
  | 'BreachReported'
  | 'BreachConfirmed'
  | 'BreachDismissed';

/** What became of an objective, a benefit, a need, a concern or a breach, in plain words. */
export function describeTrackedItem(
  event: RecordedAllianceEvent<TrackedItemEventType>,
  names: Names,
): string {
  switch (event.type) {
    case 'ObjectiveSet': {
      const { objectiveId, text, weight, markers } = event.data;
      return joined(
        `The objective ${objectiveId} was set: ${text}`,
        weight !== 1 && `of weight ${weight}`,
        markers.length > 0 && `to be seen by: ${markers.join(', ')}`,
      );
    }
    case 'ObjectiveProgressed': {
      const { objectiveId, progress, marker } = event.data;
      return joined(`The objective ${objectiveId} is ${percent(progress)} reached`, marker);
    }
    case 'ObjectiveAchieved':
      return `The objective ${event.data.objectiveId} was achieved`;
    case 'ObjectiveDropped':
      return `The objective ${event.data.objectiveId} was dropped: ${event.data.reason}`;
    case 'BenefitRealised':
      return describeBenefit(event.data, names);
    case 'ResourceNeedDeclared': {
      const { needId, kind, amount, neededBy } = event.data;
      return `The need ${needId} was declared: ${amount === undefined ? '' : `${amount} `}${kind} by ${neededBy}`;
    }
    case 'ResourceNeedMet':
      return `${names.partner(event.data.by)} met the need ${event.data.needId}`;
    case 'ConcernRaised': {
      const { concernId, kind, text, about } = event.data;
      return joined(
        `The concern ${concernId} was raised (${kind}): ${text}`,
        about && `about ${names.partner(about)}`,
      );
    }
    case 'ConcernResolved':
      return `The concern ${event.data.concernId} was resolved`;
    case 'BreachReported': {
      const { breachId, subject, nature, by } = event.data;
      return `${names.partner(by)} reported a breach by ${names.partner(subject)} (${breachId}): ${nature}`;
    }
    case 'BreachConfirmed': {
      const { breachId, decidedBy, judgedBy } = event.data;
      return `${names.partner(decidedBy)} confirmed the breach ${breachId} by ${names.partner(judgedBy.subject)}`;
    }
    case 'BreachDismissed':
      return `${names.partner(event.data.decidedBy)} dismissed the breach ${event.data.breachId}`;
    default:
      return event satisfies never;
  }
}

function describeBenefit(
  { partnerId, kind, description, value, attributedTo }: AllianceEventData['BenefitRealised'],
  names: Names,
): string {
  return joined(
    `${names.partner(partnerId)} had a benefit (${kind}): ${description}`,
    value && worth(value),
    attributedTo && `thanks to: ${names.commitment(attributedTo)?.description ?? attributedTo}`,
  );
}
