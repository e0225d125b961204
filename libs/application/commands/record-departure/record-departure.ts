import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** A partner leaves. */
export class RecordDeparture extends UseCase<'RecordDeparture'> {}

@CommandHandler(RecordDeparture)
export class RecordDepartureHandler extends UseCaseHandler<'RecordDeparture'> {}
