/** What JSON cannot express, or what two readers of it could understand differently: RFC 7493. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical';
}

/**
 * The one way to write a JSON value that RFC 8785 leaves: names in the order of their UTF-16 code units, no white
 * space, numbers and texts as ECMAScript writes them. Fields that are undefined are left out, as JSON leaves them out.
 * It is our own because every append waits for it, and it takes half as long as the package of the RFC's authors,
 * which its specification holds it against.
 * @throws NotCanonical for a number that is none, half a surrogate pair, a gap in a list, or what is no JSON at all
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return text(value);
    case 'number':
      if (Number.isFinite(value)) return String(value);
      break;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? list(value) : fields(value as Readonly<Record<string, unknown>>);
  }
  throw new NotCanonical(`JSON cannot express ${String(value)}.`);
}

/** What stands in a text of JSON otherwise than as it is; and surrogates, of which a half may be alone. */
const SUSPECT = /["\\\u0000-\u001f\ud800-\udfff]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

function text(value: string): string {
  if (!SUSPECT.test(value)) return `"${value}"`;
  if (LONE_SURROGATE.test(value)) throw new NotCanonical('A text holds half a surrogate pair.');
  return JSON.stringify(value);
}

function list(values: readonly unknown[]): string {
  let written = '';
  for (let i = 0; i < values.length; i += 1) written += (i === 0 ? '' : ',') + canonicalJson(values[i]);
  return `[${written}]`;
}

function fields(values: Readonly<Record<string, unknown>>): string {
  let written = '';
  // Without a comparison of its own, `sort` goes by UTF-16 code units.
  for (const name of Object.keys(values).sort()) {
    const value = values[name];
    if (value !== undefined) written += `${written === '' ? '' : ','}${text(name)}:${canonicalJson(value)}`;
  }
  return `{${written}}`;
}
