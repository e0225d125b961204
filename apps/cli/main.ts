#!/usr/bin/env node
import 'reflect-metadata';
import module from 'node:module';

// From Node 22 on: what was compiled once is not compiled again when the next command is run.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function')
  module.enableCompileCache();

// Whoever reads along may have seen enough, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
const { run } = await import('./run.js');
process.exitCode = await run(process);
