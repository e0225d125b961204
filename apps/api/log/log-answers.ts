import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const HASH = { format: 'byte', example: 'bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=' };
const HASHES = { ...HASH, isArray: true, example: [HASH.example] };
const NOTE = { description: 'A signed note (C2SP tlog-checkpoint).' };

export class InclusionAnswer {
  @ApiProperty({ example: 0 }) index!: number;
  @ApiProperty({ description: 'Of the tree of the checkpoint.', example: 1 }) size!: number;
  @ApiProperty({ ...HASH, description: "The leaf: the event's hash." }) leaf!: string;
  @ApiProperty({ ...HASHES, type: String, description: "From the leaf's sibling upwards." })
  proof!: readonly string[];
  @ApiProperty({ ...HASH, description: 'What the proof leads to.' }) root!: string;
  @ApiProperty({ description: 'All of it but the leaf, as a file `.tlog-proof` holds it (C2SP tlog-proof).' })
  tlogProof!: string;
}

export class ConsistencyAnswer {
  @ApiProperty({ example: 1 }) from!: number;
  @ApiProperty({ example: 2 }) to!: number;
  @ApiProperty({ ...HASHES, type: String }) proof!: readonly string[];
}

export class LogKeyAnswer {
  @ApiProperty({
    description: 'As C2SP signed-note writes public keys.',
    example: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  })
  verifierKey!: string;
  @ApiProperty({ format: 'date-time' }) since!: string;
}

export class FormerOriginAnswer {
  @ApiProperty({ example: 'entente.example/log' }) origin!: string;
  @ApiProperty({ type: () => LogKeyAnswer, isArray: true }) keys!: readonly LogKeyAnswer[];
  @ApiProperty({ format: 'date-time' }) until!: string;
  @ApiProperty({ description: 'Why the log goes on under another name.' }) reason!: string;
  @ApiPropertyOptional({ ...NOTE, description: 'The last checkpoint under it that was handed out.' })
  checkpoint?: string;
}

export class LogKeysAnswer {
  @ApiProperty({ example: 'entente.example/log' }) origin!: string;
  @ApiProperty({ type: () => LogKeyAnswer, isArray: true, description: 'The last one is in use.' })
  keys!: readonly LogKeyAnswer[];
  @ApiProperty({ type: () => FormerOriginAnswer, isArray: true })
  former!: readonly FormerOriginAnswer[];
}
