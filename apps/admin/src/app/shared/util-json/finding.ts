/** Something wrong at a place of a JSON value, as the server names it. */
export interface Finding {
  /** JSON pointer; '' is the whole value. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** What is wrong in one member or item, told from there. */
export function within(findings: readonly Finding[], name: string | number): readonly Finding[] {
  if (findings.length === 0) return findings;
  const prefix = `/${escaped(String(name))}`;
  return findings.flatMap((one) =>
    one.path === prefix || one.path.startsWith(`${prefix}/`) ? [{ ...one, path: one.path.slice(prefix.length) }] : [],
  );
}

/** What is wrong with the whole, or with parts that have no place of their own. */
export function besides(findings: readonly Finding[], names: readonly (string | number)[]): readonly Finding[] {
  const known = new Set(names.map((name) => escaped(String(name))));
  return findings.filter(({ path }) => path === '' || !known.has(path.split('/')[1] ?? ''));
}

/** One finding as a sentence; a place that has no field of its own is named. */
export const sentenceOf = ({ path, code, message }: Finding): string => {
  // A validator says what the object around it lacks; beside its own field that is the field itself.
  const told = code === 'required' ? 'is required' : message;
  const text = path === '' ? told : `${path.slice(1).replaceAll('/', ' › ')} ${told}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
};
