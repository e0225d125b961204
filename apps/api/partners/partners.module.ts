import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.js';
import { PartnersController } from './partners.controller.js';

@Module({ imports: [CommandsModule], controllers: [PartnersController] })
export class PartnersModule {}
