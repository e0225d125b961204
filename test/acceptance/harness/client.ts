import { type Problem } from './shapes.js';

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON; `undefined` otherwise. */
  readonly body: T;
  readonly text: string;
}

export type Headings = Readonly<Record<string, string>>;

/** Told of every answer, with what was asked. */
export type Witness = (method: string, path: string, answer: Answer<unknown>) => void;

function parsed(type: string, text: string): unknown {
  return text !== '' && /^application\/([a-z.+-]+\+)?json\b/.test(type) ? JSON.parse(text) : undefined;
}

/** Speaks to the service as any stranger would: what it is given goes out as it is. */
export class Client {
  constructor(
    readonly url: string,
    private readonly headers: Headings = {},
    private readonly witness: Witness = () => undefined,
  ) {}

  /** Another client of the same service, which sends these headers too. */
  with(headers: Headings): Client {
    return new Client(this.url, { ...this.headers, ...headers }, this.witness);
  }

  async send<T>(
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    headers: Headings = {},
  ): Promise<Answer<T>> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...this.headers, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    const { status, headers: received } = answer;
    const heard = { status, headers: received, text, body: parsed(received.get('content-type') ?? '', text) };
    this.witness(method, path, heard);
    return heard as Answer<T>;
  }

  get<T>(path: string, headers: Headings = {}): Promise<Answer<T>> {
    return this.send<T>('GET', path, undefined, headers);
  }

  post<T>(path: string, body: unknown, headers: Headings = {}): Promise<Answer<T>> {
    return this.send<T>('POST', path, JSON.stringify(body), {
      'content-type': 'application/json',
      ...headers,
    });
  }

  /** What is there, or an error that says why it is not. */
  async read<T>(path: string): Promise<T> {
    const answer = await this.get<T>(path);
    if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  /** Expected to be refused. */
  refused(path: string, body: unknown, headers: Headings = {}): Promise<Answer<Problem>> {
    return this.post<Problem>(path, body, headers);
  }
}
