import { type Shares } from '../shared/shares.js';
import { joined, listed } from '../shared/text.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { type EventDefinitions } from './definition.js';
import { allOf, type NamedCommitment, type Names, promiseOf } from './names.js';
import { BEFORE_ITS_END } from './phases.js';

/** What is promised, and how the promise itself changes. */
export interface CommitmentEvents {
  CommitmentMade: {
    readonly commitmentId: string;
    readonly debtors: readonly string[];
    readonly creditors: readonly string[];
    readonly description: string;
    readonly measure?: string;
    readonly target?: number;
    readonly unit?: string;
    readonly dueOn?: OccurredOn;
    readonly weight: number;
    readonly shares?: Shares;
  };
  CommitmentAcknowledged: { readonly commitmentId: string; readonly creditor: string };
  CommitmentRenegotiated: {
    readonly commitmentId: string;
    readonly dueOn?: OccurredOn;
    readonly target?: number;
    readonly description?: string;
    readonly weight?: number;
    readonly consents: readonly string[];
    readonly reason: string;
  };
  CommitmentReassigned: {
    readonly commitmentId: string;
    readonly debtors?: readonly string[];
    readonly creditors?: readonly string[];
    readonly consents: readonly string[];
  };
  CommitmentReleased: {
    readonly commitmentId: string;
    readonly by: readonly string[];
    readonly reason: string;
  };
  CommitmentWithdrawn: {
    readonly commitmentId: string;
    readonly by: readonly string[];
    readonly reason: string;
  };
}

export const COMMITMENTS = {
  CommitmentMade: {
    command: 'MakeCommitment',
    label: 'A new commitment',
    acceptedIn: ['active'],
    partners: ({ debtors, creditors }) => [...debtors, ...creditors],
    ofCommitment: true,
    signOfLife: ({ debtors }) => debtors,
    tell: ({ debtors, creditors, description, target, unit, dueOn }, names) =>
      joined(
        `${allOf(debtors, names)} promised ${toWhom({ debtors, creditors }, names)}: ${description}`,
        amount(target, unit),
        dueOn && `due ${dueOn}`,
      ),
    personal: ['description', 'measure', 'unit'],
  },
  CommitmentAcknowledged: {
    command: 'AcknowledgeCommitment',
    label: 'The acknowledgement of a commitment',
    ofCommitment: true,
    signOfLife: ({ creditor }) => [creditor],
    tell: ({ commitmentId, creditor }, names) =>
      `${names.partner(creditor)} acknowledged the promise: ${promiseOf(commitmentId, names)}`,
  },
  CommitmentRenegotiated: {
    command: 'RenegotiateCommitment',
    label: 'The renegotiation of a commitment',
    partners: ({ consents }) => consents,
    ofCommitment: true,
    signOfLife: ({ consents }) => consents,
    tell: tellRenegotiation,
    personal: ['description', 'reason'],
  },
  CommitmentReassigned: {
    command: 'ReassignCommitment',
    label: 'The reassignment of a commitment',
    partners: ({ consents, debtors = [], creditors = [] }) => [...consents, ...debtors, ...creditors],
    ofCommitment: true,
    signOfLife: ({ consents }) => consents,
    tell: ({ commitmentId, consents, debtors, creditors }, names) =>
      joined(
        `${allOf(consents, names)} reassigned the promise: ${promiseOf(commitmentId, names)}`,
        debtors && `now of ${allOf(debtors, names)}`,
        creditors && `now to ${allOf(creditors, names)}`,
      ),
  },
  // The parties of a commitment stay its parties when they leave.
  CommitmentReleased: {
    command: 'ReleaseCommitment',
    label: 'The release of a commitment',
    acceptedIn: BEFORE_ITS_END,
    ofCommitment: true,
    signOfLife: ({ by }) => by,
    tell: ({ commitmentId, by, reason }, names) => {
      const debtors = names.commitment(commitmentId)?.debtors;
      const whom = debtors ? `${allOf(debtors, names)} ` : '';
      const what = promiseOf(commitmentId, names);
      return joined(`${allOf(by, names)} released ${whom}from the promise: ${what}`, reason);
    },
    personal: ['reason'],
  },
  CommitmentWithdrawn: {
    command: 'WithdrawCommitment',
    label: 'The withdrawal of a commitment',
    ofCommitment: true,
    signOfLife: ({ by }) => by,
    tell: ({ commitmentId, by, reason }, names) =>
      joined(`${allOf(by, names)} withdrew the promise: ${promiseOf(commitmentId, names)}`, reason),
    personal: ['reason'],
  },
} as const satisfies EventDefinitions<CommitmentEvents>;

function tellRenegotiation(
  {
    commitmentId,
    consents,
    reason,
    dueOn,
    target,
    description,
    weight,
  }: CommitmentEvents['CommitmentRenegotiated'],
  names: Names,
): string {
  const what = promiseOf(commitmentId, names);
  return joined(
    `${allOf(consents, names)} renegotiated the promise: ${what}`,
    description !== undefined && description !== what && `now: ${description}`,
    target !== undefined && `now ${target}`,
    dueOn && `now due ${dueOn}`,
    weight !== undefined && `now of weight ${weight}`,
    reason,
  );
}

function toWhom({ debtors, creditors }: Omit<NamedCommitment, 'description'>, names: Names): string {
  const mutual = debtors.length === creditors.length && debtors.every((id) => creditors.includes(id));
  return mutual ? 'each other' : listed(creditors.map(names.partner));
}

function amount(target: number | undefined, unit: string | undefined): string | undefined {
  if (target === undefined) return undefined;
  return unit === undefined ? `${target}` : `${target} ${unit}`;
}
