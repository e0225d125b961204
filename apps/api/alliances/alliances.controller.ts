import { Body, Controller, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { GetAlliance, GetLifecycle, ListAlliances } from '#application';
import { FormAllianceBody } from '#intake';
import { Commands } from '../commands/commands.js';
import { PostCommand } from '../commands/post-command.decorator.js';
import { RevisionTagInterceptor } from '../http/revision-tag.interceptor.js';
import { Sender } from '../http/sender.decorator.js';
import { ETAG } from '../openapi/headers.js';
import { AlliancePath } from '../parameters/alliance-path.js';
import { AfterQuery, PageQuery } from '../parameters/queries.js';
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

  @PostCommand<'FormAlliance'>('', 'Form an alliance', {
    description: 'Two or more partners begin to work towards a shared purpose without a contract.',
    location: ({ allianceId }) => `/v1/alliances/${allianceId}`,
  })
  formAlliance(@Body() { allianceId, ...body }: FormAllianceBody, @Sender() sender: Sender) {
    return this.commands.send('FormAlliance', { allianceId }, body, sender);
  }

  @GetQuery('', AlliancePageAnswer, 'Alliances, by id')
  listAlliances(@Query() query: AlliancesQuery) {
    return this.queries.execute(new ListAlliances(query, query, query.after));
  }

  @UseInterceptors(RevisionTagInterceptor)
  @GetQuery(':allianceId', AllianceAnswer, 'An alliance as it stands', {
    roles: ['integrator', 'analyst', 'auditor'],
    headers: ETAG,
  })
  getAlliance(@Param() { allianceId }: AlliancePath, @Query() { after }: AfterQuery) {
    return this.queries.execute(new GetAlliance(allianceId, after));
  }

  @GetQuery(':allianceId/lifecycle', LifecycleAnswer, 'The lifecycle history of an alliance', {
    description: 'The phases it went through, and what happened in it, in plain words.',
  })
  getLifecycle(@Param() { allianceId }: AlliancePath, @Query() query: PageQuery) {
    return this.queries.execute(new GetLifecycle(allianceId, query, query.after));
  }
}
