import { Injectable } from '@nestjs/common';
import { CommandDispatcher, type Sender } from '#application';
import { type CommandInput } from '#intake';
import { type IngestedItem, ingestEvent, oneAfterTheOther, subjectOf } from '#runtime';

/** How many events a dry run holds in memory, at most. */
const DRY_RUN_EVENTS = 100_000;

/** Has CloudEvents recorded; or, in a dry run, says what would become of them. */
@Injectable()
export class EventIntake {
  constructor(private readonly commands: CommandDispatcher<CommandInput>) {}

  /** Takes the events of one request, in their order. */
  begin({ caller, correlationId }: Sender, dryRun: boolean): (event: unknown) => Promise<IngestedItem> {
    const commands = dryRun ? this.commands.dryRun(DRY_RUN_EVENTS) : this.commands;
    const sender = { caller, correlationId };
    return oneAfterTheOther(subjectOf, (event) => ingestEvent(commands, sender, event));
  }
}
