import type { FieldTree, ValidationError } from '@angular/forms/signals';

import type { Problem } from './problem.js';

/** Puts the refused fields of a problem at their fields of a form; what has no field there is left out. */
export function fieldErrors(
  problem: Problem | undefined,
  fields: FieldTree<unknown>,
): ValidationError.WithOptionalFieldTree[] {
  return (problem?.errors ?? []).flatMap(({ path, message, code }) => {
    const fieldTree = fieldAt(fields, path);
    return fieldTree ? [{ kind: code, message: sentence(path, message), fieldTree }] : [];
  });
}

function fieldAt(fields: FieldTree<unknown>, path: string): FieldTree<unknown> | undefined {
  let found: unknown = fields;
  for (const key of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[key];
  return found as FieldTree<unknown> | undefined;
}

/** The API's messages begin with the name of the property, which the label says already: "name must be shorter …". */
function sentence(path: string, message: string): string {
  const property = path.split('.').at(-1) ?? '';
  const rest = message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
