/** What a column of a table can mean. */
export const COLUMN_ROLES = [
  /** The picture itself: bytes, base64 or a data: address. */
  'image',
  /** Where the picture can be fetched; also kept as its source. */
  'imageUrl',
  /** Name of a picture that came beside the table, or is here already. */
  'fileName',
  'sha256',
  'id',
  'name',
  'altText',
  'license',
  'licenseUrl',
  'author',
  'authorUrl',
  /** The page a picture was found on. */
  'sourceUrl',
  /** Words about the picture; any number of columns. */
  'caption',
  'tags',
  'width',
  'height',
  'format',
  'size',
  'date',
  /** Where the picture was taken: never kept. */
  'location',
  'ignore',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** Roles that several columns may have; of every other the first column that says something counts. */
export const SHARED_ROLES: ReadonlySet<ColumnRole> = new Set([
  'caption',
  'tags',
  'sourceUrl',
  'imageUrl',
  'location',
  'ignore',
]);

/** What one column means, and how its text is written. */
export interface ColumnUse {
  readonly role: ColumnRole;
  /** Whether text stands as in an address, `Chilly+soccer+game`. */
  readonly isUrlEncoded?: boolean;
}

/** What the columns of a table mean, by their names. Columns that are not named are ignored. */
export type TableMapping = Readonly<Record<string, ColumnUse>>;

/** Columns of a role, in the order of the mapping. */
export const columnsWith = (mapping: TableMapping, role: ColumnRole): string[] =>
  Object.entries(mapping).flatMap(([name, use]) => (use.role === role ? [name] : []));

/** Roles that lead to a picture. */
export const PICTURE_ROLES = ['image', 'imageUrl', 'fileName', 'sha256'] as const satisfies readonly ColumnRole[];

/** Whether any row of a table so mapped can have a picture. */
export const hasPicture = (mapping: TableMapping): boolean =>
  Object.values(mapping).some(({ role }) => (PICTURE_ROLES as readonly string[]).includes(role));

/** Whether it says anything at all. */
export const isMapped = (mapping: TableMapping): boolean => Object.keys(mapping).length > 0;

/** A mapping that was kept as JSON; what is not one is left out. */
export function readMapping(value: unknown): TableMapping {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).flatMap(([name, use]) => {
      if (typeof use !== 'object' || use === null || !('role' in use)) return [];
      const role = COLUMN_ROLES.find((known) => known === use.role);
      const isUrlEncoded = 'isUrlEncoded' in use && use.isUrlEncoded === true;
      return role ? [[name, { role, ...(isUrlEncoded ? { isUrlEncoded } : {}) }] as const] : [];
    }),
  );
}
