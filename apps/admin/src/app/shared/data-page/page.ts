/** One page of a list, as every list of the API answers it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string | null;
  readonly total?: number;
}

export type Params = Record<string, string | number | boolean>;

/** Drops what is absent or empty, so that the address of a request says only what was asked. */
export function present(values: Readonly<Record<string, string | number | boolean | null | undefined>>): Params {
  const kept: Params = {};
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') kept[key] = value;
  }
  return kept;
}
