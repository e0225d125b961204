import { type Logger, destination, pino, stdTimeFunctions } from 'pino';
import { isatty } from 'node:tty';
import { type PrettyOptions, prettyFactory } from 'pino-pretty';
import { type Configuration } from '../configuration/configuration.js';
import { visible } from './visible.js';

export type { Logger };

/** Logs as JSON, one line each; or for people, in colour where standard output is a terminal. */
export function createLogger({ logLevel, logFormat }: Pick<Configuration, 'logLevel' | 'logFormat'>): Logger {
  const options = {
    level: logLevel,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  if (logFormat === 'json') return pino(options, destination({ dest: 1, sync: false }));
  const out = destination({ dest: 1, sync: true });
  return pino(options, { write: (line) => void out.write(readable(line)) });
}

/** A line of JSON as people read it: nothing in it commands their terminal or looks like another line. */
export function readable(line: string, colorize = isatty(1)): string {
  return prettyFactory({ ...READABLE, colorize })(visible(JSON.parse(line) as object));
}

/** What was asked and answered, in a line; the ids that tie lines together are for machines. */
const READABLE: PrettyOptions = {
  singleLine: true,
  errorLikeObjectKeys: ['err'],
  translateTime: 'SYS:HH:MM:ss.l',
  ignore: 'correlationId,caller,method,url,status,ms,dataDir',
  messageFormat: (log, message) =>
    log['method'] === undefined
      ? String(log[message])
      : `${String(log['method'])} ${String(log['url'])} ${String(log['status'])} in ${String(log['ms'])} ms`,
};
