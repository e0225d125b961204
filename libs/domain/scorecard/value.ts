import { atLeast } from '../shared/compare.js';
import { eventIdsOf } from '../assessment/event-ids.js';
import { type AssessmentState } from '../assessment/assessment-state.js';
import { contributionEvents } from '../reciprocity/contribution-events.js';
import { type PartnerReciprocity, type Reciprocity, type ReciprocityIn } from '../reciprocity/reciprocity.js';
import { BY_NUMBER } from '../reciprocity/contribution-totals.js';
import { type Flow, netOf, totalOf } from '../reciprocity/flow.js';
import { nameOfMeasure } from '../reciprocity/measure.js';
import { defined } from '../shared/defined.js';
import { type NetValue, type Worth } from './scorecard.js';
import { scored } from './state.js';

/**
 * 100 × the share of partners who have got back what they gave, or more, once a benefit is recorded. Whoever gave nothing
 * has, if it got anything; who neither gave nor got is not asked. Beside it: what collaborating earns and costs.
 */
export function valueOf(state: AssessmentState, reciprocity: Reciprocity, explain: boolean): Worth {
  const measured = valueMeasureOf(reciprocity);
  const partners = measured?.partners.filter((partner) => partner.current && tookPart(partner)) ?? [];
  const rewarded = partners.filter(({ returnOnEffort }) => atLeast(returnOnEffort ?? 1, 1));
  const isKnown = state.benefits.size > 0 && partners.some(({ given }) => given > 0);
  const byNumber = state.totals.get(nameOfMeasure(BY_NUMBER));
  return {
    dimension: 'value',
    ...scored(isKnown ? (100 * rewarded.length) / partners.length : undefined),
    figures: defined({
      measure: measured?.name,
      coverage: measured?.coverage,
      rewarded: rewarded.length,
      partners: partners.length,
      returns: Object.fromEntries(
        partners.flatMap(({ partnerId, returnOnEffort }) =>
          returnOnEffort === undefined ? [] : [[partnerId, returnOnEffort] as const],
        ),
      ),
      net: reciprocity.valued.flatMap(({ name }) => netValueOf(name, state.totals.get(name))),
      overhead: byNumber && partOf(byNumber.overhead.toNumber(), byNumber.contributions),
    }),
    events: explain && measured ? eventIdsOf(contributionEvents(state, measured.measure)) : [],
  };
}

function netValueOf(name: string, flow: Flow | undefined): NetValue[] {
  if (!flow) return [];
  const contributions = totalOf(flow.given);
  const overhead = partOf(flow.overhead.toNumber(), contributions);
  return [
    defined({ currency: name, benefits: totalOf(flow.benefits), contributions, net: netOf(flow), overhead }),
  ];
}

function partOf(part: number, whole: number): number | undefined {
  return whole > 0 ? part / whole : undefined;
}

function tookPart({ given, received, benefits }: PartnerReciprocity): boolean {
  return given > 0 || received > 0 || benefits > 0;
}

/** Benefits are known in money only: so the currency most benefits are valued in, if anything given is valued in it too. */
export function valueMeasureOf({ leading, valued }: Reciprocity): ReciprocityIn | undefined {
  if (leading?.measure.by === 'currency') return leading;
  return valued.find((currency) => currency.total > 0 && hasBenefits(currency)) ?? leading;
}

function hasBenefits({ partners }: ReciprocityIn): boolean {
  return partners.some(({ benefits }) => benefits > 0);
}
