/** What every function of the SDK resolves to. */
interface Answered<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response?: Response;
}

/** An error body as RFC 9457 has it. */
export interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly instance?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string; readonly code: string }[];
  readonly [field: string]: unknown;
}

/** The data of a success. Anything else fails the test with the problem's own words. */
export async function ok<Data>(answer: Promise<Answered<Data>>): Promise<Data> {
  const { data, error, response } = await answer;
  if (!response?.ok) throw new Error(`${response?.status ?? 'no answer'}: ${JSON.stringify(error)}`);
  return data as Data;
}

/** The problem of a refusal; a success fails the test. */
export async function refused(answer: Promise<Answered<unknown>>): Promise<ProblemBody> {
  const { data, error, response } = await answer;
  if (response === undefined || response.ok)
    throw new Error(`Expected a refusal, got ${response?.status}: ${JSON.stringify(data)}`);
  const body = (typeof error === 'string' ? JSON.parse(error) : error) as ProblemBody;
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(body).toMatchObject({ status: response.status, code: expect.any(String), title: expect.any(String) });
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\.js:\d|\bat [\w.]+ \(/);
  return body;
}
