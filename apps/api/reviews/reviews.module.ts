import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.js';
import { ReviewsController } from './reviews.controller.js';

@Module({ imports: [CommandsModule], controllers: [ReviewsController] })
export class ReviewsModule {}
