import { type FastifyInstance } from 'fastify';
import { type KeyRing, type Logger, isReadByOthers } from '#runtime';

/** Takes the API keys of a file when it changes, and says so, until the service stops. Warns of a file that others can read. */
export function followKeys(fastify: FastifyInstance, keys: KeyRing, file: string, logger: Logger): void {
  if (isReadByOthers(file))
    logger.warn({ file }, `Others can read the hashes of the API keys: "chmod 600 ${file}" puts that right`);
  const stop = keys.follow(file, (problems) => {
    if (problems.length === 0) logger.info({ file }, 'The API keys were read again');
    else logger.error({ file, problems }, `The API keys stay as they were, for: ${problems.join('; ')}`);
  });
  fastify.addHook('onClose', (_fastify, done) => {
    stop();
    done();
  });
}
