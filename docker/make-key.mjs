// Makes an API key at the first start, and shows it in the log of the service `keys`: without keys the API
// serves loopback addresses only, and those of a container are reached by nobody else.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';

const [, , file] = process.argv;
if (!existsSync(file)) {
  const key = randomBytes(24).toString('hex');
  const sha256 = createHash('sha256').update(key).digest('hex');
  const keys = [{ name: 'administrator', sha256, roles: ['admin'] }];
  writeFileSync(file, JSON.stringify({ keys }), { mode: 0o600 });
  console.log(`The API key, which is kept nowhere else: ${key}`);
}
