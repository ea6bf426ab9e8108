import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProblem } from './api-problem.js';
import type { Session, Tokens } from './session.js';

/** How often a request is tried while the server is away or busy; with the waits below about two minutes. */
const MAX_ATTEMPTS = 16;
const LONGEST_WAIT_MS = 10_000;
const AWAY = new Set([502, 503, 504]);

type Body = NonNullable<RequestInit['body']>;

/** One request. `body` is a function because a stream that was sent once cannot be sent again. */
export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly json?: unknown;
  readonly body?: () => Body | Promise<Body>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers of a request that may have been sent more than once. */
export interface ApiAnswer {
  readonly response: Response;
  /** Whether an earlier try was cut off, so that the server may have done the work already. */
  readonly wasRepeated: boolean;
}

/**
 * A signed-in client of one server. It waits while the server restarts or asks for patience, and renews its tokens; use it
 * for requests that may safely be sent twice.
 * `maxAttempts` is for requests that somebody sits and waits for.
 */
export class ApiClient {
  constructor(
    readonly baseUrl: string,
    private readonly session?: Session,
    private readonly maxAttempts = MAX_ATTEMPTS,
  ) {}

  /** @throws ApiProblem for every answer that is not a success */
  async json<T>(request: ApiRequest): Promise<T> {
    const { response } = await this.send(request);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  /** @throws ApiProblem for every answer that is not a success */
  async send(request: ApiRequest): Promise<ApiAnswer> {
    let tokens = await this.session?.tokens();
    let hasRenewed = false;
    let wasRepeated = false;
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.attempt(request, tokens).catch((error: unknown) => {
        if (attempt >= this.maxAttempts)
          throw new ApiProblem(0, 'unreachable', `${this.baseUrl} cannot be reached: ${causeOf(error)}`);
        return undefined;
      });
      if (response?.ok) return { response, wasRepeated };
      if (response?.status === 401 && this.session && tokens && !hasRenewed) {
        tokens = await this.session.renew(tokens);
        hasRenewed = true;
        continue;
      }
      const isWorthWaiting = response === undefined || AWAY.has(response.status) || response.status === 429;
      if (response && (!isWorthWaiting || attempt >= this.maxAttempts)) throw await ApiProblem.from(response);
      if (response?.status !== 429) wasRepeated = true;
      await response?.body?.cancel();
      await sleep(waitMs(attempt, response));
    }
  }

  private async attempt(request: ApiRequest, tokens: Tokens | undefined): Promise<Response> {
    return fetch(`${this.baseUrl}/api/v1${request.path}`, {
      method: request.method ?? 'GET',
      headers: {
        accept: 'application/json',
        ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(tokens ? { authorization: `Bearer ${tokens.accessToken}` } : {}),
        ...request.headers,
      },
      body: request.json === undefined ? await request.body?.() : JSON.stringify(request.json),
      // A body that is a stream goes out while the answer may already come in.
      duplex: 'half',
    } as RequestInit);
  }
}

function waitMs(attempt: number, response: Response | undefined): number {
  const asked = Number(response?.headers.get('retry-after'));
  return asked > 0 ? Math.min(asked * 1_000, 60_000) : Math.min(200 * 2 ** (attempt - 1), LONGEST_WAIT_MS);
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error
    ? cause.message || ((cause as NodeJS.ErrnoException).code ?? cause.name)
    : String(cause);
}
