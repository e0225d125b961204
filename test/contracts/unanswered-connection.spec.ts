import { createServer, type Server } from 'node:net';

import { ReadStoreUnavailable, ReadStoreUnusable } from '#read-store';

import { settingsOf } from '../../libs/read-store-mongodb/connection-string.js';
import { Connection } from '../../libs/read-store-mongodb/connection.js';

/** Takes connections, and says nothing. */
async function silence(): Promise<{ readonly url: string; close(): void }> {
  const server: Server = createServer((socket) => socket.resume());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `mongodb://127.0.0.1:${port}`, close: () => void server.close() };
}

describe('a connection string', () => {
  it.each([
    ['mongodb://127.0.0.1', 'entente'],
    ['mongodb://127.0.0.1/?replicaSet=rs0', 'entente'],
    ['mongodb://me:my%2Fsecret@a:1,b:2,c:3/models?w=majority', 'models'],
    ['mongodb://127.0.0.1/with%20space', 'with space'],
  ])('%s leads to the database %s', (url, database) => {
    expect(settingsOf(url).database).toBe(database);
  });

  it.each([
    ['w=1', 'w=majority'],
    ['w=0', 'w=majority'],
    ['w=3', 'w=majority'],
    ['journal=false', 'journal=true'],
    ['readPreference=secondary', 'readPreference=primary'],
    ['readPreference=primaryPreferred', 'readPreference=primary'],
    ['readConcernLevel=local', 'readConcernLevel=majority'],
  ])('that asks for %s is refused, since read models need %s', (asked, needed) => {
    const open = (): unknown => new Connection(`mongodb://127.0.0.1/?${asked}`);
    expect(open).toThrow(ReadStoreUnusable);
    expect(open).toThrow(`it asks for ${asked}, but read models need ${needed}`);
  });

  it('is obeyed in all it says beside', () => {
    const said = 'w=majority&readPreference=primary&readConcernLevel=majority&journal=true&wtimeoutMS=700';
    const { options, commandMilliseconds } = settingsOf(`mongodb://127.0.0.1/?${said}&socketTimeoutMS=4000`);
    expect(options.writeConcern).toMatchObject({ w: 'majority', journal: true, wtimeoutMS: 700 });
    expect(options).not.toHaveProperty('socketTimeoutMS');
    expect(options).toMatchObject({ readConcernLevel: 'majority', readPreference: 'primary' });
    expect(commandMilliseconds).toBe(4_000);
  });
});

describe('a connection to MongoDB', () => {
  it('says in time that there is no answer', async () => {
    const { url, close } = await silence();
    const connection = new Connection(
      `${url}/?serverSelectionTimeoutMS=100&connectTimeoutMS=100&socketTimeoutMS=100`,
    );
    const asked = connection.ask(() => connection.commands.hello());
    await expect(asked).rejects.toThrow(ReadStoreUnavailable);
    await connection.close();
    close();
  });

  it('asks nothing any more once it was closed', async () => {
    const connection = new Connection('mongodb://127.0.0.1');
    await connection.close();
    await expect(connection.use(async () => 1)).rejects.toThrow(ReadStoreUnavailable);
  });
});
