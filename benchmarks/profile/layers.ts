import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** What is used here of a profile as `--cpu-prof` writes it. */
export interface Profile {
  readonly nodes: readonly ProfileNode[];
  /** The node that each sample was in. */
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: Frame;
  readonly children?: readonly number[];
}

interface Frame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** By where a function is from. The first that fits counts. */
const LAYERS: readonly (readonly [layer: string, source: RegExp])[] = [
  ['Garbage', /^\(garbage collector\)$/],
  ['Metrics and log', /\/(telemetry|prom-client|pino)\//],
  ['Store: group commit, SQLite, disk', /\/libs\/(event-store-sqlite|sqlite)\/|@photostructure/],
  ['Telling the projector', /\/libs\/runtime\/projector\//],
  ['Rules and state', /\/libs\/domain\/|\/immutable\//],
  ['JSON, validation, the command', /\/libs\/intake\/|\/ajv\//],
  [
    'Handling: ids, cache, metadata, retries',
    /\/libs\/(application|event-store|runtime)\/|\/(uuid|lru-cache)\//,
  ],
  ['Controllers, hooks, headers', /\/apps\/api\//],
  ['Nest: parameters, pipes, bus', /@nestjs|\/(rxjs|reflect-metadata)\//],
  ['Fastify and its router', /\/node_modules\//],
  ['Node: sockets, HTTP, timers', /^node:/],
];

const IDLE = '(idle)';
const OTHER = 'Other';

/**
 * The time that a thread was busy, by layers, in microseconds. Functions without a source, such as those of V8 and of
 * native code, count for whoever called them. Where other processes have the core, it seems longer than it is.
 * @param from, to which part of the profile, in microseconds from its beginning
 */
export function timeByLayer(profile: Profile, from: number, to: number): ReadonlyMap<string, number> {
  const layerOf = layersOf(profile.nodes);
  const times = new Map<string, number>();
  let at = 0;
  for (const [index, node] of profile.samples.entries()) {
    const time = profile.timeDeltas[index] ?? 0;
    at += time;
    const layer = layerOf.get(node) ?? OTHER;
    if (at >= from && at <= to && layer !== IDLE) times.set(layer, (times.get(layer) ?? 0) + time);
  }
  return times;
}

function layersOf(nodes: readonly ProfileNode[]): ReadonlyMap<number, string> {
  const layers = new Map<number, string>();
  const sources = new Sources();
  // Whoever calls comes before what it calls.
  for (const { id, callFrame, children = [] } of nodes) {
    const source = sources.of(callFrame);
    const own = source === IDLE ? IDLE : LAYERS.find(([, pattern]) => pattern.test(source))?.[0];
    const layer = own ?? layers.get(id) ?? OTHER;
    layers.set(id, layer);
    for (const child of children) layers.set(child, layer);
  }
  return layers;
}

/** Which file a function was written in, before it was bundled. */
class Sources {
  private readonly maps = new Map<string, SourceMap | undefined>();

  of({ functionName, url, lineNumber, columnNumber }: Frame): string {
    if (!url.startsWith('file:')) return url === '' ? functionName : url;
    const entry = this.mapOf(fileURLToPath(url))?.findEntry(lineNumber, columnNumber);
    return entry !== undefined && 'originalSource' in entry
      ? new URL(entry.originalSource, url).pathname
      : url;
  }

  private mapOf(file: string): SourceMap | undefined {
    if (!this.maps.has(file)) {
      const path = `${file}.map`;
      const payload = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as object) : undefined;
      this.maps.set(file, payload && new SourceMap(payload as ConstructorParameters<typeof SourceMap>[0]));
    }
    return this.maps.get(file);
  }
}
