import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { readJson } from '#intake';
import { Refused } from '#runtime';

export const JSON_TYPE = 'application/json';
export const NDJSON_TYPE = 'application/x-ndjson';
export const CLOUD_EVENT_TYPE = 'application/cloudevents+json';
export const CLOUD_EVENT_BATCH_TYPE = 'application/cloudevents-batch+json';

/** Takes bodies of the media types that their routes name, in UTF-8, and no others. */
export function takeMediaTypes(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => done(refusalOf(request)));
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

function refusalOf(request: FastifyRequest): Refused | undefined {
  const { 'content-type': type, 'content-encoding': encoding = 'identity' } = request.headers;
  if (encoding !== 'identity') return refused(`Bodies must not be encoded as ${encoding}.`);
  if (type === undefined) return undefined;
  const [essence = '', ...parameters] = type
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const { consumes = [JSON_TYPE] } = request.routeOptions.config;
  if (request.method === 'POST' && !consumes.includes(essence))
    return refused(`${essence} is not taken here, but ${consumes.join(', ')}.`);
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  return charset === undefined || charset === 'utf-8'
    ? undefined
    : refused(`Bodies must be in UTF-8, not ${charset}.`);
}

function refused(detail: string): Refused {
  return new Refused('unsupported-media-type', { detail });
}
