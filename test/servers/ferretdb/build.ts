import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const MODULE = 'github.com/FerretDB/FerretDB';
const VERSION = 'v1.24.0';
const PATCH = fileURLToPath(new URL('lookups.patch', import.meta.url));

export interface FerretDbBuild {
  /**
   * Look documents up by their ids and by strings in indexes. FerretDB as it was published reads the whole
   * collection on SQLite for every lookup and every update, which is no hindrance to a few hundred documents.
   */
  readonly lookups?: boolean;
}

/**
 * Builds FerretDB once, into the user's cache, which takes one or two minutes and needs Go.
 * @returns the path of the program
 */
export async function buildFerretDb({ lookups = false }: FerretDbBuild = {}): Promise<string> {
  const program = join(cache(), `ferretdb-${VERSION}${lookups ? `-${await versionOfPatch()}` : ''}`);
  const built = await access(program).then(
    () => true,
    () => false,
  );
  if (built) return program;
  await mkdir(dirname(program), { recursive: true });
  const folder = await mkdtemp(`${program}-`);
  try {
    await takeSources(folder);
    if (lookups) await run('git', ['apply', '-p1', PATCH], { cwd: folder });
    await run('go', ['build', '-buildvcs=false', '-o', 'built', './cmd/ferretdb'], { cwd: folder });
    await rename(join(folder, 'built'), program);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return program;
}

/** As `go install` would, which does not work everywhere: it asks for a list of versions that proxies may refuse. */
async function takeSources(folder: string): Promise<void> {
  const { stdout } = await run('go', ['mod', 'download', '-json', `${MODULE}@${VERSION}`], { cwd: folder });
  const { Dir: sources } = JSON.parse(stdout) as { Dir: string };
  await cp(sources, folder, { recursive: true });
  await run('chmod', ['-R', 'u+w', folder]);
  // The program asks for its own version, which is not among the published sources.
  await writeFile(join(folder, 'build/version/version.txt'), VERSION);
}

async function versionOfPatch(): Promise<string> {
  return createHash('sha256')
    .update(await readFile(PATCH))
    .digest('hex')
    .slice(0, 8);
}

function cache(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'entente');
}
