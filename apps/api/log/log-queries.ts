import { IsInt, Max, Min } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Id, Optional } from '#intake';
import { LeafHash, Position } from '../parameters/constraints.js';

/** As many entries as numbers of JSON tell apart. */
const MOST = Number.MAX_SAFE_INTEGER;

export class CheckpointQuery {
  @Optional()
  @Position()
  @JSONSchema({
    description: 'The position of an event: a checkpoint that has it is signed, if there is none yet.',
  })
  after?: string;
}

export class InclusionQuery {
  @Optional()
  @Id()
  @JSONSchema({ description: 'The alliance of the event, beside `revision`.' })
  allianceId?: string;

  @Optional()
  @IsInt()
  @Min(0)
  @JSONSchema({ description: 'The revision of the event, beside `allianceId`.', examples: [0] })
  revision?: number;

  @Optional()
  @LeafHash()
  @JSONSchema({ description: "The event's hash, `metadata.hash`." })
  hash?: string;

  @Optional()
  @IsInt()
  @Min(0)
  @Max(MOST)
  @JSONSchema({ description: 'The index of the event in the tree, from 0.', examples: [0] })
  index?: number;
}

export class ConsistencyQuery {
  @IsInt()
  @Min(0)
  @Max(MOST)
  @JSONSchema({ description: 'The size of the smaller tree.', examples: [1] })
  from!: number;

  @IsInt()
  @Min(0)
  @Max(MOST)
  @JSONSchema({ description: 'The size of the larger one: of a checkpoint.', examples: [1] })
  to!: number;
}
