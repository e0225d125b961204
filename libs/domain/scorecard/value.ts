import { atLeast } from '../shared/compare.js';
import { eventIdsOf } from '../assessment/event-ids.js';
import { type AssessmentState } from '../assessment/assessment-state.js';
import { contributionEvents } from '../reciprocity/contribution-events.js';
import { type PartnerReciprocity, type Reciprocity, type ReciprocityIn } from '../reciprocity/reciprocity.js';
import { type Worth } from './scorecard.js';
import { scored } from './state.js';

/**
 * 100 × the share of partners who have got back what they gave, or more. Whoever gave nothing has, if it got anything;
 * who neither gave nor got is not asked.
 */
export function valueOf(state: AssessmentState, reciprocity: Reciprocity, explain: boolean): Worth {
  const measured = measureOf(reciprocity);
  if (!measured) {
    const figures = { rewarded: 0, partners: 0, returns: {} };
    return { dimension: 'value', ...scored(undefined), figures, events: [] };
  }
  const partners = measured.partners.filter((partner) => partner.current && tookPart(partner));
  const rewarded = partners.filter(({ returnOnEffort }) => atLeast(returnOnEffort ?? 1, 1));
  const given = partners.some((partner) => partner.given > 0);
  return {
    dimension: 'value',
    ...scored(given ? (100 * rewarded.length) / partners.length : undefined),
    figures: {
      measure: measured.name,
      coverage: measured.coverage,
      rewarded: rewarded.length,
      partners: partners.length,
      returns: Object.fromEntries(
        partners.flatMap(({ partnerId, returnOnEffort }) =>
          returnOnEffort === undefined ? [] : [[partnerId, returnOnEffort] as const],
        ),
      ),
    },
    events: explain ? eventIdsOf(contributionEvents(state, measured.measure)) : [],
  };
}

function tookPart({ given, received, benefits }: PartnerReciprocity): boolean {
  return given > 0 || received > 0 || benefits > 0;
}

/** Benefits are known in money only: so the currency most benefits are valued in, if anything given is valued in it too. */
function measureOf({ leading, valued }: Reciprocity): ReciprocityIn | undefined {
  if (leading?.measure.by === 'currency') return leading;
  return valued.find((currency) => currency.total > 0 && hasBenefits(currency)) ?? leading;
}

function hasBenefits({ partners }: ReciprocityIn): boolean {
  return partners.some(({ benefits }) => benefits > 0);
}
