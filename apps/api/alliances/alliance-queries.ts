import { JSONSchema } from 'class-validator-jsonschema';
import { Id, OneOf, Optional } from '#intake';
import { ALLIANCE_KINDS, type AllianceKind, PHASES, type Phase } from '#domain';
import { PageQuery } from '../parameters/queries.js';

export class AlliancesQuery extends PageQuery {
  @Optional()
  @OneOf(PHASES)
  @JSONSchema({ description: 'Those in this phase.' })
  phase?: Phase;

  @Optional()
  @Id()
  @JSONSchema({ description: 'Those in which this partner is, or was.' })
  partner?: string;

  @Optional()
  @OneOf(ALLIANCE_KINDS)
  @JSONSchema({ description: 'Those of this kind.' })
  kind?: AllianceKind;
}
