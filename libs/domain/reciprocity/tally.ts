import { currentShares, isPartnerNow } from '../alliance/profile.js';
import type { AllianceProfile } from '../alliance/profile.js';
import { eventIdsOf } from '../ledger/event-ids.js';
import type { Benefit, Gift, Mark } from '../ledger/ledger.js';
import { nameOfMeasure } from './measure.js';
import { balanceOf, giniOf, imbalanceOf } from './measures.js';
import type { Measure, PartnerReciprocity, ReciprocityIn } from './reciprocity.js';
import { OUTSIDERS } from './who-got-it.js';
import type { Receipt } from './who-got-it.js';

interface Sums {
  given: number;
  received: number;
  benefits: number;
}

/** Adds up what is given in one measure. It lives no longer than the figures it is for. */
export class Tally {
  contributions = 0;
  benefits = 0;
  private toOutsiders = 0;
  /** In order, as they are added. */
  private readonly gifts: Mark[] = [];
  private readonly others: Mark[] = [];
  private readonly sums: Map<string, Sums>;

  constructor(
    readonly measure: Measure,
    private readonly profile: AllianceProfile,
  ) {
    this.sums = new Map(
      profile.partners.map(({ partnerId }) => [partnerId, { given: 0, received: 0, benefits: 0 }]),
    );
  }

  /** Joint givers give equal parts. `revaluation`: what the amount rests on beside the gift. */
  addGift(gift: Gift, receipts: readonly Receipt[], amount: number, revaluation?: Mark): void {
    this.contributions += 1;
    this.gifts.push(gift);
    if (revaluation) this.others.push(revaluation);
    for (const giver of gift.givers) {
      const sums = this.sums.get(giver);
      if (sums) sums.given += amount / gift.givers.length;
    }
    for (const { receiver, part } of receipts) {
      const sums = receiver === OUTSIDERS ? undefined : this.sums.get(receiver);
      if (sums) sums.received += part * amount;
      else this.toOutsiders += part * amount;
    }
  }

  addBenefit(benefit: Benefit, amount: number): void {
    this.benefits += 1;
    this.others.push(benefit);
    const sums = this.sums.get(benefit.partnerId);
    if (sums) sums.benefits += amount;
  }

  /** @param all how many contributions there are, whatever they are measured in */
  figures(all: number): ReciprocityIn {
    const shares = currentShares(this.profile);
    const partners = this.profile.partners.map((partner) =>
      this.figuresOf(partner.partnerId, isPartnerNow(partner), shares[partner.partnerId] ?? 0),
    );
    const current = partners.filter((partner) => partner.current);
    const given = current.map((partner) => partner.given);
    const agreed = current.map(({ share }) => share);
    const imbalance = imbalanceOf(given, agreed);
    const gini = giniOf(given);
    return {
      measure: this.measure,
      name: nameOfMeasure(this.measure),
      contributions: this.contributions,
      coverage: all === 0 ? 0 : (100 * this.contributions) / all,
      partners,
      total: partners.reduce((total, partner) => total + partner.given, 0),
      toOutsiders: this.toOutsiders,
      ...(imbalance !== undefined && { imbalance }),
      largestImbalance: 1 - Math.min(...agreed),
      ...(gini && { gini: gini.g, giniStar: gini.gStar }),
      events: this.events(),
    };
  }

  private events(): string[] {
    return this.others.length > 0
      ? eventIdsOf([...this.gifts, ...this.others])
      : this.gifts.map(({ eventId }) => eventId);
  }

  private figuresOf(partnerId: string, current: boolean, share: number): PartnerReciprocity {
    const { given, received, benefits } = this.sums.get(partnerId) ?? { given: 0, received: 0, benefits: 0 };
    const balance = balanceOf(given, received);
    return {
      partnerId,
      current,
      share,
      given,
      received,
      benefits,
      ...(balance !== undefined && { balance }),
      ...(given > 0 && { returnOnEffort: (received + benefits) / given }),
    };
  }
}
