/** What the server answered instead of what was asked for. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly body: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }

  /** Reads a problem body (RFC 9457); anything else becomes one that says what came. */
  static async from(response: Response): Promise<ApiProblem> {
    const text = await response.text();
    try {
      const body = JSON.parse(text) as Record<string, unknown>;
      return new ApiProblem(response.status, stringOf(body['code']) ?? 'unknown', sentenceOf(body), body);
    } catch {
      // A proxy's error page, or nothing at all.
      return new ApiProblem(
        response.status,
        'unknown',
        `The server answered ${response.status}. ${text.slice(0, 200)}`.trim(),
      );
    }
  }
}

function sentenceOf(body: Readonly<Record<string, unknown>>): string {
  const errors = Array.isArray(body['errors']) ? (body['errors'] as { path?: string; message?: string }[]) : [];
  const fields = errors.map(({ path, message }) => `${path ?? ''} ${message ?? ''}`.trim()).join('; ');
  return [stringOf(body['detail']) ?? stringOf(body['title']) ?? 'The server refused.', fields]
    .filter((part) => part !== '')
    .join(' ');
}

const stringOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
