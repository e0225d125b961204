#!/usr/bin/env node
import 'reflect-metadata';
import { run } from './run.js';

// Whoever reads along may have seen enough, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await run(process);
