import { isList, isMembers } from '../../history/json-value.js';
import { held, type Members } from './schema-change.js';

/** Whether a schema judges members or elements that nothing describes, whoever might have described them. */
export const isShut = (schema: Members): boolean =>
  (held(schema, 'unevaluatedProperties') ?? true) !== true || (held(schema, 'unevaluatedItems') ?? true) !== true;

/** What holds for members that are not described one by one. */
export const othersOf = (schema: Members): unknown =>
  held(schema, 'additionalProperties') ?? held(schema, 'unevaluatedProperties') ?? true;

/** Whether members may be described by the form of their names. */
export const hasPatterns = (...schemas: readonly Members[]): boolean =>
  schemas.some((schema) => held(schema, 'patternProperties') !== undefined);

/** The members that are described one by one. */
export const partsIn = (schema: Members): Members => {
  const parts = held(schema, 'properties');
  return isMembers(parts) ? parts : {};
};

/** A keyword that holds a list; empty when there is none. */
export const listIn = (schema: Members, keyword: string): readonly unknown[] => {
  const list = held(schema, keyword);
  return isList(list) ? list : [];
};

/** The members that have to be there. */
export const namesIn = (schema: Members): ReadonlySet<string> => new Set(listIn(schema, 'required').map(String));
