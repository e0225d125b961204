import { JSONSchema } from 'class-validator-jsonschema';
import { Id } from '#intake';

export class AlliancePath {
  @Id()
  @JSONSchema({ description: 'The alliance.', examples: ['river-valley-schools'] })
  allianceId!: string;
}
