import { type Clock, type CommandDispatcher, type Identity, NotFound, type Sender } from '#application';
import {
  amendedHistory,
  type Command,
  defined,
  readRecorded,
  type RecordedAllianceEvent,
  replacePersonalText,
  streamOf,
  THE_ALLIANCE,
  UnknownAlliance,
} from '#domain';
import { type EventStore } from '#event-store';
import { type CommandInput } from '#intake';
import { digestOf, type Erasure, SNAPSHOTS, type SubjectKeyStore } from '#subject-keys';

/** What was forgotten of a subject in an alliance. */
export interface Forgotten {
  readonly allianceId: string;
  /** Left out where nothing was left to erase: it was forgotten before, or stands in plain text only. */
  readonly recorded?: { readonly eventId: string; readonly revision: number; readonly position: string };
  /** Texts that were recorded before texts were encrypted: they stay. */
  readonly plainText: readonly { readonly eventId: string; readonly revision: number }[];
}

/** A request to forget somebody. */
export interface ForgetRequest {
  readonly subject: string;
  readonly reason: string;
}

export interface EraserDependencies {
  readonly events: EventStore;
  /** The same events as they are stored. */
  readonly stored: EventStore;
  readonly keys: SubjectKeyStore;
  readonly commands: CommandDispatcher<CommandInput>;
  readonly now: Clock;
  readonly identity: Identity;
}

/**
 * Forgets subjects: destroys their keys first, and then has it recorded. Whoever is interrupted in between leaves an
 * erasure behind that is not recorded: see `finish`.
 */
export class Eraser {
  constructor(private readonly dependencies: EraserDependencies) {}

  /** @throws UnknownAlliance; NotFound where the alliance holds no text of the subject; EventStoreUnavailable */
  async forget(allianceId: string, request: ForgetRequest, sender: Sender): Promise<Forgotten> {
    const { keys, now, identity } = this.dependencies;
    const partners = await this.partnersOf(allianceId);
    const isPartner = partners.has(request.subject);
    const subjects = subjectsOf(request.subject, isPartner);
    const digests = subjects.map(digestOf);
    const there = (await keys.keysIn(allianceId)).filter(({ subject }) => digests.includes(subject));
    const plainText = await this.plainTextOf(allianceId, subjects);
    if (there.length === 0 && plainText.length === 0)
      throw new NotFound(`Alliance ${allianceId} holds no text of ${request.subject}.`);
    if (there.every(({ secret }) => secret === undefined)) return { allianceId, plainText };
    const erasure: Erasure = defined({
      id: identity.fresh(),
      scope: allianceId,
      partner: isPartner ? request.subject : undefined,
      at: now(),
      by: sender.caller,
      reason: request.reason,
    });
    await keys.destroy({ ...erasure, subjects: [...digests, digestOf(SNAPSHOTS)] });
    return { allianceId, recorded: await this.record(erasure, sender), plainText };
  }

  /** The same in every alliance that holds text of the subject. @throws NotFound where none does */
  async forgetEverywhere(request: ForgetRequest, sender: Sender): Promise<readonly Forgotten[]> {
    if (request.subject === THE_ALLIANCE)
      throw new NotFound('Name the alliance whose own text is to be forgotten.');
    const digests = subjectsOf(request.subject, false).map(digestOf);
    const scopes = await this.dependencies.keys.scopesOf(digests);
    if (scopes.length === 0) throw new NotFound(`No alliance holds a text of ${request.subject}.`);
    const all: Forgotten[] = [];
    for (const allianceId of scopes) {
      const forgotten = await this.forget(allianceId, request, sender).catch(unlessNotFound);
      if (forgotten) all.push(forgotten);
    }
    return all;
  }

  /** Has recorded what was destroyed before somebody was interrupted. @throws EventStoreUnavailable */
  async finish(): Promise<void> {
    for (const erasure of await this.dependencies.keys.unrecorded())
      await this.record(erasure, { caller: erasure.by, correlationId: erasure.id });
  }

  private async record(erasure: Erasure, sender: Sender): Promise<NonNullable<Forgotten['recorded']>> {
    const { commands, keys, now } = this.dependencies;
    const { id: erasureId, scope: allianceId, partner: partnerId, at } = erasure;
    const command: Command<'ErasePersonalText'> = {
      type: 'ErasePersonalText',
      allianceId,
      occurredOn: at,
      now: now(),
      data: defined({ erasureId, partnerId, erasedOn: at.slice(0, 10) }),
    };
    const { events, revision, position } = await commands.send(command, sender, { key: erasureId });
    await keys.markRecorded(erasureId);
    return { eventId: events[0]?.eventId ?? '', revision, position };
  }

  private async partnersOf(allianceId: string): Promise<ReadonlySet<string>> {
    const recorded: RecordedAllianceEvent[] = [];
    for await (const event of this.dependencies.events.readStream(streamOf(allianceId)))
      recorded.push(readRecorded(event));
    if (recorded.length === 0) throw new UnknownAlliance(allianceId);
    // An entry that was corrected named somebody, too.
    return new Set([...recorded, ...amendedHistory(recorded)].flatMap(partnersIn));
  }

  private async plainTextOf(
    allianceId: string,
    subjects: readonly string[],
  ): Promise<Forgotten['plainText']> {
    const found: { eventId: string; revision: number }[] = [];
    for await (const event of this.dependencies.stored.readStream(streamOf(allianceId))) {
      let isPlain = false;
      replacePersonalText(event, (text, _path, subject) => {
        isPlain ||= typeof text === 'string' && subjects.includes(subject);
        return text;
      });
      if (isPlain) found.push({ eventId: event.eventId, revision: event.revision });
    }
    return found;
  }
}

function partnersIn({ type, data }: RecordedAllianceEvent): string[] {
  if (type === 'AllianceFormed') return data.partners.map(({ partnerId }) => partnerId);
  return type === 'PartnerJoined' ? [data.partnerId] : [];
}

/** Whose keys a request is about. Rules depend on the ids of partners, which are never erased. */
function subjectsOf(subject: string, isPartner: boolean): string[] {
  if (subject === THE_ALLIANCE) return [THE_ALLIANCE];
  return isPartner ? [`partner/${subject}`] : [`partner/${subject}`, `person/${subject}`];
}

function unlessNotFound(error: unknown): undefined {
  if (!(error instanceof NotFound)) throw error;
}
