/**
 * Whether an insert lost against an equal row. Catch it rather than look first: only the index knows.
 * @param constraint name of the index or constraint, to tell several apart
 */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const cause = driverError(error);
  return cause?.code === '23505' && cause.constraint === constraint;
}

interface DriverError {
  readonly code?: string;
  readonly constraint?: string;
}

function driverError(error: unknown): DriverError | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  return 'driverError' in error ? (error.driverError as DriverError) : (error as DriverError);
}
