import { joined, listed } from '../shared/text.js';
import { type Shares } from '../shared/shares.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { type TrustPolicy } from '../trust/trust-policy.js';
import { type EventDefinitions } from './definition.js';
import { allOf, type Names } from './names.js';
import { type AllianceKind, type Arena } from './words.js';

export interface FoundingPartner {
  readonly partnerId: string;
  readonly name: string;
  readonly role?: string;
  readonly share?: number;
}

export interface AllianceChanges {
  readonly purpose?: string;
  readonly kind?: AllianceKind;
  readonly trialEndsOn?: OccurredOn;
  readonly nextReviewOn?: OccurredOn;
  readonly shares?: Shares;
  readonly trustPolicy?: TrustPolicy;
}

/** Who works together, on what terms, and who drives it. */
export interface PartnershipEvents {
  AllianceFormed: {
    readonly name: string;
    readonly purpose: string;
    readonly kind: AllianceKind;
    readonly arena?: Arena;
    readonly partners: readonly FoundingPartner[];
    readonly coordinator?: string;
    readonly trialEndsOn?: OccurredOn;
    readonly nextReviewOn?: OccurredOn;
    readonly trustPolicy: TrustPolicy;
  };
  AllianceRenegotiated: {
    readonly changes: AllianceChanges;
    readonly consents: readonly string[];
    readonly reason: string;
  };
  PartnerJoined: {
    readonly partnerId: string;
    readonly name: string;
    readonly role?: string;
    readonly shares?: Shares;
  };
  PartnerLeft: { readonly partnerId: string; readonly reason: string; readonly shares?: Shares };
  CoordinatorAppointed: { readonly partnerId: string; readonly person?: string };
  CoordinatorStoodDown: { readonly partnerId: string; readonly person?: string };
}

export interface PartnershipCommands {
  /** Without a partner: whoever coordinates. */
  StandDownCoordinator: Partial<PartnershipEvents['CoordinatorStoodDown']>;
}

export const PARTNERSHIP = {
  AllianceFormed: {
    command: 'FormAlliance',
    label: 'The forming of an alliance',
    acceptedIn: [],
    phaseAfter: 'active',
    beginsEpoch: true,
    signOfLife: ({ partners }) => partners.map(({ partnerId }) => partnerId),
    tell: ({ partners, name, purpose, coordinator }, names) =>
      joined(
        `${listed(partners.map((partner) => partner.name))} formed ${name}: ${purpose}`,
        coordinator && `coordinator: ${names.partner(coordinator)}`,
      ),
    personal: ['name', 'purpose', 'partners/name', 'partners/role'],
  },
  AllianceRenegotiated: {
    command: 'RenegotiateAlliance',
    label: 'The renegotiation of an alliance',
    beginsEpoch: ({ changes }) => changes.trustPolicy !== undefined,
    partners: ({ consents }) => consents,
    everyPartner: ({ changes: { shares } }) => shares && Object.keys(shares),
    signOfLife: ({ consents }) => consents,
    tell: tellRenegotiation,
    personal: ['changes/purpose', 'reason'],
  },
  PartnerJoined: {
    command: 'AdmitPartner',
    label: 'A new partner',
    acceptedIn: ['active'],
    beginsEpoch: true,
    signOfLife: ({ partnerId }) => [partnerId],
    tell: ({ name, role }) => `${name} joined${role === undefined ? '' : ` as ${role}`}`,
    personal: ['name', 'role'],
  },
  PartnerLeft: {
    command: 'RecordDeparture',
    label: "A partner's departure",
    beginsEpoch: true,
    partners: ({ partnerId }) => [partnerId],
    tell: ({ partnerId, reason }, names) => `${names.partner(partnerId)} left: ${reason}`,
    personal: ['reason'],
  },
  CoordinatorAppointed: {
    command: 'AppointCoordinator',
    label: 'A new coordinator',
    beginsEpoch: true,
    partners: ({ partnerId }) => [partnerId],
    signOfLife: ({ partnerId }) => [partnerId],
    tell: ({ partnerId, person }, names) =>
      `${names.partner(partnerId)} became coordinator${inPerson(person)}`,
    personal: ['person'],
  },
  CoordinatorStoodDown: {
    command: 'StandDownCoordinator',
    label: "A coordinator's standing down",
    beginsEpoch: true,
    partners: ({ partnerId }) => [partnerId],
    tell: ({ partnerId, person }, names) =>
      `${names.partner(partnerId)} stood down as coordinator${inPerson(person)}`,
    personal: ['person'],
  },
} as const satisfies EventDefinitions<PartnershipEvents>;

function tellRenegotiation(
  { changes, consents, reason }: PartnershipEvents['AllianceRenegotiated'],
  names: Names,
): string {
  return joined(
    `${allOf(consents, names)} renegotiated the alliance: ${reason}`,
    changes.purpose && `new purpose: ${changes.purpose}`,
    changes.kind && `from now on a ${changes.kind}`,
    changes.trialEndsOn && `the trial ends on ${changes.trialEndsOn}`,
    changes.nextReviewOn && `next review on ${changes.nextReviewOn}`,
    changes.shares && 'new shares of the giving',
    changes.trustPolicy && 'new trust policy',
  );
}

function inPerson(person: string | undefined): string {
  return person === undefined ? '' : ` (${person})`;
}
