import { PROJECTION_OF } from '#domain';
import { PROJECTIONS, type Projection, rebuildProjections } from '#projections';
import { onceLeased } from '#read-store';
import { identity } from '#runtime';
import { EXIT, type ExitStatus, Failure } from '../session/failure.js';
import { showCounters } from '../terminal/progress.js';
import { type Session } from '../session/session.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { counted } from '../terminal/figures.js';
import { didYouMean, suggest } from '../terminal/suggest.js';

const LEASE = 'rebuild';

interface Rebuilt {
  readonly projection: string;
  readonly readModels: readonly string[];
  events: number;
}

/**
 * Makes read models anew from the events, all of them or those of one projection. People go on reading the
 * old ones until the new ones have caught up.
 * @throws Failure
 */
export async function rebuild(
  name: string | undefined,
  session: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const projections = chosen(name);
  const names = projections.map(({ spec }) => spec.name);
  const rebuilt = new Map<string, Rebuilt>(
    names.map((projection) => [projection, { projection, readModels: readModelsOf(projection), events: 0 }]),
  );
  const counters = showCounters('Rebuilding', names, terminal);
  try {
    const { events, documents } = session;
    const turn = {
      leases: documents,
      name: LEASE,
      holder: identity.fresh(),
      signal: new AbortController().signal,
    };
    const free = await onceLeased(turn, (signal, lease) =>
      rebuildProjections({
        events,
        documents,
        projections,
        lease,
        signal,
        observer: {
          onBatch: ({ projection, events: count }) => {
            const one = rebuilt.get(projection);
            if (one !== undefined) one.events += count;
            counters.add(projection, count);
          },
        },
      }),
    );
    if (!free) throw new Failure('Somebody else is rebuilding the read models already.', EXIT.data);
  } finally {
    counters.stop();
  }
  const all = [...rebuilt.values()];
  const text = (some: readonly Rebuilt[]): string => some.map(rebuiltText).join('\n');
  answer(terminal, { json: { rebuilt: all }, shown: all, text });
  return EXIT.good;
}

/** A projection by its own name, or by that of one of the read models it makes. */
function chosen(name: string | undefined): readonly Projection[] {
  if (name === undefined) return PROJECTIONS;
  const wanted = Object.hasOwn(PROJECTION_OF, name)
    ? PROJECTION_OF[name as keyof typeof PROJECTION_OF]
    : name;
  const found = PROJECTIONS.filter(({ spec }) => spec.name === wanted);
  if (found.length > 0) return found;
  const known = [
    ...new Set([...PROJECTIONS.map(({ spec }) => spec.name), ...Object.keys(PROJECTION_OF)]),
  ].sort();
  const hint = didYouMean(suggest(name, known)) || ` There are ${known.join(', ')}.`;
  throw new Failure(`There is no projection or read model ${name}.${hint}`, EXIT.usage);
}

function readModelsOf(projection: string): readonly string[] {
  return Object.entries(PROJECTION_OF).flatMap(([model, by]) => (by === projection ? [model] : []));
}

const rebuiltText = ({ readModels, events }: Rebuilt): string =>
  `${readModels.join(', ')}: rebuilt from ${counted(events, 'event')}`;
