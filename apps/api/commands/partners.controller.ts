import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AdmitPartnerBody,
  AppointCoordinatorBody,
  RecordDepartureBody,
  StandDownCoordinatorBody,
} from '#intake';
import { ApiAllianceId, ApiCommand, ApiId } from '../documentation/command.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import type { Exchange } from '../http/request.js';
import type { CommandAnswer } from './command-answer.js';
import { CommandDesk } from './command-desk.js';

@ApiTags('Commands: partners')
@ApiAllianceId()
@Controller('v1/alliances/:allianceId')
export class PartnersController {
  constructor(private readonly desk: CommandDesk) {}

  @Post('partners')
  @ApiCommand({ operationId: 'admitPartner', summary: 'A partner joins' })
  admit(@Body() body: AdmitPartnerBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('AdmitPartner', body, exchange);
  }

  @Post('partners/:partnerId/departure')
  @ApiId('partnerId', 'The partner who leaves.', 'arts-centre')
  @ApiCommand({
    operationId: 'recordDeparture',
    summary: 'A partner leaves',
    description: 'Two partners have to stay: otherwise dissolve or lapse.',
  })
  depart(@Body() body: RecordDepartureBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    const { partnerId = '' } = exchange.request.params;
    return this.desk.take('RecordDeparture', { ...body, partnerId }, exchange);
  }

  @Post('coordinator')
  @ApiCommand({ operationId: 'appointCoordinator', summary: 'A partner becomes the coordinator' })
  appoint(@Body() body: AppointCoordinatorBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('AppointCoordinator', body, exchange);
  }

  @Post('coordinator/departure')
  @ApiCommand({
    operationId: 'standDownCoordinator',
    summary: 'The coordinator stands down',
    description: 'And stays a partner.',
  })
  standDown(@Body() body: StandDownCoordinatorBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('StandDownCoordinator', body, exchange);
  }
}
