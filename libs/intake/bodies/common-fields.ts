import { JSONSchema } from 'class-validator-jsonschema';
import { Optional } from '../decorators/optional.js';
import { PartialDate, Personal, Reference, Text } from '../decorators/texts.js';
import { LIMITS } from '../limits.js';

/** What every command and every event says about itself. */
export class CommonFields {
  @Optional()
  @PartialDate()
  @JSONSchema({
    description:
      'When it happened in the world: a year, a month, a day or an instant. Left out: `deliveredOn` or `asOf` of an outcome; the `time` of a CloudEvent; now.',
    examples: ['2024-03-01'],
  })
  occurredOn?: string;

  @Optional()
  @Reference()
  @JSONSchema({
    description: 'Where the fact comes from: a URL, a document.',
    examples: ['https://example.org/minutes/2024-03-01'],
  })
  source?: string;

  @Optional()
  @Text(LIMITS.name)
  @Personal()
  @JSONSchema({ description: 'For whom the caller records it.', examples: ['Ada Okafor'] })
  onBehalfOf?: string;
}
