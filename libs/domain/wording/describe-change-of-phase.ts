import type { RecordedAllianceEvent } from '../catalogue/events.js';
import { joined, listed } from '../shared/text.js';
import type { Names } from './names.js';

/** How an alliance stopped, went on or ended, in plain words. */
export function describeChangeOfPhase(
  event: RecordedAllianceEvent<
    | 'AlliancePaused'
    | 'AllianceResumed'
    | 'AllianceLapsed'
    | 'AllianceRevived'
    | 'AllianceDissolved'
    | 'AllianceFormalised'
  >,
  names: Names,
): string {
  switch (event.type) {
    case 'AlliancePaused': {
      const { by, reason, lookAgainOn } = event.data;
      const who = by?.length ? `${listed(by.map(names.partner))} paused the alliance` : 'The alliance paused';
      return joined(`${who}: ${reason}`, lookAgainOn && `to look again on ${lookAgainOn}`);
    }
    case 'AllianceResumed':
      return `The alliance resumed${event.data.reason === undefined ? '' : `: ${event.data.reason}`}`;
    case 'AllianceLapsed':
      return `The alliance lapsed: ${event.data.basis}`;
    case 'AllianceRevived':
      return `The alliance revived: ${event.data.basis}`;
    case 'AllianceDissolved': {
      const { reason, initiatedBy, lessons } = event.data;
      const who =
        initiatedBy === undefined
          ? 'The alliance was dissolved'
          : `${names.partner(initiatedBy)} dissolved the alliance`;
      return joined(`${who}: ${ENDINGS[reason]}`, lessons && `lessons: ${lessons}`);
    }
    case 'AllianceFormalised': {
      const { instrument, successor } = event.data;
      return joined(`The alliance was formalised: ${instrument}`, successor && `succeeded by ${successor}`);
    }
    default:
      return event satisfies never;
  }
}

const ENDINGS = {
  achieved: 'it had achieved its purpose',
  expired: 'its time was up',
  withdrew: 'a partner withdrew',
  failed: 'it had failed',
  external: 'of external causes',
  merged: 'it merged into another',
} as const;
