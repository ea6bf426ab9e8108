/** An end of the command that the user can do something about: its message is shown alone, without a stack. */
export class Failure extends Error {
  override readonly name = 'Failure';
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}
