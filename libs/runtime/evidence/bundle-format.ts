import { type HashedEvent } from '#event-store';

/** What the first line of a bundle says it is. */
export const FORMAT = 'entente-evidence/v1' as const;

/** What was left out of a bundle, and why. */
export interface LeftOut {
  readonly what: string;
  readonly why: string;
}

/** The first line: what the bundle says of itself. */
export interface Manifest {
  readonly bundle: typeof FORMAT;
  readonly allianceId: string;
  readonly stream: string;
  readonly madeAt: string;
  /** How many there are: their revisions are the numbers from 0 on. */
  readonly events: number;
  /** The hash of the last event. */
  readonly head: string;
  /** The first revision whose event holds its hash; without, none does. */
  readonly chainedFrom?: number;
  /** The public keys of the log, as signed notes write them: to compare with those that one has from elsewhere. */
  readonly keys: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/** After the schemas, and the keys of texts, the checkpoint of the log: a signed note. With it, each proof below is a whole `.tlog-proof`. */
export interface CheckpointLine {
  readonly checkpoint: string;
}

/** Then what was recorded in the log when the bundle was made: by whom, why, and the hash of the lines above. */
export interface AttestationLine {
  readonly attestation: HashedEvent;
  readonly proof: string;
}

/** Then the events, in the order of their revisions, as they are stored. */
export interface EventLine {
  readonly event: HashedEvent;
  readonly proof: string;
}

/** What may be wrong with a bundle, by the word for programs. */
export const BUNDLE_PROBLEMS = {
  'not-a-bundle': `It is no bundle of the format ${FORMAT}.`,
  'not-canonical': 'The line is not JSON in its canonical form: something was altered.',
  truncated: 'The bundle is cut off.',
  'checkpoint-malformed': 'The checkpoint is no signed note of an origin, a size and a root.',
  'unknown-key': 'No key that is trusted has signed the checkpoint.',
  'signature-forged': 'The signature of the checkpoint does not verify.',
  'cosignature-forged': 'A cosignature of the checkpoint does not verify.',
  'quorum-missed': 'The checkpoint lacks cosignatures that the policy asks for.',
  'proof-malformed': 'The proof is not as tlog-proof has it.',
  'not-in-checkpoint': 'The checkpoint is older than the entry.',
  'not-in-log':
    'The proof of inclusion does not lead to the root: the entry is not in the log as it stands here.',
  'manifest-altered': 'What the bundle says of itself is not what was attested when it was made.',
  'other-stream': 'The event is of another alliance.',
  'wrong-order': 'The events are not in their order.',
  'event-missing': 'An event is missing.',
  'event-inserted': 'There is an event too many.',
  altered: 'The event has another hash than it says.',
  'chain-broken': 'The event does not follow the one before it.',
} as const;

export type BundleProblem = keyof typeof BUNDLE_PROBLEMS;
