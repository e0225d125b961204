import { JSONSchema } from 'class-validator-jsonschema';
import { Id } from '#intake';
import { AlliancePath } from '../parameters/alliance-path.js';

export class EntryPath extends AlliancePath {
  @Id()
  @JSONSchema({
    description: 'The event that was wrong.',
    examples: ['0198f5f0-6d3c-7c4e-9d6a-0f2a4c1b7e11'],
  })
  eventId!: string;
}
