/**
 * Whether a row could not go because others still refer to it, or could not come because what it refers to is gone.
 * @param constraint name of the foreign key
 */
export function isForeignKeyViolation(error: unknown, constraint: string): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const cause = ('driverError' in error ? error.driverError : error) as { code?: string; constraint?: string };
  return cause.code === '23503' && cause.constraint === constraint;
}
