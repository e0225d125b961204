import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { PROBLEM_TYPES, type ProblemName, Refused } from '#runtime';
import { Public } from '../http/route-config.js';
import { ApiProblems } from '../openapi/problems.decorator.js';

export class ProblemTypeAnswer {
  @ApiProperty({ format: 'uri-reference', example: '/problems/rule-broken' }) type!: string;
  @ApiProperty({ example: 'Rule violation' }) title!: string;
  @ApiProperty({ type: 'integer', example: 409 }) status!: number;
  @ApiProperty({ description: 'What it means, and what to do about it.' }) meaning!: string;
}

const NAMES = Object.keys(PROBLEM_TYPES) as ProblemName[];

/** Where the `type` of a problem leads. */
@ApiTags('Problems')
@Controller('problems')
export class ProblemTypesController {
  @Get()
  @Public()
  @ApiOperation({ summary: 'All types of problems' })
  @ApiResponse({ status: 200, type: ProblemTypeAnswer, isArray: true, description: 'The types.' })
  listProblems(): ProblemTypeAnswer[] {
    return NAMES.map(described);
  }

  @Get(':name')
  @Public()
  @ApiOperation({ summary: 'A type of problem' })
  @ApiParam({ name: 'name', enum: NAMES, description: 'The last part of a `type`.' })
  @ApiResponse({ status: 200, type: ProblemTypeAnswer, description: 'The type.' })
  @ApiProblems(404)
  getProblem(@Param('name') asked: string): ProblemTypeAnswer {
    const name = NAMES.find((each) => each === asked);
    if (name === undefined) throw new Refused('not-found', { detail: 'There is no such type of problem.' });
    return described(name);
  }
}

function described(name: ProblemName): ProblemTypeAnswer {
  return { type: `/problems/${name}`, ...PROBLEM_TYPES[name] };
}
