import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Starts one service for each of jest's workers, which the specs of that worker use one after the other, each with
 * alliances of its own: `SHARED_SERVICES` tells their addresses. On servers each spec has its own, with its own stores.
 * (Jest loads this outside of its transforms, so it is no TypeScript.)
 */
export default async function shareServices({ maxWorkers }) {
  if (process.env.TEST_STORES === 'servers') return;
  const services = Array.from({ length: maxWorkers }, start);
  globalThis.stopSharedServices = () => Promise.all(services.map(({ stop }) => stop()));
  process.env.SHARED_SERVICES = (await Promise.all(services.map(({ url }) => url))).join(' ');
}

function start() {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'entente-shared-'));
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/apps/api/main.js'], {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', DATA_DIR, LOG_FORMAT: 'json' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const lines = createInterface({ input: child.stdout });
  const url = new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const { url: address } = JSON.parse(line);
      if (address) resolve(address);
    });
    lines.once('close', () => reject(new Error('The shared service ended at its start.')));
  });
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(DATA_DIR, { recursive: true, force: true });
  };
  return { url, stop };
}
