import { type Shares } from '../shared/shares.js';
import { type AllianceProfile, currentShares, isPartnerNow } from '../alliance/profile.js';
import { type ContributionsState } from './contribution-totals.js';
import { type Flow, sumOf, totalOf } from './flow.js';
import { nameOfMeasure } from './measure.js';
import { balanceOf, giniOf, imbalanceOf } from './measures.js';
import { type PartnerReciprocity, type Reciprocity, type ReciprocityIn } from './reciprocity.js';

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
  const leading =
    leadingOf(valued, natural, contributions.size) ?? all.find(({ measure }) => measure.by === 'number');
  return {
    allianceId: profile.allianceId,
    asOf,
    contributions: contributions.size,
    natural,
    valued,
    coverage: valued.reduce((sum, { coverage }) => sum + coverage, 0),
    ...(leading && { leading }),
  };
}

/** What covers the most contributions, if that is half of them or more; of two that cover as many, the currency. */
function leadingOf(
  [currency]: readonly ReciprocityIn[],
  [kind]: readonly ReciprocityIn[],
  all: number,
): ReciprocityIn | undefined {
  const best = (kind?.contributions ?? 0) > (currency?.contributions ?? 0) ? kind : currency;
  return best && best.contributions > 0 && 2 * best.contributions >= all ? best : undefined;
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
    share: shares[partner.partnerId] ?? 0,
    ...partOf(flow, partner.partnerId),
  }));
  const current = partners.filter((partner) => partner.current);
  const given = current.map((partner) => partner.given);
  const agreed = current.map(({ share }) => share);
  const imbalance = imbalanceOf(given, agreed);
  const gini = giniOf(given);
  return {
    measure: flow.measure,
    name: nameOfMeasure(flow.measure),
    contributions: flow.contributions,
    coverage: contributions === 0 ? 0 : (100 * flow.contributions) / contributions,
    partners,
    total: totalOf(flow.given),
    toOutsiders: flow.toOutsiders.toNumber(),
    ...(imbalance !== undefined && { imbalance }),
    largestImbalance: 1 - Math.min(...agreed),
    ...(gini && { gini: gini.g, giniStar: gini.gStar }),
  };
}

function partOf(flow: Flow, partnerId: string): Omit<PartnerReciprocity, 'partnerId' | 'current' | 'share'> {
  const given = sumOf(flow.given, partnerId);
  const received = sumOf(flow.received, partnerId);
  const benefits = sumOf(flow.benefits, partnerId);
  const balance = balanceOf(given, received);
  return {
    given,
    received,
    benefits,
    ...(balance !== undefined && { balance }),
    ...(given > 0 && { returnOnEffort: (received + benefits) / given }),
  };
}
