import { isHeldAt, type Lease, LeaseLost } from '#read-store';

interface Held {
  readonly holder: string | undefined;
  readonly token: number;
  readonly until: number;
}

/** Who may write. A lease that was given back leaves its token behind, so that the next is higher. */
export class Leases {
  private readonly leases = new Map<string, Held>();

  acquire(name: string, holder: string, forMilliseconds: number): Lease | undefined {
    const now = Date.now();
    const held = this.leases.get(name) ?? { holder: undefined, token: 0, until: 0 };
    if (held.holder !== undefined && held.holder !== holder && isHeldAt(now, held.until)) return undefined;
    const token = held.holder === holder ? held.token : held.token + 1;
    this.leases.set(name, { holder, token, until: now + forMilliseconds });
    return { name, holder, token };
  }

  renew(lease: Lease, forMilliseconds: number): void {
    this.require(lease);
    this.leases.set(lease.name, { ...lease, until: Date.now() + forMilliseconds });
  }

  release(lease: Lease): void {
    if (this.isHeld(lease)) this.leases.set(lease.name, { holder: undefined, token: lease.token, until: 0 });
  }

  held(prefix: string): Lease[] {
    return [...this.leases].flatMap(([name, { holder, token, until }]) =>
      name.startsWith(prefix) && holder !== undefined && isHeldAt(Date.now(), until)
        ? [{ name, holder, token }]
        : [],
    );
  }

  /** @throws LeaseLost */
  require(lease: Lease): void {
    if (!this.isHeld(lease))
      throw new LeaseLost(`${lease.holder} does not hold the lease ${lease.name} any more.`);
  }

  private isHeld({ name, holder, token }: Lease): boolean {
    const held = this.leases.get(name);
    return held?.holder === holder && held.token === token;
  }
}
