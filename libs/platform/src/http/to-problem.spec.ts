import { toProblem } from './to-problem.js';

describe('the translation of errors', () => {
  it.each(['22021', '22P05', '22007', '22008'])('blames the client for what PostgreSQL refuses with %s', (code) => {
    const raw = Object.assign(new Error('invalid input: SELECT secret'), { code });
    for (const error of [raw, Object.assign(new Error('wrapped'), { driverError: raw })]) {
      const problem = toProblem(error, 'r');
      expect(problem).toMatchObject({ status: 400, code: 'request.invalid' });
      expect(problem.detail).not.toContain('secret');
    }
  });

  it('takes other errors of the driver as ours', () => {
    expect(toProblem(Object.assign(new Error('x'), { code: '42703' }), 'r')).toMatchObject({ status: 500 });
  });

  it.each(['Multipart: Boundary not found', 'Unexpected end of multipart data'])(
    'takes “%s” as the client’s',
    (message) => {
      expect(toProblem(new Error(message), 'r')).toMatchObject({ status: 400, code: 'request.invalid' });
    },
  );
});
