import { type IRegularForbiddenRuleType } from 'dependency-cruiser';

/**
 * What each room may import beside its own files, as patterns of paths; what is not named here is forbidden.
 * A bare name is a room of `libs`, `npm:` a package, `node:` whatever comes with Node.
 */
const ROOMS: readonly { readonly room: string; readonly except?: string; readonly may: readonly string[] }[] =
  [
    // 1. The domain knows no framework, driver, clock or id generator; three pure libraries do arithmetic for it.
    { room: 'domain', except: 'domain/trust', may: ['npm:immutable', 'npm:big.js'] },
    { room: 'domain/trust', may: ['domain', 'npm:immutable', 'npm:@stdlib/stats-base-dists-beta-quantile'] },
    // 2. The ports know nothing of alliances.
    { room: 'event-store', may: ['transparency-log', 'npm:lru-cache', 'node:'] },
    { room: 'read-store', may: ['node:'] },
    { room: 'subject-keys', may: ['event-store', 'npm:lru-cache', 'node:'] },
    // 3. An adapter: its port and one driver.
    { room: 'event-store-sqlite', may: ['event-store', 'sqlite', 'npm:@photostructure/sqlite', 'node:'] },
    { room: 'event-store-eventstoredb', may: ['event-store', 'npm:@eventstore/db-client', 'node:'] },
    { room: 'read-store-sqlite', may: ['read-store', 'sqlite', 'npm:@photostructure/sqlite', 'node:'] },
    { room: 'read-store-mongodb', may: ['read-store', 'npm:mongodb', 'node:'] },
    {
      room: 'subject-keys-sqlite',
      may: ['subject-keys', 'event-store', 'sqlite', 'npm:@photostructure/sqlite', 'node:'],
    },
    { room: 'subject-keys-mongodb', may: ['subject-keys', 'event-store', 'npm:mongodb', 'node:'] },
    // What the SQLite adapters share: how a file is opened.
    { room: 'sqlite', may: ['npm:@photostructure/sqlite', 'node:'] },
    // What a transparency log is made of, by published formats: generic, and without I/O.
    { room: 'transparency-log', may: ['npm:@noble/post-quantum', 'node:'] },
    // 4. Use cases and questions; the cache of states is a library.
    {
      room: 'application',
      may: ['domain', 'event-store', 'read-store', 'npm:@nestjs/cqrs', 'npm:lru-cache'],
    },
    // 5. Read models.
    { room: 'projections', may: ['domain', 'event-store', 'read-store', 'npm:lru-cache'] },
    // 6. Events and ticks of a clock into commands.
    { room: 'process-managers', may: ['domain', 'event-store', 'read-store', 'npm:immutable'] },
    // What comes from outside, turned into commands.
    {
      room: 'intake',
      may: [
        'domain',
        'npm:class-validator',
        'npm:class-validator-jsonschema',
        'npm:ajv',
        'npm:ajv-formats',
        'npm:class-transformer',
        'npm:@nestjs/swagger',
        'npm:cloudevents',
      ],
    },
  ];

const SPEC = '\\.spec\\.ts$';
/** What specs may import beyond their room. */
const FOR_SPECS = ['testing', 'npm:fast-check', 'npm:canonicalize', 'node:'];

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function pattern(target: string): string {
  if (target === 'node:') return '^(node:)?[a-z_]+(/promises)?$';
  if (target.startsWith('npm:')) return `node_modules/${escaped(target.slice(4))}/`;
  return `^libs/${escaped(target)}/`;
}

const only = (
  name: string,
  from: IRegularForbiddenRuleType['from'],
  targets: readonly string[],
): IRegularForbiddenRuleType => ({
  name,
  severity: 'error',
  from,
  to: { pathNot: targets.map(pattern) },
});

const rooms: IRegularForbiddenRuleType[] = ROOMS.flatMap(({ room, except, may }) => {
  const own = [room, ...may];
  const others = except === undefined ? [] : [pattern(except)];
  return [
    only(`${room} imports only what it may`, { path: pattern(room), pathNot: [SPEC, ...others] }, own),
    only(
      `specs of ${room} import only what they may`,
      { path: `${pattern(room)}.*${SPEC}`, pathNot: others },
      [...own, ...FOR_SPECS],
    ),
  ];
});

const forbidden = (
  name: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType => ({ name, severity: 'error', from, to });

const between: IRegularForbiddenRuleType[] = [
  forbidden(
    'only runtime imports adapters',
    { path: '^(apps|libs)/', pathNot: '^libs/(runtime|(event-store|read-store|subject-keys)-[^/]+)/' },
    { path: '^libs/(event-store|read-store|subject-keys)-[^/]+/' },
  ),
  forbidden(
    'only SQLite adapters import sqlite',
    { path: '^(apps|libs)/', pathNot: '^libs/(sqlite|(event-store|read-store|subject-keys)-sqlite)/' },
    { path: '^libs/sqlite/' },
  ),
  forbidden(
    'only apps import runtime',
    { path: '^libs/', pathNot: '^libs/runtime/' },
    { path: '^libs/runtime/' },
  ),
  forbidden(
    'handle-command is framework-free',
    { path: '^libs/application/handle-command' },
    { path: '@nestjs/' },
  ),
  forbidden(
    'commands never read the read store',
    { path: '^libs/application/commands/', pathNot: SPEC },
    { path: '^libs/read-store/' },
  ),
  forbidden(
    'queries never append',
    { path: '^libs/application/queries/', pathNot: SPEC },
    { path: '^libs/application/(handle-command|commands/)' },
  ),
  forbidden(
    'only specs import testing',
    { path: '^(apps|libs)/', pathNot: [SPEC, '^libs/testing/'] },
    { path: '^libs/testing/' },
  ),
  // What needs one is tried in `test`.
  forbidden(
    'unit specs start no process, and no store on disk or on a server',
    { path: `^(apps|libs)/.*${SPEC}` },
    {
      path: [
        '^(node:)?(child_process|cluster)$',
        '^libs/sqlite/',
        '^libs/(event|read)-store-[^/]+/(index|connection|[^/]+-(event|read)-store)\\.ts$',
        'node_modules/(@photostructure/sqlite|mongodb|@eventstore/db-client)/',
      ],
    },
  ),
  forbidden('apps import no apps', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: '^apps/$1/' }),
  forbidden('libs import no apps', { path: '^libs/' }, { path: '^apps/' }),
  forbidden(
    'a room is entered by its index',
    { path: '^(apps/[^/]+|libs/[^/]+)/' },
    { path: '^libs/[^/]+/', pathNot: ['^$1/', '^libs/[^/]+/index\\.ts$'] },
  ),
  forbidden(
    'nothing outside test and benchmarks imports them',
    { path: '^(apps|libs)/' },
    { path: '^(test|benchmarks)/' },
  ),
  forbidden('no cycles', {}, { circular: true }),
  forbidden('every import leads somewhere', {}, { couldNotResolve: true }),
  forbidden(
    'what runs needs no development dependency',
    { path: '^(apps|libs)/', pathNot: [SPEC, '^libs/testing/'] },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
  ),
];

/** The rules between the rooms, as dependency-cruiser takes them. */
export const RULES: readonly IRegularForbiddenRuleType[] = [...rooms, ...between];
