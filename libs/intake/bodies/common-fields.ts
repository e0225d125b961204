import { LIMITS } from '../limits.js';
import { Id, Reference, Text, When } from '../fields/texts.js';

/** What every command and every event says about itself. */
export class CommonFields {
  @When({
    optional: true,
    description:
      'When it happened in the world: a year, a month, a day or an instant. Left out: `deliveredOn` or `asOf` of an outcome; the `time` of a CloudEvent; now.',
    example: '2024-03-01',
  })
  occurredOn?: string;

  @Reference({
    optional: true,
    description: 'Where the fact comes from: a URL, a document.',
    example: 'https://example.org/minutes/2024-03-01',
  })
  source?: string;

  @Text(LIMITS.name, {
    optional: true,
    personal: true,
    description: 'For whom the caller records it.',
    example: 'Ada Okafor',
  })
  onBehalfOf?: string;
}

/** Of which commitment the event is. Over HTTP the path says it. */
export class OfCommitment extends CommonFields {
  @Id({ description: 'The commitment.', example: 'spring-teachers' })
  commitmentId!: string;
}
