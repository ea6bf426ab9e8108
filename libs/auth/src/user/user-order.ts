import { decodeCursor, MalformedCursor, type CursorKey } from '@odr/kernel';

export const USER_ORDERS = ['-createdAt', 'createdAt', 'name', '-name'] as const;
export type UserOrder = (typeof USER_ORDERS)[number];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ids are made in the order of time, so they stand for `createdAt`; names are made unique by them. `u` is the alias. */
export const ORDER_BY: Readonly<Record<UserOrder, string>> = {
  '-createdAt': 'u.id DESC',
  createdAt: 'u.id',
  name: 'lower(u.name), u.id',
  '-name': 'lower(u.name) DESC, u.id DESC',
};

const AFTER: Readonly<Record<UserOrder, (name: string, id: string) => string>> = {
  '-createdAt': (_name, id) => `u.id < ${id}::uuid`,
  createdAt: (_name, id) => `u.id > ${id}::uuid`,
  name: (name, id) => `(lower(u.name), u.id) > (${name}::text, ${id}::uuid)`,
  '-name': (name, id) => `(lower(u.name), u.id) < (${name}::text, ${id}::uuid)`,
};

/** What comes after a position in one of the orders; both parameters are null at the beginning. */
export const afterPosition = (order: UserOrder, name: string, id: string): string =>
  `(${id}::uuid IS NULL OR (${name}::text IS NULL) OR ${AFTER[order](name, id)})`;

/** Name and id of the last row that the client has. @throws MalformedCursor */
export function positionOf(cursor: string | undefined): readonly [string | null, string | null] {
  if (cursor === undefined) return [null, null];
  const [name, id] = decodeCursor(cursor, 2);
  if (typeof name !== 'string' || typeof id !== 'string' || !UUID.test(id)) throw new MalformedCursor();
  return [name, id];
}

export const keyOf = ({ sortName, id }: { readonly sortName: string; readonly id: string }): CursorKey => [
  sortName,
  id,
];
