import { preferredType } from './accept.js';

const OFFERED = ['application/json', 'application/x-ndjson'] as const;

describe('the media type a client prefers', () => {
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/x-ndjson', 'application/x-ndjson'],
    ['Application/X-NDJSON', 'application/x-ndjson'],
    ['application/x-ndjson, */*', 'application/x-ndjson'],
    ['application/x-ndjson;q=0, */*', 'application/json'],
    ['application/x-ndjson;q=0.5, application/json', 'application/json'],
    ['application/json;q=0.2, application/x-ndjson;q=0.3', 'application/x-ndjson'],
    ['application/json, application/x-ndjson', 'application/json'],
    ['application/json;q=0, */*', 'application/x-ndjson'],
    ['*/*;q=0.1, application/x-ndjson ; q=1.000', 'application/x-ndjson'],
    ['application/x-ndjson;q=2', 'application/json'],
    ['text/csv', 'application/json'],
    ['', 'application/json'],
  ])('of %j is %s', (accept, type) => expect(preferredType(accept, OFFERED)).toBe(type));
});
