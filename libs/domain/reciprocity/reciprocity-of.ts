import { shareOf, type Shares } from '../shared/shares.js';
import { type AllianceProfile, currentShares, isPartnerNow } from '../alliance/profile.js';
import { atLeast } from '../shared/compare.js';
import { defined } from '../shared/defined.js';
import { BY_NUMBER, type ContributionTotals, type ContributionsState } from './contribution-totals.js';
import { type Flow, sumOf, totalOf } from './flow.js';
import { nameOfMeasure } from './measure.js';
import { balanceOf, giniOf, imbalanceOf } from './measures.js';
import {
  type LeftOut,
  type PartnerReciprocity,
  type Reciprocity,
  type ReciprocityIn,
} from './reciprocity.js';

/** One more whenever what is said of giving changes. */
export const RECIPROCITY_VERSION = 2;

/** What was given in an alliance, and among whom. */
export interface ContributionsInAlliance extends ContributionsState {
  readonly profile: AllianceProfile;
}

/** Who gave what and who got it, as of an instant (milliseconds since 1970). */
export function reciprocityOf(
  { profile, contributions, totals }: ContributionsInAlliance,
  asOf: number,
): Reciprocity {
  const shares = currentShares(profile);
  const all = [...totals.values()]
    .map((flow) => figuresOf(flow, { profile, shares, contributions: contributions.size }))
    .sort((a, b) => b.contributions - a.contributions || (a.name < b.name ? -1 : 1));
  const natural = all.filter(({ measure }) => measure.by === 'kind');
  const valued = all.filter(({ measure }) => measure.by === 'currency');
  const inMoney = valued.reduce((sum, one) => sum + one.contributions, 0);
  const lead = leadingOf([...valued, ...natural], totals);
  const leading = lead ?? all.find(({ measure }) => measure.by === 'number');
  return defined({
    allianceId: profile.allianceId,
    asOf,
    contributions: contributions.size,
    natural,
    valued,
    coverage: coverageOf(inMoney, contributions.size),
    leading,
    leavesOut: leading && leftOutOf(leading, { natural, valued, contributions: contributions.size }),
  });
}

/** What part of each giver's contributions a measure has to cover, to lead. */
const LEADS_FROM = 0.8;

/** The first of some measures that covers enough of what each giver contributed. */
function leadingOf(
  measures: readonly ReciprocityIn[],
  totals: ContributionTotals,
): ReciprocityIn | undefined {
  const all = totals.get(nameOfMeasure(BY_NUMBER))?.counts;
  return measures.find(({ name }) => {
    const covered = totals.get(name)?.counts;
    return all?.every((count, giver) => atLeast(covered?.get(giver) ?? 0, LEADS_FROM * count));
  });
}

/** Whatever leads, some of the giving is not in it: contributions that it does not cover, and what is known in other measures. */
function leftOutOf(
  { measure, name, contributions: covered }: ReciprocityIn,
  { natural, valued, contributions }: Pick<Reciprocity, 'natural' | 'valued' | 'contributions'>,
): LeftOut {
  const known = { currency: valued, kind: natural, number: [...natural, ...valued] }[measure.by];
  const measures = known.filter((one) => one.name !== name && one.contributions > 0);
  return { contributions: contributions - covered, measures: measures.map((one) => one.name) };
}

interface Comparison {
  readonly profile: AllianceProfile;
  /** Of those who are partners now. */
  readonly shares: Shares;
  /** How many there are, whatever they are measured in. */
  readonly contributions: number;
}

function figuresOf(flow: Flow, { profile, shares, contributions }: Comparison): ReciprocityIn {
  const partners = profile.partners.map((partner) => ({
    partnerId: partner.partnerId,
    current: isPartnerNow(partner),
    share: shareOf(shares, partner.partnerId),
    ...partOf(flow, partner.partnerId),
  }));
  const current = partners.filter((partner) => partner.current);
  const given = current.map((partner) => partner.given);
  const agreed = current.map(({ share }) => share);
  const imbalance = imbalanceOf(given, agreed);
  const gini = giniOf(given);
  return defined({
    measure: flow.measure,
    name: nameOfMeasure(flow.measure),
    contributions: flow.contributions,
    coverage: coverageOf(flow.contributions, contributions),
    partners,
    total: totalOf(flow.given),
    toOutsiders: flow.toOutsiders.toNumber(),
    overhead: flow.overhead.toNumber(),
    imbalance,
    largestImbalance: 1 - Math.min(1, ...agreed),
    gini: gini?.g,
    giniStar: gini?.gStar,
  });
}

/** In per cent. */
function coverageOf(covered: number, contributions: number): number {
  return contributions === 0 ? 0 : (100 * covered) / contributions;
}

function partOf(flow: Flow, partnerId: string): Omit<PartnerReciprocity, 'partnerId' | 'current' | 'share'> {
  const given = sumOf(flow.given, partnerId);
  const received = sumOf(flow.received, partnerId);
  const benefits = sumOf(flow.benefits, partnerId);
  return defined({
    given,
    received,
    benefits,
    balance: balanceOf(given, received),
    returnOnEffort: given > 0 ? Math.min((received + benefits) / given, Number.MAX_VALUE) : undefined,
  });
}
