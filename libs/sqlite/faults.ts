const BUSY = /^(SQLITE_BUSY|database is locked)/;
const DAMAGE = /^(SQLITE_CORRUPT|SQLITE_NOTADB|database disk image is malformed|file is not a database)/;

/** What SQLite and Node say, in words for whoever looks after the disk. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [DAMAGE, 'it is damaged'],
  [BUSY, 'another process keeps on writing'],
  [/^(SQLITE_FULL|ENOSPC|database or disk is full)/, 'the disk is full'],
  [/^(SQLITE_READONLY|EROFS|EACCES|attempt to write a readonly database)/, 'it cannot be written'],
  [
    /^(SQLITE_CANTOPEN|unable to open database file)/,
    'it, or what belongs beside it, cannot be opened or written',
  ],
  [/^(SQLITE_IOERR|disk I\/O error)/, 'the disk does not do what it is asked'],
];

/** The code of an error. The driver leaves it out where rows are read: then there is the message alone. */
function codeOf(error: unknown): string {
  const { sqliteCodeName, code, message } = error as Error & {
    readonly sqliteCodeName?: string;
    readonly code?: string;
  };
  return sqliteCodeName ?? (code === undefined || code === 'ERR_SQLITE_ERROR' ? message : code);
}

/** Why something could not be done, for a sentence about the file: in words of ours, else in those of SQLite. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS.find(([pattern]) => pattern.test(code))?.[1] ?? (error as Error).message;
}

/** Whether another process has kept on writing for longer than this one waits. */
export const isBusy = (error: unknown): boolean => BUSY.test(codeOf(error));

/** Whether the file does not hold what SQLite has written there. */
export const isDamage = (error: unknown): boolean => DAMAGE.test(codeOf(error));
