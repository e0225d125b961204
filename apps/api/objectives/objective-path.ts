import { JSONSchema } from 'class-validator-jsonschema';
import { Id } from '#intake';
import { AlliancePath } from '../parameters/alliance-path.js';

export class ObjectivePath extends AlliancePath {
  @Id()
  @JSONSchema({ description: 'The objective.', examples: ['full-courses'] })
  objectiveId!: string;
}
