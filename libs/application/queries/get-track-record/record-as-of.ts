import {
  type OccurredOn,
  type TrackRecordView,
  evidenceOfCommitment,
  timelineOf,
  trackRecordView,
} from '#domain';
import { type EventStore } from '#event-store';
import { eventsAt } from '../shared/events-at.js';
import { foldState } from '../shared/fold-state.js';

/** A partner's record in an alliance as of a date, from its events; undefined if it was not in it by then. */
export async function recordAsOf(
  store: EventStore,
  allianceId: string,
  partnerId: string,
  asOf: OccurredOn,
): Promise<TrackRecordView | undefined> {
  const folded = foldState(await eventsAt(store, allianceId, { asOf }));
  const partner = folded?.profile.partners.find((one) => one.partnerId === partnerId);
  if (folded === undefined || partner === undefined) return undefined;
  const evidence = [
    ...[...folded.commitments.values()].flatMap(evidenceOfCommitment),
    ...folded.otherEvidence,
  ];
  const timeline = timelineOf({ debtor: partnerId }, evidence, folded.profile.policies);
  return trackRecordView(folded.profile, partner, timeline.at(-1));
}
