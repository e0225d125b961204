import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ALLIANCES, contributionsTo } from '../contributions/figure.js';
import { sendLoad } from '../load/send-load.js';
import { form } from '../service/alliances.js';
import { Service } from '../service/service.js';
import { type Profile, timeByLayer } from './layers.js';

const REQUESTS = 30_000;

/** Prints where the time of `POST …/contributions` goes, in the thread that answers, and the time of the projector's. */
export async function profileContributions(folder: string): Promise<void> {
  const began = performance.now();
  const service = await Service.start(folder, ['--cpu-prof', '--cpu-prof-dir', folder]);
  const sinceBegin = (): number => (performance.now() - began) * 1000;
  await form(service, ALLIANCES);
  await sendLoad({ ...contributionsTo(service.port), requests: REQUESTS / 3 }, 201);
  const from = sinceBegin();
  await sendLoad({ ...contributionsTo(service.port), requests: REQUESTS }, 201);
  const to = sinceBegin();
  await service.end();
  const [answering, projecting] = await profilesIn(folder);
  if (answering === undefined || projecting === undefined) throw new Error('A thread left no profile.');
  const layers = [...timeByLayer(answering, from, to)].sort(([, a], [, b]) => b - a);
  const sum = (times: Iterable<readonly [string, number]>): number =>
    [...times].reduce((total, [, time]) => total + time, 0);
  const total = sum(layers);
  for (const [layer, time] of [...layers, ['Together', total] as const])
    console.log(`| ${layer} | ${(time / REQUESTS).toFixed(1)} | ${((100 * time) / total).toFixed(0)} % |`);
  const projector = sum(timeByLayer(projecting, from, to));
  console.log(`The projector's thread meanwhile: ${(projector / REQUESTS).toFixed(1)} µs a request.`);
}

/** By the number of the thread, which is part of the name. */
async function profilesIn(folder: string): Promise<Profile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
  const threadOf = (name: string): number => Number(name.split('.').at(-3));
  names.sort((a, b) => threadOf(a) - threadOf(b));
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Profile),
  );
}
