import util from 'node:util';

/** As the driver words it; its next major version refuses such a statement. */
const MISUSE = /already executing a query/;

/** The first few tell what is to be mended. */
const SHOWN = 3;
/** Where a connection was given a statement while another one ran on it. */
const misuses: string[] = [];
const { deprecate } = util;

// The driver warns once in a process and in no test's name. It makes its warning when it is loaded, which is after this file.
type Anything = (...args: unknown[]) => unknown;
const heeding = (fn: Anything, message: string, code?: string): Anything => {
  if (!MISUSE.test(message)) return deprecate(fn, message, code);
  return (...args) => {
    if (misuses.length < SHOWN) misuses.push(new Error(message).stack ?? message);
    return fn(...args);
  };
};
util.deprecate = heeding as typeof util.deprecate;

afterAll(() => {
  util.deprecate = deprecate;
  expect(misuses).toEqual([]);
});
