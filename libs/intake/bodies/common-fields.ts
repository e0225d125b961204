import { type OccurredOn } from '#domain';
import { Optional } from '../decorators/optional.js';
import { PartialDate, Reference, ShortText } from '../decorators/texts.js';

/** What every command and every event says about itself. */
export class CommonFields {
  @Optional()
  @PartialDate(
    'When it happened in the world: a year, a month, a day or an instant. Left out: `deliveredOn` or `asOf` of an outcome; the `time` of a CloudEvent; now.',
    '2024-03-01',
  )
  occurredOn?: string;

  @Optional()
  @Reference('Where the fact comes from: a URL, a document.', 'https://example.org/minutes/2024-03-01')
  source?: string;

  @Optional()
  @ShortText('For whom the caller records it.', 'Ada Okafor')
  onBehalfOf?: string;
}

/** What is known of a command beside what its body says. */
export interface Gaps {
  readonly occurredOn: OccurredOn;
  /** On whose behalf it is recorded, or else who asks. */
  readonly reporter: string;
  /** Makes an id for what was given none. */
  readonly makeId: () => string;
}

/** What stands for fields that are left out: a value, or what fills the gap. A body has it as its static `leftOut`. */
export type LeftOut = Readonly<Record<string, unknown>>;

export const madeId = ({ makeId }: Gaps): string => makeId();
export const whenItHappened = ({ occurredOn }: Gaps): OccurredOn => occurredOn;
export const whoReports = ({ reporter }: Gaps): string => reporter;
