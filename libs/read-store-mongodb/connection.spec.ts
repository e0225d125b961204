import { createServer, type Server } from 'node:net';

import { ReadStoreUnavailable } from '#read-store';

import { Connection } from './connection.js';

/** Takes connections, and says nothing. */
async function silence(): Promise<{ readonly url: string; close(): void }> {
  const server: Server = createServer((socket) => socket.resume());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `mongodb://127.0.0.1:${port}`, close: () => void server.close() };
}

describe('a connection to MongoDB', () => {
  it.each([
    ['mongodb://127.0.0.1', 'entente'],
    ['mongodb://127.0.0.1/?replicaSet=rs0', 'entente'],
    ['mongodb://me:my%2Fsecret@a:1,b:2,c:3/models?w=1', 'models'],
    ['mongodb://127.0.0.1/with%20space', 'with space'],
  ])('to %s works on the database %s', async (url, database) => {
    const connection = new Connection(url);
    expect(connection.db.databaseName).toBe(database);
    await connection.close();
  });

  it('waits for a majority, whatever is said', async () => {
    const { db } = new Connection('mongodb://127.0.0.1/?w=1&readPreference=secondary');
    expect(db.writeConcern?.w).toBe('majority');
    expect(db.readConcern?.level).toBe('majority');
    expect(db.readPreference?.mode).toBe('primary');
  });

  it('says in time that there is no answer', async () => {
    const { url, close } = await silence();
    const connection = new Connection(
      `${url}/?serverSelectionTimeoutMS=100&connectTimeoutMS=100&socketTimeoutMS=100`,
    );
    const asked = connection.ask(() => connection.db.command({ ping: 1 }));
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
