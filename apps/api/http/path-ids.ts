import type { FastifyInstance } from 'fastify';
import { ID_PATTERN } from '#intake';
import { Refused } from '#runtime';

/** Refuses paths with what cannot be an id where one is expected. */
export function checkPathIds(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const wrong = Object.entries((request.params ?? {}) as Record<string, string>).find(
      ([name, value]) => name.endsWith('Id') && !ID_PATTERN.test(value),
    );
    if (wrong === undefined) {
      done();
      return;
    }
    const [parameter] = wrong;
    const detail =
      'must be an id: 1 to 64 letters, digits, dots, underscores or hyphens, the first a letter or digit';
    done(
      new Refused('invalid-input', {
        detail: `${parameter} in the path ${detail}.`,
        errors: [{ parameter, detail }],
      }),
    );
  });
}
