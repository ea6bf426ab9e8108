/** A setting that is missing or malformed. The message names the variable, so the operator can mend it. */
export class BadSetting extends Error {
  constructor(name: string, problem: string) {
    super(`${name} ${problem}`);
    this.name = 'BadSetting';
  }
}

export type Env = Readonly<Record<string, string | undefined>>;

export function required(env: Env, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new BadSetting(name, 'is not set.');
  return value;
}

export const optional = (env: Env, name: string, fallback: string): string => env[name] || fallback;

/** @throws BadSetting unless it is a whole number of at least `min` */
export function wholeNumber(env: Env, name: string, fallback: number, min = 0): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min) throw new BadSetting(name, `must be a whole number of at least ${min}.`);
  return value;
}
