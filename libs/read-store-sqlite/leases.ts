import { type Lease, LeaseLost, LONGEST_LEASE_MS } from '#read-store';

import { type Connection } from './connection.js';

/** Takes a lease, in one statement, unless somebody else holds it. One that was given back has no holder, but its token. */
const ACQUIRE = `INSERT INTO leases (name, holder, token, until) VALUES (?1, ?2, 1, ?3 + ?4)
  ON CONFLICT (name) DO UPDATE SET
    token = token + (holder IS NOT excluded.holder), holder = excluded.holder, until = excluded.until
  WHERE holder IS NULL OR holder = excluded.holder OR until NOT BETWEEN ?3 + 1 AND ?3 + ${LONGEST_LEASE_MS}
  RETURNING token`;
const RENEW = 'UPDATE leases SET until = ? WHERE name = ? AND holder = ? AND token = ?';
const RELEASE = 'UPDATE leases SET holder = NULL WHERE name = ? AND holder = ? AND token = ?';
const HELD = `SELECT name, holder, token FROM leases
  WHERE substr(name, 1, length(?1)) = ?1 AND holder IS NOT NULL AND until BETWEEN ?2 + 1 AND ?2 + ${LONGEST_LEASE_MS}`;
const IS_HELD = 'SELECT 1 FROM leases WHERE name = ? AND holder = ? AND token = ?';

export function acquireLease(
  connection: Connection,
  name: string,
  holder: string,
  forMilliseconds: number,
): Lease | undefined {
  const row = connection.first(ACQUIRE, name, holder, Date.now(), forMilliseconds);
  return row && { name, holder, token: row[0] as number };
}

/** @throws LeaseLost */
export function renewLease(connection: Connection, lease: Lease, forMilliseconds: number): void {
  const { name, holder, token } = lease;
  if (connection.run(RENEW, Date.now() + forMilliseconds, name, holder, token) === 0) throw leaseLost(lease);
}

export function releaseLease(connection: Connection, { name, holder, token }: Lease): void {
  connection.run(RELEASE, name, holder, token);
}

export function heldLeases(connection: Connection, prefix: string): Lease[] {
  return connection
    .all(HELD, prefix, Date.now())
    .map(([name, holder, token]) => ({ name, holder, token }) as Lease);
}

/** @throws LeaseLost */
export function requireLease(connection: Connection, lease: Lease): void {
  if (connection.first(IS_HELD, lease.name, lease.holder, lease.token) === undefined) throw leaseLost(lease);
}

function leaseLost({ name, holder }: Lease): LeaseLost {
  return new LeaseLost(`${holder} does not hold the lease ${name} any more.`);
}
