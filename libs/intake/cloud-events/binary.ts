import { InvalidInput, invalid, under } from '../shared/validation-error.js';

const PREFIX = 'ce-';

/** Whether an HTTP message has a CloudEvent's attributes in its headers. */
export function isBinary(headers: Readonly<Record<string, unknown>>): boolean {
  return 'ce-specversion' in headers || 'ce-id' in headers || 'ce-type' in headers;
}

/**
 * A CloudEvent in the binary content mode of its HTTP binding, as the JSON format has it: attributes come
 * from the headers, `data` is the parsed body.
 * @throws InvalidInput for an attribute whose percent-encoded bytes are not UTF-8
 */
export function fromBinary(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  data: unknown,
): Record<string, unknown> {
  const attributes = Object.entries(headers)
    .filter(
      (header): header is [string, string] => header[0].startsWith(PREFIX) && typeof header[1] === 'string',
    )
    .map(([header, value]) => {
      const name = header.slice(PREFIX.length);
      return [name, decoded(name, value)];
    });
  return { ...Object.fromEntries(attributes), data } as Record<string, unknown>;
}

const QUOTED_STRING = /^"(?:[^"\\]|\\.)*"$/;
const ENCODED_BYTES = /(?:%[0-9A-Fa-f]{2})+/g;

/**
 * A header value as the HTTP binding decodes it (3.1.3.2): a quoted string without its quotes, then percent-encoded
 * UTF-8. A per cent sign that begins no byte stands for itself, as senders that encode nothing mean it.
 */
function decoded(name: string, value: string): string {
  const text = QUOTED_STRING.test(value) ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
  try {
    return text.replace(ENCODED_BYTES, decodeURIComponent);
  } catch {
    throw new InvalidInput(under(name, invalid('must be percent-encoded UTF-8')));
  }
}
