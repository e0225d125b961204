import { Body, Controller, HttpCode, Param, Post, applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForgetBody } from '#intake';
import { Eraser } from '#runtime';
import { Sender } from '../commands/commands.js';
import { Roles } from '../http/route-config.js';
import { CORRELATION_ID } from '../openapi/headers.js';
import { ApiParameters } from '../openapi/parameters.decorator.js';
import { ApiProblems } from '../openapi/problems.decorator.js';
import { AlliancePath } from '../parameters/alliance-path.js';
import { ErasureAnswer, ErasuresAnswer } from './erasure-answers.js';

/** An endpoint that forgets somebody. */
const Forget = (path: string, summary: string, type: typeof ErasureAnswer | typeof ErasuresAnswer) =>
  applyDecorators(
    Post(path),
    HttpCode(200),
    Roles('admin'),
    ApiOperation({
      summary,
      description:
        'Destroys the keys that their texts are encrypted with, and records that. It cannot be undone. Again, it does nothing more.',
    }),
    ApiParameters(),
    ApiHeader(CORRELATION_ID),
    ApiOkResponse({ description: 'Forgotten.', type }),
    ApiProblems(400, 401, 403, 404, 413, 415, 503),
  );

@ApiTags('Erasure')
@Controller('v1')
export class ErasuresController {
  constructor(private readonly eraser: Eraser) {}

  @Forget('alliances/:allianceId/erasures', 'Forget somebody in an alliance', ErasureAnswer)
  forget(
    @Param() { allianceId }: AlliancePath,
    @Body() body: ForgetBody,
    @Sender() sender: Sender,
  ): Promise<ErasureAnswer> {
    return this.eraser.forget(allianceId, body, sender);
  }

  @Forget('erasures', 'Forget somebody in all alliances', ErasuresAnswer)
  async forgetEverywhere(@Body() body: ForgetBody, @Sender() sender: Sender): Promise<ErasuresAnswer> {
    return { items: await this.eraser.forgetEverywhere(body, sender) };
  }
}
