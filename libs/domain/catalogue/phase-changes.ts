import { joined } from '../shared/text.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { type EventDefinitions } from './definition.js';
import { allOf } from './names.js';
import { BEFORE_ITS_END } from './phases.js';
import { type DissolutionReason, type OpenCommitmentFate } from './words.js';

export interface OpenCommitment {
  readonly commitmentId: string;
  readonly becomes: OpenCommitmentFate;
}

/** How an alliance stopped, went on or ended. */
export interface PhaseChangeEvents {
  AlliancePaused: {
    readonly reason: string;
    readonly by?: readonly string[];
    readonly lookAgainOn?: OccurredOn;
  };
  AllianceResumed: { readonly reason?: string };
  AllianceLapsed: { readonly basis: string };
  AllianceRevived: { readonly basis: string };
  AllianceDissolved: {
    readonly reason: DissolutionReason;
    readonly initiatedBy?: string;
    readonly lessons?: string;
    readonly openCommitments: readonly OpenCommitment[];
  };
  AllianceFormalised: { readonly instrument: string; readonly successor?: string };
}

const ENDINGS = {
  achieved: 'it had achieved its purpose',
  expired: 'its time was up',
  withdrew: 'a partner withdrew',
  failed: 'it had failed',
  external: 'of external causes',
  merged: 'it merged into another',
} as const satisfies Record<DissolutionReason, string>;

export const PHASE_CHANGES = {
  AlliancePaused: {
    command: 'PauseAlliance',
    label: 'A pause',
    acceptedIn: ['active'],
    phaseAfter: 'paused',
    beginsEpoch: true,
    partners: ({ by = [] }) => by,
    signOfLife: ({ by = [] }) => by,
    tell: ({ by, reason, lookAgainOn }, names) => {
      const who = by?.length ? `${allOf(by, names)} paused the alliance` : 'The alliance paused';
      return joined(`${who}: ${reason}`, lookAgainOn && `to look again on ${lookAgainOn}`);
    },
    personal: ['reason'],
  },
  AllianceResumed: {
    command: 'ResumeAlliance',
    label: 'A resumption',
    acceptedIn: ['paused'],
    phaseAfter: 'active',
    beginsEpoch: true,
    tell: ({ reason }) => `The alliance resumed${reason === undefined ? '' : `: ${reason}`}`,
    personal: ['reason'],
  },
  AllianceLapsed: {
    command: 'LapseAlliance',
    label: 'A lapse',
    phaseAfter: 'lapsed',
    beginsEpoch: true,
    tell: ({ basis }) => `The alliance lapsed: ${basis}`,
    personal: ['basis'],
  },
  AllianceRevived: {
    command: 'ReviveAlliance',
    label: 'A revival',
    acceptedIn: ['lapsed'],
    phaseAfter: 'active',
    beginsEpoch: true,
    tell: ({ basis }) => `The alliance was revived: ${basis}`,
    personal: ['basis'],
  },
  AllianceDissolved: {
    command: 'DissolveAlliance',
    label: 'A dissolution',
    acceptedIn: BEFORE_ITS_END,
    phaseAfter: 'dissolved',
    beginsEpoch: true,
    companions: ({ openCommitments }) =>
      openCommitments.filter(({ becomes }) => becomes !== 'carried-over').length,
    partners: ({ initiatedBy }) => (initiatedBy === undefined ? [] : [initiatedBy]),
    signOfLife: ({ initiatedBy }) => (initiatedBy === undefined ? [] : [initiatedBy]),
    tell: ({ reason, initiatedBy, lessons }, names) => {
      const who =
        initiatedBy === undefined
          ? 'The alliance was dissolved'
          : `${names.partner(initiatedBy)} dissolved the alliance`;
      return joined(`${who}: ${ENDINGS[reason]}`, lessons && `lessons: ${lessons}`);
    },
    personal: ['lessons'],
  },
  AllianceFormalised: {
    command: 'FormaliseAlliance',
    label: 'A formalisation',
    acceptedIn: BEFORE_ITS_END,
    phaseAfter: 'formalised',
    beginsEpoch: true,
    tell: ({ instrument, successor }) =>
      joined(`The alliance was formalised: ${instrument}`, successor && `succeeded by ${successor}`),
    personal: ['instrument', 'successor'],
  },
} as const satisfies EventDefinitions<PhaseChangeEvents>;
