/** The tokens of one signed-in person on one server. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Where tokens are kept between two calls, or two runs of the command. */
export interface Session {
  tokens(): Promise<Tokens>;
  /** Gets new tokens because the server no longer takes these. */
  renew(refused: Tokens): Promise<Tokens>;
}
