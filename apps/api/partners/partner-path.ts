import { JSONSchema } from 'class-validator-jsonschema';
import { Id } from '#intake';
import { AlliancePath } from '../parameters/alliance-path.js';

const PARTNER = {
  description: 'The partner: the same id is the same partner in every alliance.',
  example: 'north-college',
};

export class PartnerPath {
  @Id()
  @JSONSchema(PARTNER)
  partnerId!: string;
}

export class AlliancePartnerPath extends AlliancePath {
  @Id()
  @JSONSchema(PARTNER)
  partnerId!: string;
}
