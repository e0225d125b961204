import { readFile } from 'node:fs/promises';

import { parse } from 'yaml';

export interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: string | readonly string[];
  readonly entrypoint?: string | readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: readonly string[] };
  readonly ports?: readonly string[];
  readonly profiles?: readonly string[];
  readonly restart?: string;
  readonly volumes?: readonly string[];
}

export interface Deployment {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** A compose file, with what it repeats by name put in place. */
export async function readDeployment(file: string): Promise<Deployment> {
  return parse(await readFile(file, 'utf8'), { merge: true }) as Deployment;
}

/** Where it comes from and where it goes: `source:target[:ro]`. */
export function mountsOf({ volumes = [] }: Service): { readonly source: string; readonly target: string }[] {
  return volumes.map((volume) => {
    const [source = '', target = ''] = volume.split(':');
    return { source, target };
  });
}

export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The instructions of a Dockerfile, each in one line. */
export async function readDockerfile(file: string): Promise<Instruction[]> {
  const text = (await readFile(file, 'utf8')).replace(/\\\n/g, ' ');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', ...rest] = line.split(/\s+/);
      return { name, rest: rest.join(' ') };
    });
}
