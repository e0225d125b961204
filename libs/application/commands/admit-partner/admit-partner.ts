import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** A partner joins. */
export class AdmitPartner extends UseCase<'AdmitPartner'> {}

@CommandHandler(AdmitPartner)
export class AdmitPartnerHandler extends UseCaseHandler<'AdmitPartner'> {}
