import { DEFINITIONS, isEventType } from './catalogue.js';
import { THE_ALLIANCE } from './words.js';

/**
 * Whose a personal text is: the alliance's own, words or the name of a partner, or the name of a person, who need not
 * be a partner.
 */
export type Subject = typeof THE_ALLIANCE | `partner/${string}` | `person/${string}`;

/** What readers see in the place of a text that was erased. @param at an instant */
export function erasedText(at: string): string {
  return `erased on ${at.slice(0, 10)}`;
}

/** What stands in an event's place for a personal text: given the text, where it stands and whose it is. */
export type ReplaceText = (text: unknown, path: string, subject: Subject) => unknown;

type Fields = Readonly<Record<string, unknown>>;

interface Said<F> {
  readonly type: string;
  readonly data: F;
  readonly metadata: F;
}

/** Fields of every event's metadata that name a person. */
export const PERSONAL_METADATA = ['recordedBy', 'onBehalfOf'] as const;

/** Personal fields that name people by ids: rules depend on those of partners. */
const NAMES: ReadonlySet<string> = new Set(['by', 'decidedBy', 'attendees', 'about']);
/** Personal fields that figures depend on: quantities in different units must never be added. */
const COMPARED: ReadonlySet<string> = new Set(['unit']);
/** Those whose words an event holds, the first that it has. */
const AUTHORS = [
  'partnerId',
  'by',
  'initiatedBy',
  'debtors',
  'givers',
  'judgedBy',
  'consents',
  'partners',
] as const;
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** The same event with each personal text replaced. What is not replaced stays the same object. */
export function replacePersonalText<F extends Fields>(
  { type, data, metadata }: Said<F>,
  replace: ReplaceText,
): Said<F> {
  const own = authorOf(data, metadata['onBehalfOf']);
  return {
    type,
    data: replacedIn(type, data, 'data/', own, replace) as F,
    metadata: PERSONAL_METADATA.reduce<Fields>(
      (fields, name) => withField(fields, name, named(fields[name], `metadata/${name}`, own, replace)),
      metadata,
    ) as F,
  };
}

function replacedIn(type: string, data: Fields, at: string, own: Subject, replace: ReplaceText): Fields {
  const personal = isEventType(type) ? (DEFINITIONS[type].personal ?? []) : [];
  let replaced = personal.reduce(
    (fields, path) => (COMPARED.has(path) ? fields : replaceAt(fields, path.split('/'), at, own, replace)),
    data,
  );
  const { type: of, replacement } = data;
  if (type === 'EntryCorrected' && typeof of === 'string' && isFields(replacement)) {
    const author = authorOf(replacement, undefined);
    const inside = author === THE_ALLIANCE ? own : author;
    const entry = replacedIn(of, replacement, `${at}replacement/`, inside, replace);
    replaced = withField(replaced, 'replacement', entry);
  }
  return replaced;
}

function replaceAt(
  fields: Fields,
  [name = '', ...rest]: readonly string[],
  at: string,
  own: Subject,
  replace: ReplaceText,
): Fields {
  const value = fields[name];
  const path = at + name;
  if (rest.length === 0) {
    const one = NAMES.has(name) ? named : replaced;
    const changed = Array.isArray(value)
      ? each(value, (item, index) => one(item, `${path}/${index}`, own, replace))
      : one(value, path, own, replace);
    return withField(fields, name, changed);
  }
  const inside = (item: unknown, below: string): unknown => {
    if (!isFields(item)) return item;
    const { partnerId } = item;
    const whose: Subject = typeof partnerId === 'string' ? `partner/${partnerId}` : own;
    return replaceAt(item, rest, `${below}/`, whose, replace);
  };
  const changed = Array.isArray(value)
    ? each(value, (item, index) => inside(item, `${path}/${index}`))
    : inside(value, path);
  return withField(fields, name, changed);
}

function replaced(value: unknown, path: string, own: Subject, replace: ReplaceText): unknown {
  return typeof value === 'string' || isFields(value) ? replace(value, path, own) : value;
}

/** A name is known by itself; words in its place are their author's. */
function named(value: unknown, path: string, own: Subject, replace: ReplaceText): unknown {
  const isName = typeof value !== 'string' || path.startsWith('metadata/') || ID.test(value);
  return replaced(value, path, isName ? `person/${String(value)}` : own, replace);
}

function authorOf(data: Fields, onBehalfOf: unknown): Subject {
  for (const field of AUTHORS) {
    const value = field === 'judgedBy' && isFields(data[field]) ? data[field]['debtors'] : data[field];
    if (value === undefined) continue;
    const [author, ...others] = Array.isArray(value) ? (value as unknown[]) : [value];
    if (typeof author === 'string' && others.length === 0) return `partner/${author}`;
    return THE_ALLIANCE;
  }
  return typeof onBehalfOf === 'string' ? `partner/${onBehalfOf}` : THE_ALLIANCE;
}

function withField(fields: Fields, name: string, value: unknown): Fields {
  return fields[name] === value ? fields : { ...fields, [name]: value };
}

function each(items: readonly unknown[], change: (item: unknown, index: number) => unknown): unknown {
  const changed = items.map(change);
  return changed.some((item, index) => item !== items[index]) ? changed : items;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
