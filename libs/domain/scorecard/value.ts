import { atLeast } from '../ledger/compare.js';
import { eventIdsOf } from '../ledger/event-ids.js';
import type { Ledger } from '../ledger/ledger.js';
import { givingMarks } from '../reciprocity/giving-marks.js';
import type { PartnerReciprocity, Reciprocity, ReciprocityIn } from '../reciprocity/reciprocity.js';
import type { Worth } from './scorecard.js';
import { scored } from './state.js';

/**
 * 100 × the share of partners who have got back what they gave, or more. Whoever gave nothing has, if it got anything;
 * who neither gave nor got is not asked.
 */
export function valueOf(ledger: Ledger, reciprocity: Reciprocity, explain: boolean): Worth {
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
    events: explain ? eventIdsOf(givingMarks(ledger, measured.measure)) : [],
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
