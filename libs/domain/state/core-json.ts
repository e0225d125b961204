import { Map } from 'immutable';
import { type Epoch } from '../alliance/epochs.js';
import { type AllianceProfile } from '../alliance/profile.js';
import { TRACKED_ITEM_KINDS } from '../catalogue/definition.js';
import { type Commitment } from '../commitment/commitment.js';
import { type TrackedItem, type TrackedItems } from '../tracked-items/tracked-items.js';
import { type AllianceCore } from './alliance-core.js';

/**
 * A part of the version of every snapshot that holds an `AllianceCore`. To be raised with each change of what a core
 * holds, or of what any event does to it: the folds of `alliance`, `commitment` and `tracked-items`, the epochs, and
 * the catalogue's definitions of what begins one.
 */
export const CORE_VERSION = 4;

/** An `AllianceCore` as plain JSON. */
export interface CoreJson {
  readonly revision: number;
  readonly profile: AllianceProfile;
  readonly epochs: readonly (Omit<Epoch, 'partners'> & { readonly partners: readonly string[] })[];
  readonly commitments: readonly Commitment[];
  /** In the order of `TRACKED_ITEM_KINDS`. */
  readonly trackedItems: readonly (readonly TrackedItem[])[];
}

export function coreToJson({ revision, profile, epochs, commitments, trackedItems }: AllianceCore): CoreJson {
  return {
    revision,
    profile,
    epochs: epochs.map((epoch) => ({ ...epoch, partners: [...epoch.partners] })),
    commitments: [...commitments.values()],
    trackedItems: TRACKED_ITEM_KINDS.map((kind) => [...trackedItems[kind].values()]),
  };
}

export function coreFromJson({
  revision,
  profile,
  epochs,
  commitments,
  trackedItems,
}: CoreJson): AllianceCore {
  return {
    revision,
    profile,
    epochs: epochs.map((epoch) => ({ ...epoch, partners: new Set(epoch.partners) })),
    commitments: Map(commitments.map((commitment) => [commitment.commitmentId, commitment])),
    trackedItems: Object.fromEntries(
      TRACKED_ITEM_KINDS.map((kind, index) => [
        kind,
        Map(trackedItems[index]?.map((item) => [item.id, item] as const)),
      ]),
    ) as TrackedItems,
  };
}
