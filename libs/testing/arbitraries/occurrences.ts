import {
  changesStructure,
  companionsOf,
  evolve,
  precisionOf,
  startOf,
  statusOf,
  type AllianceState,
  type RecordedAllianceEvent,
} from '#domain';

type Life = readonly RecordedAllianceEvent[];

const some = (test: (event: RecordedAllianceEvent, index: number, life: Life) => boolean) => (life: Life) =>
  life.some(test);

const isRough = ({ occurredOn }: RecordedAllianceEvent): boolean =>
  ['year', 'month'].includes(precisionOf(occurredOn) ?? '');

/** The alliance before an event of its life. */
function before(life: Life, index: number): AllianceState | undefined {
  return life.slice(0, index).reduce<AllianceState | undefined>(evolve, undefined);
}

const roughly = (type: RecordedAllianceEvent['type']) =>
  some((event) => event.type === type && isRough(event));

const resolved = (verdict: string) =>
  some(({ type, data }) => type === 'DisputeResolved' && data.verdict === verdict);

/** What should come often enough in random lives, since it is where rules meet; and how it is recognised. */
export const OCCURRENCES: Readonly<Record<string, (life: Life) => boolean>> = {
  'a roughly dated forming': roughly('AllianceFormed'),
  'a roughly dated join': roughly('PartnerJoined'),
  'a roughly dated departure': roughly('PartnerLeft'),
  'a roughly dated pause': roughly('AlliancePaused'),
  'a roughly dated end of a pause': roughly('AllianceResumed'),
  'a roughly dated lapse': roughly('AllianceLapsed'),
  'a roughly dated change of structure in the period of another': some(
    (event, index, life) =>
      isRough(event) &&
      changesStructure(event.type) &&
      life
        .slice(0, index)
        .some(
          (other) => changesStructure(other.type) && startOf(other.occurredOn) >= startOf(event.occurredOn),
        ),
  ),
  'an outcome disputed, and upheld': resolved('upheld'),
  'an outcome disputed, and overturned': resolved('overturned'),
  'a departure of somebody with an open promise': some(
    (event, index, life) =>
      event.type === 'PartnerLeft' &&
      (before(life, index)?.commitments.some(
        (commitment) =>
          statusOf(commitment) === 'open' &&
          [...commitment.debtors, ...commitment.creditors].includes(event.data.partnerId),
      ) ??
        false),
  ),
  'a mutual promise': some(
    ({ type, data }) => type === 'CommitmentMade' && data.debtors.some((one) => data.creditors.includes(one)),
  ),
  'contributions in several currencies': (life) =>
    new Set(life.flatMap(({ type, data }) => (type === 'ContributionMade' && data.value?.currency) || []))
      .size > 1,
  'a retraction of what others were recorded with': some(
    ({ type, data }, _, life) =>
      type === 'EntryRetracted' &&
      life.some((entry) => entry.eventId === data.eventId && companionsOf(entry) > 0),
  ),
  'a late entry': some(
    ({ occurredOn }, index, life) => index > 0 && occurredOn < (life[index - 1]?.occurredOn ?? ''),
  ),
};
