import { Injectable } from '@nestjs/common';
import { CommandDispatcher, type Sender } from '#application';
import { type CommandInput } from '#intake';
import { type Ingest, ingester } from '#runtime';

/** How many events a dry run holds in memory, at most. */
const DRY_RUN_EVENTS = 100_000;

/** Has CloudEvents recorded; or, in a dry run, says what would become of them. */
@Injectable()
export class EventIntake {
  constructor(private readonly commands: CommandDispatcher<CommandInput>) {}

  /** Takes the events of one request, in their order. */
  begin({ caller, correlationId }: Sender, dryRun: boolean): Ingest {
    const commands = dryRun ? this.commands.dryRun(DRY_RUN_EVENTS) : this.commands;
    return ingester(commands, { caller, correlationId });
  }
}
