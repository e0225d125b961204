import { JSONSchema } from 'class-validator-jsonschema';
import { Id } from '#intake';
import { AlliancePath } from '../parameters/alliance-path.js';

export class ConcernPath extends AlliancePath {
  @Id()
  @JSONSchema({ description: 'The concern.', examples: ['late-answers'] })
  concernId!: string;
}

export class BreachPath extends AlliancePath {
  @Id()
  @JSONSchema({ description: 'The breach.', examples: ['shared-addresses'] })
  breachId!: string;
}
