/** How long an answer is good for. Together with the query it stays under the second within which a revocation must hold. */
const FRESH_MS = 800;
const MAX_REMEMBERED = 10_000;

interface Remembered<Answer> {
  readonly askedAt: number;
  readonly answer: Promise<Answer | undefined>;
}

/** Asks once for many requests at about the same time, and forgets within a second. */
export class BriefMemory<Key, Answer> {
  private readonly remembered = new Map<Key, Remembered<Answer>>();

  constructor(private readonly ask: (key: Key) => Promise<Answer | undefined>) {}

  recall(key: Key): Promise<Answer | undefined> {
    const now = performance.now();
    const known = this.remembered.get(key);
    if (known !== undefined && now - known.askedAt < FRESH_MS) return known.answer;
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    // Age counts from before the question: what changed while it was asked must not stay hidden longer.
    const asked: Remembered<Answer> = { askedAt: now, answer: this.ask(key) };
    this.remembered.set(key, asked);
    // A failure is no answer.
    asked.answer.catch(() => {
      if (this.remembered.get(key) === asked) this.remembered.delete(key);
    });
    return asked.answer;
  }

  forget(): void {
    this.remembered.clear();
  }
}
