const MOST = 1_000;

/** All of a list that is answered page by page. @param items what of a page is the list */
export async function whole<Page extends { readonly next?: string }, Item>(
  ask: (paging: { readonly limit: number; readonly cursor?: string }) => Promise<Page>,
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
