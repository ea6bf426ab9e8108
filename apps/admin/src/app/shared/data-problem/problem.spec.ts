import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';

import { sentenceOf, toProblem } from './problem.js';

describe('reading a problem', () => {
  const refused = (status: number, error: unknown, headers = {}): HttpErrorResponse =>
    new HttpErrorResponse({ status, error, headers: new HttpHeaders(headers) });

  it('takes code, words, fields and request id from the body', () => {
    const problem = toProblem(
      refused(422, {
        type: '/problems/content.contradictory_license',
        title: 'The licence and its address contradict each other.',
        status: 422,
        code: 'content.contradictory_license',
        detail: 'CC0-1.0 has another address.',
        instance: 'req-7',
        errors: [{ path: 'licenseUrl', message: 'another licence', code: 'license' }],
      }),
    );

    expect(problem).toMatchObject({ status: 422, code: 'content.contradictory_license', requestId: 'req-7' });
    expect(problem.errors).toEqual([{ path: 'licenseUrl', message: 'another licence', code: 'license' }]);
    expect(sentenceOf(problem)).toBe('licenseUrl: another licence');
  });

  it('keeps members beside the standard ones', () => {
    const problem = toProblem(
      refused(409, { code: 'content.duplicate', title: 'Held', status: 409, existingId: 'abc' }),
    );

    expect(problem.extra).toEqual({ existingId: 'abc' });
  });

  it('reads a body that came as text, because a file was asked for', () => {
    expect(toProblem(refused(404, '{"code":"content.file_not_ready","title":"Not yet"}')).code).toBe(
      'content.file_not_ready',
    );
  });

  it('says how long to wait', () => {
    expect(toProblem(refused(429, {}, { 'retry-after': '7' })).retryAfterSeconds).toBe(7);
  });

  it('tells a server that never answered from one that refused', () => {
    expect(toProblem(refused(0, null))).toMatchObject({ code: 'client.offline', status: 0 });
    expect(toProblem(refused(502, '<html>'))).toMatchObject({ code: 'http.502', status: 502 });
  });

  it('finds the response behind the error of a resource', () => {
    const wrapped = new Error('resource failed', { cause: refused(403, { code: 'auth.forbidden', title: 'No' }) });

    expect(toProblem(wrapped).code).toBe('auth.forbidden');
  });

  it('names what nobody expected', () => {
    expect(toProblem(new TypeError('x is undefined'))).toMatchObject({
      code: 'client.unexpected',
      detail: 'x is undefined',
    });
  });
});
