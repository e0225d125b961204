import { isHeldAt, type Lease, LeaseLost } from '#read-store';

import { type Commands } from './commands.js';
import { type LeaseRecord, RECORDS } from './records.js';

/**
 * Who may write. Each holder of a lease has a document of its own, and whoever inserts the one with the next
 * token is the next holder. Times are the server's, so that clocks of processes need not agree.
 */
export class Leases {
  constructor(private readonly commands: Commands) {}

  async acquire(name: string, holder: string, forMilliseconds: number): Promise<Lease | undefined> {
    const now = await this.now();
    const last = await this.last(name);
    const until = now + forMilliseconds;
    if (last !== undefined && !last.givenBack) {
      if (last.holder === holder) return this.extend(last, until);
      if (isHeldAt(now, last.until)) return undefined;
    }
    const lease = { name, holder, token: (last?.token ?? 0) + 1 };
    const record = { ...lease, _id: idOf(lease), until, givenBack: false };
    const taken = await this.commands.claim<LeaseRecord>(RECORDS.leases, record);
    if (!taken || !(await this.isHeld(lease))) return undefined;
    await this.commands.delete<LeaseRecord>(RECORDS.leases, { name, token: { $lt: lease.token } });
    return lease;
  }

  /** @throws LeaseLost */
  async renew(lease: Lease, forMilliseconds: number): Promise<void> {
    const until = (await this.now()) + forMilliseconds;
    await this.require(lease);
    await this.set(idOf(lease), { until });
    await this.require(lease);
  }

  async release(lease: Lease): Promise<void> {
    if (await this.isHeld(lease)) await this.set(idOf(lease), { givenBack: true });
  }

  async held(prefix: string): Promise<Lease[]> {
    const now = await this.now();
    const all = await this.commands.find<LeaseRecord>(RECORDS.leases, {}, { sort: { token: 1 } });
    const last = [...new Map(all.map((record) => [record.name, record])).values()];
    return last
      .filter(({ name, until, givenBack }) => name.startsWith(prefix) && isHeldAt(now, until) && !givenBack)
      .map(({ name, holder, token }) => ({ name, holder, token }));
  }

  /** @throws LeaseLost */
  async require(lease: Lease): Promise<void> {
    if (!(await this.isHeld(lease)))
      throw new LeaseLost(`${lease.holder} does not hold the lease ${lease.name} any more.`);
  }

  private async extend({ _id, name, holder, token }: LeaseRecord, until: number): Promise<Lease | undefined> {
    await this.set(_id, { until });
    const lease = { name, holder, token };
    return (await this.isHeld(lease)) ? lease : undefined;
  }

  private async isHeld({ name, holder, token }: Lease): Promise<boolean> {
    const last = await this.last(name);
    return last?.token === token && last.holder === holder && !last.givenBack;
  }

  private async last(name: string): Promise<LeaseRecord | undefined> {
    const latest = { sort: { token: -1 }, limit: 1 } as const;
    const [last] = await this.commands.find<LeaseRecord>(RECORDS.leases, { name }, latest);
    return last;
  }

  private async set(_id: string, fields: Partial<LeaseRecord>): Promise<void> {
    await this.commands.update<LeaseRecord>(RECORDS.leases, { _id }, { $set: fields });
  }

  private async now(): Promise<number> {
    return (await this.commands.hello()).localTime.getTime();
  }
}

const idOf = ({ name, token }: Lease) => `${name}/${token}`;
