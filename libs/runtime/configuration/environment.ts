import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Max, Min } from 'class-validator';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const LOG_FORMATS = ['json', 'pretty'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

const ONLY_EMBEDDED = 'cannot be used: this build has only the embedded stores, in DATA_DIR';

/** The environment variables there are, with what they are if they are not set. */
export class Environment {
  /** The address to listen on. Any but a loopback address needs API_KEYS_FILE. */
  @IsNotEmpty({ message: 'must be an address or a host name' })
  HOST = '127.0.0.1';

  /** 0: any that is free. */
  @IsInt({ message: 'must be a whole number' })
  @Min(0, { message: 'must be 0 or more' })
  @Max(65_535, { message: 'must be 65535 or less' })
  PORT = 3000;

  /** The folder of `events.db` and `read-models.db`; made if it does not exist. */
  @IsString()
  DATA_DIR = './data';

  @IsOptional()
  @IsString()
  API_KEYS_FILE?: string;

  @IsIn(LOG_LEVELS, { message: `must be one of: ${LOG_LEVELS.join(', ')}` })
  LOG_LEVEL: LogLevel = 'info';

  /** Not set: `pretty` on a terminal, else `json`. */
  @IsOptional()
  @IsIn(LOG_FORMATS, { message: `must be one of: ${LOG_FORMATS.join(', ')}` })
  LOG_FORMAT?: LogFormat;

  @IsOptional()
  @IsIn([], { message: ONLY_EMBEDDED })
  EVENTSTOREDB_URL?: string;

  @IsOptional()
  @IsIn([], { message: ONLY_EMBEDDED })
  MONGODB_URL?: string;
}
