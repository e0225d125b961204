import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** How partners had got on before, which may be long before the alliance. */
export class NotePriorRelationship extends UseCase<'NotePriorRelationship'> {}

@CommandHandler(NotePriorRelationship)
export class NotePriorRelationshipHandler extends UseCaseHandler<'NotePriorRelationship'> {}
