import { Body, Controller, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { GetAlliance, GetLifecycle, ListAlliances, isNow } from '#application';
import { FormAllianceBody } from '#intake';
import { Commands, Sender } from '../commands/commands.js';
import { PostCommand } from '../commands/post-command.decorator.js';
import { type HttpReply } from '../http/request.js';
import { ETAG } from '../openapi/headers.js';
import { AlliancePath } from '../parameters/alliance-path.js';
import { PageQuery, ReadingQuery } from '../parameters/queries.js';
import { GetQuery } from '../queries/get-query.decorator.js';
import { AllianceAnswer, AlliancePageAnswer } from './alliance-answers.js';
import { AlliancesQuery } from './alliance-queries.js';
import { LifecycleAnswer } from './lifecycle-answers.js';

@ApiTags('Alliances')
@Controller('v1/alliances')
export class AlliancesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @PostCommand('', 'Form an alliance', {
    description: 'Two or more partners begin to work towards a shared purpose without a contract.',
    creates: true,
  })
  formAlliance(@Body() { allianceId, ...body }: FormAllianceBody, @Sender() sender: Sender) {
    return this.commands.send(
      'FormAlliance',
      { allianceId },
      body,
      sender,
      (command) => `/v1/alliances/${command.allianceId}`,
    );
  }

  @GetQuery('', AlliancePageAnswer, 'Alliances, by id')
  listAlliances(@Query() query: AlliancesQuery) {
    return this.queries.execute(new ListAlliances(query, query, query));
  }

  @GetQuery(':allianceId', AllianceAnswer, 'An alliance as it stands', {
    roles: ['integrator', 'analyst', 'auditor'],
    headers: ETAG,
  })
  async getAlliance(
    @Param() { allianceId }: AlliancePath,
    @Query() reading: ReadingQuery,
    @Res({ passthrough: true }) reply: HttpReply,
  ) {
    const alliance = await this.queries.execute(new GetAlliance(allianceId, reading));
    // As it was at another moment, an alliance has no revision that a command could build on.
    if (isNow(reading)) reply.header('etag', `"${alliance.revision}"`);
    return alliance;
  }

  @GetQuery(':allianceId/lifecycle', LifecycleAnswer, 'The lifecycle history of an alliance', {
    description: 'The phases it went through, and what happened in it, in plain words.',
  })
  getLifecycle(@Param() { allianceId }: AlliancePath, @Query() query: PageQuery) {
    return this.queries.execute(new GetLifecycle(allianceId, query, query));
  }
}
