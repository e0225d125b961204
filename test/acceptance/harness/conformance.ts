import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Witness } from './client.js';

export interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, MediaType>>;
  };
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

export interface MediaType {
  readonly schema?: unknown;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

interface ComponentSchema {
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
}

export interface OpenApi {
  readonly openapi: string;
  readonly components?: { readonly schemas?: Readonly<Record<string, ComponentSchema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const escaped = (token: string): string => encodeURIComponent(token.replace(/~/g, '~0').replace(/\//g, '~1'));

const matcher = (template: string): RegExp =>
  new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`);

/** Holds what the service answers against what its own description promises. */
export class Conformance {
  readonly deviations: string[] = [];
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly paths: readonly { template: string; matches: RegExp }[];

  constructor(private readonly description: OpenApi) {
    addFormats.default(this.ajv);
    this.ajv.addSchema(description, 'openapi.json');
    // A path without parameters is more specific than one with.
    this.paths = Object.keys(description.paths)
      .sort((a, b) => a.split('{').length - b.split('{').length)
      .map((template) => ({ template, matches: matcher(template) }));
  }

  static async of(url: string): Promise<Conformance> {
    const answer = await fetch(`${url}/openapi.json`);
    return new Conformance((await answer.json()) as OpenApi);
  }

  /** What is wrong with a value by the schema at a place of the description; nothing, if nothing. */
  errors(place: readonly string[], value: unknown): string | undefined {
    const validate = this.ajv.getSchema(`openapi.json#/${place.map(escaped).join('/')}`);
    if (validate === undefined) return `there is no schema at ${place.join(' ')}`;
    return validate(value) === true ? undefined : this.ajv.errorsText(validate.errors);
  }

  readonly witness: Witness = (method, path, answer) => {
    const [bare = ''] = path.split('?');
    const template = this.paths.find(({ matches }) => matches.test(bare))?.template;
    const verb = method.toLowerCase();
    const operation = template === undefined ? undefined : this.description.paths[template]?.[verb];
    if (template === undefined || operation === undefined) return;
    const say = (text: string): number =>
      this.deviations.push(`${method} ${path.slice(0, 100)} → ${answer.status}: ${text.slice(0, 300)}`);
    const status = [String(answer.status), 'default'].find((key) => key in operation.responses);
    if (status === undefined) return void say('this status is not documented');
    const [type = ''] = (answer.headers.get('content-type') ?? '').split(';');
    const content = operation.responses[status]?.content;
    if (answer.status === 304 && answer.text === '') return;
    if (content === undefined) return void (answer.text !== '' && say('no content is documented'));
    if (!(type in content)) return void say(`the type ${type} is not documented`);
    if (answer.body === undefined) return;
    const wrong = this.errors(
      ['paths', template, verb, 'responses', status, 'content', type, 'schema'],
      answer.body,
    );
    if (wrong !== undefined) say(wrong);
  };
}
