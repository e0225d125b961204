import { fastify } from 'fastify';
import { ServedMethods } from './served-methods.js';

describe('the methods a path is served with', () => {
  it('are those of its routes, whatever its parameters', () => {
    const served = new ServedMethods();
    const app = fastify({ exposeHeadRoutes: false });
    served.watch(app);
    app.get('/a/:id', async () => '');
    app.post('/a/:id', async () => '');
    app.post('/a/b.c', async () => '');
    expect(served.methodsOf('/a/x')).toEqual(['GET', 'POST']);
    expect(served.methodsOf('/a/b.c')).toEqual(['GET', 'POST']);
    expect(served.methodsOf('/a')).toEqual([]);
    expect(served.methodsOf('/a/x/y')).toEqual([]);
  });
});
