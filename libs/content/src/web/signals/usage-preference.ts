import { parseDictionary, Token } from 'structured-headers';

/** What a site prefers by category of use. `n` refuses; categories that are not named stay unknown. */
export type UsagePreference = Readonly<Record<string, 'y' | 'n'>>;

/**
 * Categories that stand for training on what was fetched: `train-ai` of draft-ietf-aipref-vocab, and what earlier drafts
 * called it or put it under. `search` and `ai-use` are about other uses and only recorded.
 */
const TRAINING = ['train-ai', 'train-genai', 'genai', 'ai', 'tdm', 'bots', 'all'];

/** Stands for a statement that nobody can read. No category of the drafts is called so, and its only value refuses. */
export const UNREADABLE = 'unreadable';

/**
 * A `Content-Usage` field or rule (draft-ietf-aipref-attach). The drafts have a reader pass over what cannot be parsed; here it
 * refuses: somebody wanted to say something about use, and a broken lock is no invitation.
 */
export function usagePreference(values: readonly string[]): UsagePreference {
  try {
    const stated = [...parseDictionary(values.join(', '))].flatMap(([category, [value]]) => {
      const preference = value instanceof Token ? value.toString() : undefined;
      if (preference === 'y' || preference === 'n') return [[category, preference] as const];
      // Another value for a category that is not about training is a wish about something else.
      return TRAINING.includes(category) ? [[UNREADABLE, 'n'] as const] : [];
    });
    return Object.fromEntries(stated);
  } catch {
    // A stranger's syntax error cannot be prevented.
    return { [UNREADABLE]: 'n' };
  }
}

/** Several statements about one thing: whoever refuses prevails. */
export function combined(...statements: readonly UsagePreference[]): UsagePreference {
  const preference: Record<string, 'y' | 'n'> = {};
  for (const [category, value] of statements.flatMap((statement) => Object.entries(statement))) {
    preference[category] = preference[category] === 'n' ? 'n' : value;
  }
  return preference;
}

export const refusesTraining = (preference: UsagePreference): boolean =>
  [...TRAINING, UNREADABLE].some((category) => preference[category] === 'n');
