import { type FastifyInstance } from 'fastify';
import { type KeyRing, type Logger } from '#runtime';

/** Takes the API keys of a file when it changes, and says so, until the service stops. */
export function followKeys(fastify: FastifyInstance, keys: KeyRing, file: string, logger: Logger): void {
  const stop = keys.follow(file, (problems) => {
    if (problems.length === 0) logger.info({ file }, 'The API keys were read again');
    else logger.error({ file, problems }, `The API keys stay as they were, for: ${problems.join('; ')}`);
  });
  fastify.addHook('onClose', (_fastify, done) => {
    stop();
    done();
  });
}
