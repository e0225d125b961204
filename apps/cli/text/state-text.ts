import { range, score } from './figures.js';
import type { Layout } from './paint.js';
import { table } from './table.js';
import { band } from './trust-text.js';

export interface StatedCommitment {
  readonly commitmentId: string;
  readonly debtors: readonly string[];
  readonly creditors: readonly string[];
  readonly description: string;
  readonly dueOn?: string;
  readonly status: string;
}

export interface StatedAlliance {
  readonly allianceId: string;
  readonly name: string;
  readonly purpose: string;
  readonly kind: string;
  readonly phase: string;
  readonly formedOn: string;
  readonly endedOn?: string;
  readonly partners: readonly {
    readonly partnerId: string;
    readonly name: string;
    readonly joinedOn: string;
    readonly leftOn?: string;
  }[];
  readonly coordinator?: string;
  readonly trust: {
    readonly E: number;
    readonly lower: number;
    readonly upper: number;
    readonly band: string;
  };
  readonly commitments: readonly StatedCommitment[];
}

/** An alliance as it stood, with its commitments. `when` ends the title: `as of 2022-04-01`. */
export function stateText(alliance: StatedAlliance, when: string, layout: Layout): string {
  const { bold } = layout.paint;
  return [
    bold(`${alliance.name} (${alliance.allianceId}) ${when}`),
    '',
    factsTable(alliance, layout),
    '',
    alliance.commitments.length === 0 ? 'No commitments.' : commitmentsTable(alliance.commitments, layout),
  ].join('\n');
}

function factsTable(alliance: StatedAlliance, layout: Layout): string {
  const { trust } = alliance;
  const nameOf = new Map(alliance.partners.map(({ partnerId, name }) => [partnerId, name]));
  const rows = [
    ['Phase', alliance.phase],
    ['Kind', alliance.kind],
    ['Purpose', alliance.purpose],
    ['Formed', alliance.formedOn],
    ['Ended', alliance.endedOn],
    ['Partners', alliance.partners.map(partnerText).join(', ')],
    [
      'Coordinator',
      alliance.coordinator === undefined
        ? 'nobody'
        : (nameOf.get(alliance.coordinator) ?? alliance.coordinator),
    ],
    [
      'Trust',
      `${score(trust.E)} (90 % range ${range(trust.lower, trust.upper)}), ${band(trust.band, layout)}`,
    ],
  ];
  const known = rows.flatMap(([name = '', text]) => (text === undefined ? [] : [[name, text]]));
  return table([{ title: '' }, { title: '', flexible: true }], known, layout).trimStart();
}

function partnerText({ name, leftOn }: StatedAlliance['partners'][number]): string {
  return leftOn === undefined ? name : `${name} (left ${leftOn})`;
}

function commitmentsTable(commitments: readonly StatedCommitment[], layout: Layout): string {
  return table(
    [
      { title: 'Commitment' },
      { title: 'Status' },
      { title: 'Due' },
      { title: 'Who to whom', flexible: true },
    ],
    commitments.map((commitment) => [
      commitment.commitmentId,
      status(commitment.status, layout),
      commitment.dueOn ?? '',
      `${parties(commitment)}: ${commitment.description}`,
    ]),
    layout,
  );
}

const FEW = 3;

/** `united-kingdom to france`; `4 partners to each other`. */
function parties({ debtors, creditors }: StatedCommitment): string {
  const mutual =
    debtors.length > 1 &&
    debtors.length === creditors.length &&
    debtors.every((id) => creditors.includes(id));
  return `${some(debtors)} to ${mutual ? 'each other' : some(creditors)}`;
}

const some = (ids: readonly string[]): string =>
  ids.length > FEW ? `${ids.length} partners` : ids.join(', ');

function status(name: string, { paint }: Layout): string {
  switch (name) {
    case 'kept':
      return paint.green(name);
    case 'missed':
    case 'overdue':
      return paint.red(name);
    case 'partly-kept':
      return paint.yellow(name);
    default:
      return name;
  }
}
