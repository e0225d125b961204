import {
  RuleViolation,
  UnknownReference,
  decide,
  evolve,
  streamOf,
  type AllianceState,
  type Command,
  type RecordedAllianceEvent,
} from '#domain';
import { type JsonObject, type RecordedEvent } from '#event-store';
import { type Intention, type Sent } from '#process-managers';
import { recorded } from '../decider/record.js';

/** An alliance recorded as it lives, each command at an instant of its own, which also carries out intentions. */
export class LivingAlliance {
  readonly events: RecordedAllianceEvent[] = [];
  private readonly keys = new Set<string>();
  state: AllianceState | undefined;

  /** Records what a command brings about at an instant. @throws RuleViolation */
  record(now: string, command: Command): this {
    const { allianceId } = command;
    for (const event of decide({ ...command, now }, this.state)) {
      const next = recorded(event, allianceId, this.events.length, now);
      this.state = evolve(this.state, next);
      this.events.push(next);
    }
    return this;
  }

  /** The same, if the rules allow it. */
  try(now: string, command: Command): void {
    try {
      this.record(now, command);
    } catch (error) {
      if (!(error instanceof RuleViolation || error instanceof UnknownReference)) throw error;
    }
  }

  /** Carries an intention out once, on the alliance as it was seen, or not at all. */
  async send({ command, key, revision }: Intention): Promise<Sent> {
    if (this.keys.has(key)) return { kind: 'repeated' };
    if (revision !== this.state?.revision) return { kind: 'refused', reason: 'it has changed' };
    try {
      this.record(command.now, command);
    } catch (error) {
      if (!(error instanceof RuleViolation)) throw error;
      return { kind: 'refused', reason: error.rule };
    }
    this.keys.add(key);
    return { kind: 'recorded', revision: this.events.length - 1 };
  }

  /** Its events as a store gives them. */
  get stored(): readonly RecordedEvent[] {
    return this.events.map(storedOf);
  }
}

function storedOf(event: RecordedAllianceEvent): RecordedEvent {
  const { type, allianceId, eventId, revision, position, occurredOn, recordedAt, recordedBy } = event;
  return {
    stream: streamOf(allianceId),
    ...{ type, eventId, revision, position },
    data: event.data as unknown as JsonObject,
    metadata: { schemaVersion: 1, occurredOn, recordedAt, recordedBy },
  };
}
