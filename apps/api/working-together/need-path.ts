import { JSONSchema } from 'class-validator-jsonschema';
import { Id } from '#intake';
import { AlliancePath } from '../parameters/alliance-path.js';

export class NeedPath extends AlliancePath {
  @Id()
  @JSONSchema({ description: 'The need.', examples: ['projectors'] })
  needId!: string;
}
