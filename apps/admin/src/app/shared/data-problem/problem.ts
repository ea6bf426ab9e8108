import { HttpErrorResponse } from '@angular/common/http';

/** One refused field of a request; `path` is written like `license` or `authors.0.name`. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
  readonly code: string;
}

/** What went wrong, as the API told it (RFC 9457), or as close as we can say when the API never answered. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId?: string;
  readonly retryAfterSeconds?: number;
  readonly errors: readonly FieldProblem[];
  /** Members beside the standard ones, for example `existingId` of a duplicate. */
  readonly extra: Readonly<Record<string, unknown>>;
}

const STANDARD = new Set(['type', 'title', 'status', 'code', 'detail', 'instance', 'errors']);

/** Turns whatever was thrown into a Problem that a person can be shown. */
export function toProblem(error: unknown): Problem {
  if (error instanceof HttpErrorResponse) return fromResponse(error);
  // Resources wrap what is not an Error; HttpErrorResponse arrives as the cause then.
  if (error instanceof Error && error.cause instanceof HttpErrorResponse) return fromResponse(error.cause);
  return {
    status: 0,
    code: 'client.unexpected',
    title: 'Something unexpected happened',
    detail: messageOf(error),
    errors: [],
    extra: {},
  };
}

function fromResponse(response: HttpErrorResponse): Problem {
  if (response.status === 0) return OFFLINE;
  const body = bodyOf(response.error);
  return {
    status: response.status,
    code: text(body['code']) ?? `http.${response.status}`,
    title: text(body['title']) ?? TITLES[response.status] ?? 'The request was not accepted',
    detail: text(body['detail']) ?? '',
    requestId: text(body['instance']) ?? response.headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: seconds(response.headers.get('retry-after')),
    errors: fieldProblems(body['errors']),
    extra: Object.fromEntries(Object.entries(body).filter(([key]) => !STANDARD.has(key))),
  };
}

const OFFLINE: Problem = {
  status: 0,
  code: 'client.offline',
  title: 'The server did not answer',
  detail: 'Nothing was changed as far as we know. Check the connection and try again.',
  errors: [],
  extra: {},
};

const TITLES: Readonly<Record<number, string>> = {
  401: 'Please sign in',
  403: 'You may not do this',
  404: 'Not found',
  409: 'Someone or something was faster',
  413: 'Too large',
  429: 'Too many requests',
  502: 'The server is starting or unreachable',
  503: 'The server is busy',
};

function bodyOf(error: unknown): Record<string, unknown> {
  // Requests for blobs and text get their problem body unparsed.
  if (typeof error === 'string') {
    try {
      return bodyOf(JSON.parse(error));
    } catch {
      return {};
    }
  }
  return typeof error === 'object' && error !== null && !(error instanceof Blob)
    ? (error as Record<string, unknown>)
    : {};
}

function fieldProblems(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: Record<string, unknown>) => ({
    path: text(item['path']) ?? '',
    message: text(item['message']) ?? 'Not accepted',
    code: text(item['code']) ?? 'invalid',
  }));
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

function seconds(header: string | null): number | undefined {
  const value = Number(header);
  return header !== null && Number.isFinite(value) ? value : undefined;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The one sentence that stands where there is room for only one. */
export function sentenceOf(problem: Problem): string {
  const first = problem.errors[0];
  if (first) return first.path ? `${first.path}: ${first.message}` : first.message;
  return problem.detail || problem.title;
}
