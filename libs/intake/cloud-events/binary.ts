const PREFIX = 'ce-';

/** Whether an HTTP message has a CloudEvent's attributes in its headers. */
export function isBinary(headers: Readonly<Record<string, unknown>>): boolean {
  return 'ce-specversion' in headers || 'ce-id' in headers || 'ce-type' in headers;
}

/**
 * A CloudEvent in the binary content mode of its HTTP binding, as the JSON format has it: attributes come
 * from the headers, `data` is the parsed body.
 */
export function fromBinary(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  data: unknown,
): Record<string, unknown> {
  const attributes = Object.entries(headers)
    .filter(
      (header): header is [string, string] => header[0].startsWith(PREFIX) && typeof header[1] === 'string',
    )
    .map(([name, value]) => [name.slice(PREFIX.length), decoded(value)]);
  return { ...Object.fromEntries(attributes), data } as Record<string, unknown>;
}

/** Header values carry other characters than printable ASCII as percent-encoded UTF-8. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
