import { Module } from '@nestjs/common';
import { HomeController } from './home.controller.js';
import { ProblemTypesController } from './problem-types.controller.js';

@Module({ controllers: [HomeController, ProblemTypesController] })
export class DocumentationModule {}
