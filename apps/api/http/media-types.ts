import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { readJson } from '#intake';
import { Refused } from '#runtime';

export const JSON_TYPE = 'application/json';
export const NDJSON_TYPE = 'application/x-ndjson';
/** PROV-JSON: not registered, but named like `application/provenance+xml`, which is. */
export const PROV_JSON_TYPE = 'application/provenance+json';
export const CLOUD_EVENT_TYPE = 'application/cloudevents+json';
export const CLOUD_EVENT_BATCH_TYPE = 'application/cloudevents-batch+json';

/** Takes bodies of the media types that their routes name, in UTF-8, and no others. */
export function takeMediaTypes(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => done(refusalOf(request, reply)));
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    [JSON_TYPE, CLOUD_EVENT_TYPE, CLOUD_EVENT_BATCH_TYPE],
    { parseAs: 'buffer' },
    (_request, body, done) => {
      try {
        done(null, readJson(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  // Read line by line by its handler.
  fastify.addContentTypeParser(NDJSON_TYPE, (_request, body, done) => done(null, body));
}

/** The media type of a body, without its parameters; empty where none is said. */
export function essenceOf({ headers }: Pick<FastifyRequest, 'headers'>): string {
  const type = headers['content-type'] ?? '';
  return type === JSON_TYPE ? type : (type.toLowerCase().split(';', 1)[0] ?? '').trim();
}

function refusalOf(request: FastifyRequest, reply: FastifyReply): Refused | undefined {
  if (request.method !== 'POST' || !hasBody(request)) return undefined;
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding !== '' && encoding !== 'identity') {
    // RFC 9110, 12.5.3: what would be taken instead.
    reply.header('accept-encoding', 'identity');
    return refused(`Bodies must not be encoded as ${encoding}.`);
  }
  const { consumes = [JSON_TYPE] } = request.routeOptions.config;
  const essence = essenceOf(request);
  if (!consumes.includes(essence)) {
    reply.header('accept-post', consumes.join(', '));
    const sent =
      essence === ''
        ? 'Content-Type must say what the body is: taken here is'
        : `${essence} is not taken here, but`;
    return refused(`${sent} ${consumes.join(', ')}.`);
  }
  const charset = charsetOf(request);
  return charset === undefined || charset === 'utf-8'
    ? undefined
    : refused(`Bodies must be in UTF-8, not ${charset}.`);
}

export function hasBody({ headers }: FastifyRequest): boolean {
  return (
    headers['transfer-encoding'] !== undefined ||
    (headers['content-length'] ?? '0') !== '0' ||
    headers['content-type'] !== undefined
  );
}

function charsetOf({ headers }: FastifyRequest): string | undefined {
  const type = headers['content-type'] ?? '';
  if (!type.includes(';')) return undefined;
  return type
    .toLowerCase()
    .split(';')
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
}

function refused(detail: string): Refused {
  return new Refused('unsupported-media-type', { detail });
}
