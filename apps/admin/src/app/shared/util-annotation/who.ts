/** Whoever wrote something, as the API tells it. */
export interface Writer {
  readonly userId: string;
  /** Null where one may not know it. */
  readonly userName: string | null;
}

/**
 * A name where one may know it; else something that tells people apart without saying who they are.
 * @param me the person who looks, if anybody is signed in
 */
export function whoWord({ userId, userName }: Writer, me: string | undefined): string {
  if (userId === me) return 'You';
  return userName ?? `Contributor ${userId.slice(-6)}`;
}
