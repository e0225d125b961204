import { type Db } from 'mongodb';

import { type Lease, LeaseLost } from '#read-store';

import { claim, type LeaseRecord, leasesIn } from './records.js';

/**
 * Who may write. Each holder of a lease has a document of its own, and whoever inserts the one with the next
 * token is the next holder. Times are the server's, so that clocks of processes need not agree.
 */
export class Leases {
  constructor(private readonly db: Db) {}

  async acquire(name: string, holder: string, forMilliseconds: number): Promise<Lease | undefined> {
    const now = await this.#now();
    const last = await this.#last(name);
    const until = now + forMilliseconds;
    if (last !== undefined && !last.givenBack) {
      if (last.holder === holder) return this.#extend(last, until);
      if (last.until > now) return undefined;
    }
    const lease = { name, holder, token: (last?.token ?? 0) + 1 };
    const taken = await claim(leasesIn(this.db), { ...lease, _id: idOf(lease), until, givenBack: false });
    if (!taken || !(await this.#isHeld(lease))) return undefined;
    await leasesIn(this.db).deleteMany({ name, token: { $lt: lease.token } });
    return lease;
  }

  /** @throws LeaseLost */
  async renew(lease: Lease, forMilliseconds: number): Promise<void> {
    const until = (await this.#now()) + forMilliseconds;
    await this.require(lease);
    await leasesIn(this.db).updateOne({ _id: idOf(lease) }, { $set: { until } });
    await this.require(lease);
  }

  async release(lease: Lease): Promise<void> {
    if (await this.#isHeld(lease))
      await leasesIn(this.db).updateOne({ _id: idOf(lease) }, { $set: { givenBack: true } });
  }

  async held(prefix: string): Promise<Lease[]> {
    const now = await this.#now();
    const all = await leasesIn(this.db).find({}).sort({ token: 1 }).toArray();
    const last = [...new Map(all.map((record) => [record.name, record])).values()];
    return last
      .filter(({ name, until, givenBack }) => name.startsWith(prefix) && until > now && !givenBack)
      .map(({ name, holder, token }) => ({ name, holder, token }));
  }

  /** @throws LeaseLost */
  async require(lease: Lease): Promise<void> {
    if (!(await this.#isHeld(lease)))
      throw new LeaseLost(`${lease.holder} does not hold the lease ${lease.name} any more.`);
  }

  async #extend({ _id, name, holder, token }: LeaseRecord, until: number): Promise<Lease | undefined> {
    await leasesIn(this.db).updateOne({ _id }, { $set: { until } });
    const lease = { name, holder, token };
    return (await this.#isHeld(lease)) ? lease : undefined;
  }

  async #isHeld({ name, holder, token }: Lease): Promise<boolean> {
    const last = await this.#last(name);
    return last?.token === token && last.holder === holder && !last.givenBack;
  }

  async #last(name: string): Promise<LeaseRecord | undefined> {
    const [last] = await leasesIn(this.db).find({ name }).sort({ token: -1 }).limit(1).toArray();
    return last;
  }

  async #now(): Promise<number> {
    const { localTime } = await this.db.command({ hello: 1 });
    return (localTime as Date).getTime();
  }
}

const idOf = ({ name, token }: Lease) => `${name}/${token}`;
