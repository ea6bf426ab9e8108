/** Whether a statement ended because it was cancelled: by its time limit, or because nobody waits for it any more. */
export function isStatementCancelled(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const cause = ('driverError' in error ? error.driverError : error) as { readonly code?: string };
  return cause.code === '57014';
}
