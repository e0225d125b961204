import { Module } from '@nestjs/common';
import { Commands } from './commands.js';

/** For features that send commands. */
@Module({ providers: [Commands], exports: [Commands] })
export class CommandsModule {}
