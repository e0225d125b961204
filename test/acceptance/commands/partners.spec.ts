import { Alliance } from '../harness/alliance.js';
import { expectCommand } from '../harness/expectations.js';
import { useService } from '../harness/service.js';

const entente = useService();
const occurredOn = '2020-02-01';

describe('POST …/partners', () => {
  it('admits a partner: shares are equal from then on', async () => {
    const alliance = await Alliance.formed(entente.client);
    const data = { partnerId: 'c', name: 'Partner C', role: 'observer' };
    await expectCommand(alliance, 'partners', { ...data, occurredOn }, { PartnerJoined: data });
    const { partners } = await alliance.view();
    expect(partners.map(({ share }) => share)).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(partners[2]).toEqual({ ...data, share: 1 / 3, joinedOn: occurredOn });
  });

  it('admits a partner with new shares for all', async () => {
    const alliance = await Alliance.formed(entente.client);
    const data = { partnerId: 'c', name: 'Partner C', shares: { a: 0.5, b: 0.25, c: 0.25 } };
    await expectCommand(alliance, 'partners', { ...data, occurredOn }, { PartnerJoined: data });
    expect((await alliance.view()).partners.map(({ share }) => share)).toEqual([0.5, 0.25, 0.25]);
  });

  it('are called as they please, be it as objects are built', async () => {
    const partners = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'prototype'];
    const alliance = await Alliance.formed(entente.client, { partners });
    const shares = { constructor: 0.5, toString: 0.5, valueOf: 0, hasOwnProperty: 0, prototype: 0, a: 0 };
    await alliance.record('partners', { partnerId: 'a', name: 'A', shares, occurredOn });
    const view = await alliance.view();
    expect(view.partners.map(({ partnerId, share }) => [partnerId, share])).toEqual([
      ['constructor', 0.5],
      ['toString', 0.5],
      ['valueOf', 0],
      ['hasOwnProperty', 0],
      ['prototype', 0],
      ['a', 0],
    ]);
    const owed = { debtors: ['a', 'toString'], creditors: ['constructor'] };
    await alliance.promise('well', { ...owed, shares: { a: 0.5, toString: 0.5 }, occurredOn });
    await alliance.record('commitments/well/fulfilment', { confirmedBy: 'constructor', occurredOn });
    const { now } = await alliance.timeline('?debtor=toString');
    expect(now).toMatchObject({ R: expect.any(Number), counts: { kept: 1 } });
  });

  it('admits again a partner who left', async () => {
    const alliance = await Alliance.formed(entente.client, { partners: ['a', 'b', 'c'] });
    await alliance.record('partners/c/departure', { reason: 'moved', occurredOn });
    await alliance.record('partners', { partnerId: 'c', name: 'Partner C', occurredOn: '2020-03-01' });
    await alliance.promise('p', { debtors: ['c'], occurredOn: '2020-03-02' });
    const { partners } = await alliance.view();
    expect(partners.find(({ partnerId }) => partnerId === 'c')?.leftOn).toBeUndefined();
  });
});

describe('POST …/partners/:partnerId/departure', () => {
  it('records a departure', async () => {
    const alliance = await Alliance.formed(entente.client, { partners: ['a', 'b', 'c'] });
    const data = { reason: 'other plans' };
    await expectCommand(
      alliance,
      'partners/c/departure',
      { ...data, occurredOn },
      { PartnerLeft: { partnerId: 'c', ...data } },
    );
    const { partners } = await alliance.view();
    expect(partners.map(({ partnerId, leftOn }) => [partnerId, leftOn])).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['c', occurredOn],
    ]);
    expect(partners.slice(0, 2).map(({ share }) => share)).toEqual([0.5, 0.5]);
  });

  it('takes the new shares of those who stay', async () => {
    const alliance = await Alliance.formed(entente.client, { partners: ['a', 'b', 'c'] });
    const data = { reason: 'other plans', shares: { a: 0.9, b: 0.1 } };
    await alliance.record('partners/c/departure', { ...data, occurredOn });
    expect((await alliance.view()).partners.slice(0, 2).map(({ share }) => share)).toEqual([0.9, 0.1]);
  });

  it('takes the coordinator with it', async () => {
    const alliance = await Alliance.formed(entente.client, { partners: ['a', 'b', 'c'], coordinator: 'c' });
    await alliance.record('partners/c/departure', { reason: 'retired', occurredOn });
    expect((await alliance.view()).coordinator).toBeUndefined();
  });
});

describe('POST …/coordinator', () => {
  it('appoints a coordinator', async () => {
    const alliance = await Alliance.formed(entente.client);
    const data = { partnerId: 'b', person: 'Ada Lovelace' };
    await expectCommand(alliance, 'coordinator', { ...data, occurredOn }, { CoordinatorAppointed: data });
    expect(JSON.stringify((await alliance.view()).coordinator)).toContain('b');
  });

  it('lets the coordinator stand down', async () => {
    const alliance = await Alliance.formed(entente.client, { coordinator: 'a' });
    await expectCommand(
      alliance,
      'coordinator/departure',
      { occurredOn },
      { CoordinatorStoodDown: { partnerId: 'a' } },
    );
    expect((await alliance.view()).coordinator).toBeUndefined();
  });
});
