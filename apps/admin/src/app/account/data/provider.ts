/** Somewhere people have an account by which they can sign in here. */
export interface Provider {
  readonly name: string;
  readonly label: string;
  readonly startUrl: string;
}

/** An account elsewhere by which I sign in here. */
export interface Identity {
  readonly id: string;
  /** Null when it is not set up here any more. */
  readonly provider: string | null;
  readonly label: string;
  readonly email: string | null;
  readonly linkedAt: string;
  readonly lastUsedAt: string | null;
}

/** Where a provider's button leads; afterwards one is back at that path. */
export const startAt = ({ startUrl }: Provider, path: string): string =>
  `${startUrl}?${new URLSearchParams({ returnTo: path })}`;

const FAILURES: Readonly<Record<string, string>> = {
  denied: 'You did not let us know who you are there. Nothing was changed.',
  expired:
    'This sign-in took longer than ten minutes, was begun in another browser or another tab, or was finished already.',
  refused: 'What it sent back could not be trusted or was incomplete. Nothing was changed.',
  unavailable: 'It does not answer at the moment. Nothing was changed.',
};

/** Our words for why somebody came back with nothing. The address says which; what else stands there is not shown. */
export const failureWords = (failure: string): string =>
  Object.hasOwn(FAILURES, failure)
    ? (FAILURES[failure] ?? '')
    : 'Something went wrong on the way. Nothing was changed.';
