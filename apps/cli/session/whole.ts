import {
  type AllianceAnswer,
  GetAlliance,
  GetLifecycle,
  type Lifecycle,
  ListAlliances,
  type Reading,
} from '#application';
import { type Session } from './session.js';

const MOST = 1_000;

interface Paging {
  readonly limit: number;
  readonly cursor?: string;
}

/** All of a list that is answered page by page. @param items what of a page is the list */
export async function whole<Page extends { readonly next?: string }, Item>(
  ask: (paging: Paging) => Promise<Page>,
  items: (page: Page) => readonly Item[],
): Promise<{ readonly first: Page; readonly all: readonly Item[] }> {
  const first = await ask({ limit: MOST });
  const all = [...items(first)];
  for (let { next } = first; next !== undefined;) {
    const page = await ask({ limit: MOST, cursor: next });
    all.push(...items(page));
    next = page.next;
  }
  return { first, all };
}

/** All items of a list that is answered page by page. */
export async function wholeList<Item>(
  ask: (paging: Paging) => Promise<{ readonly items: readonly Item[]; readonly next?: string }>,
): Promise<readonly Item[]> {
  return (await whole(ask, ({ items }) => items)).all;
}

/** Every alliance there is, by id. */
export function allAlliances({ queries }: Session, reading: Reading): Promise<readonly AllianceAnswer[]> {
  return wholeList((paging) => queries.execute(new ListAlliances({}, paging, reading)));
}

/** An alliance's phases and all of its entries, and the alliance itself. @throws UnknownAlliance, InQuarantine */
export async function wholeLifecycle(
  allianceId: string,
  reading: Reading,
  { queries }: Session,
): Promise<{ readonly alliance: AllianceAnswer; readonly lifecycle: Lifecycle }> {
  const { first, all } = await whole(
    (paging) => queries.execute(new GetLifecycle(allianceId, paging, reading)),
    ({ entries }) => entries,
  );
  const alliance = await queries.execute(new GetAlliance(allianceId, reading));
  const { phase, phases } = first;
  return { alliance, lifecycle: { allianceId, phase, phases, entries: all } };
}
