import { type AllianceEventData, type AllianceEventType } from '../catalogue/catalogue.js';
import { type TrustPolicy } from '../trust/trust-policy.js';

/** What an event says, by its type. */
export type EventSaid = {
  [T in AllianceEventType]: { readonly type: T; readonly data: AllianceEventData[T] };
}[AllianceEventType];

/** What an event would say if the alliance had had one trust policy from the beginning, and no other. */
export function underPolicy(said: EventSaid, policy: TrustPolicy): EventSaid {
  switch (said.type) {
    case 'AllianceFormed':
      return { ...said, data: { ...said.data, trustPolicy: policy } };
    case 'AllianceRenegotiated': {
      const { trustPolicy, ...changes } = said.data.changes;
      void trustPolicy;
      return { ...said, data: { ...said.data, changes } };
    }
    case 'CommitmentKept':
    case 'CommitmentPartlyKept':
    case 'CommitmentMissed':
      // Type and data belong together, and stay as they are but for the policy.
      return {
        ...said,
        data: { ...said.data, judgedBy: { ...said.data.judgedBy, policy } },
      } as EventSaid;
    case 'EntryCorrected': {
      const { type, replacement } = said.data;
      const { data } = underPolicy({ type, data: replacement } as EventSaid, policy);
      return { ...said, data: { ...said.data, replacement: data as typeof replacement } };
    }
    default:
      return said;
  }
}
