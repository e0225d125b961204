interface EntityTag {
  readonly isWeak: boolean;
  /** What is between the quotes. */
  readonly opaque: string;
}

const ELEMENT = /[ \t]*(?:(W\/)?"([\x21\x23-\x7e\x80-\uffff]*)"[ \t]*)?(?:,|$)/y;

/** The list of `If-Match` or `If-None-Match` (RFC 9110, 13.1); `*` stands for any. Undefined for what is none. */
export function entityTagsIn(header: string): '*' | readonly EntityTag[] | undefined {
  if (header.trim() === '*') return '*';
  const tags: EntityTag[] = [];
  ELEMENT.lastIndex = 0;
  while (ELEMENT.lastIndex < header.length) {
    const element = ELEMENT.exec(header);
    if (element === null) return undefined;
    const [, weak, opaque] = element;
    if (opaque !== undefined) tags.push({ isWeak: weak !== undefined, opaque });
  }
  return tags.length === 0 ? undefined : tags;
}

/** Whether a list has a tag, by the strong comparison: weak ones are equal to none. */
export const hasStrongly = (tags: readonly EntityTag[], opaque: string): boolean =>
  tags.some((tag) => !tag.isWeak && tag.opaque === opaque);

/** The same by the weak comparison. */
export const hasWeakly = (tags: readonly EntityTag[], opaque: string): boolean =>
  tags.some((tag) => tag.opaque === opaque);
