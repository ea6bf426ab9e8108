import type { UsageSignal, UsageStance } from './usage-signal.js';

const LABEL = /(?:cawg|c2pa)\.training-mining/g;
/** Entries about making models; `ai_inference` is another use. */
const ENTRY = /(?:cawg|c2pa)\.(ai_generative_training|ai_training|data_mining)/g;
/** How far an assertion's content lies from its label at most, in bytes. */
const REACH = 4_096;

const STANCES: readonly (readonly [string, UsageStance])[] = [
  ['notAllowed', 'disallowed'],
  ['constrained', 'constrained'],
  ['allowed', 'allowed'],
];

/**
 * Training and data mining assertions (`cawg.training-mining`, and `c2pa.training-mining` before it) in the bytes of a file.
 * It reads the CBOR or JSON of the assertion by its words and checks no signature: a refusal need not be signed to count. An
 * assertion whose entries cannot be read is `unreadable`, which refuses too.
 */
export function trainingMining(bytes: Buffer): UsageSignal[] {
  if (!bytes.includes('.training-mining')) return [];
  const text = bytes.toString('latin1');
  const assertions = [...text.matchAll(LABEL)].map(({ index }) => entriesIn(text.slice(index, index + REACH)));
  // A claim names its assertions by label too; such a mention has no entries, and one readable assertion explains it.
  const entries = assertions.flat();
  if (entries.length > 0) return distinct(entries);
  return [{ kind: 'c2pa', stance: 'unreadable', said: 'training-mining' }];
}

function entriesIn(text: string): UsageSignal[] {
  return [...text.matchAll(ENTRY)].flatMap(({ 0: name, index }) => {
    const after = text.slice(index + name.length, index + name.length + 60);
    const use = /use[^]{0,4}?(notAllowed|constrained|allowed)/.exec(after)?.[1];
    const stance = STANCES.find(([word]) => word === use)?.[1] ?? 'unreadable';
    return [{ kind: 'c2pa' as const, stance, said: `${name}: ${use ?? '?'}` }];
  });
}

const distinct = (signals: readonly UsageSignal[]): UsageSignal[] => [
  ...new Map(signals.map((signal) => [signal.said, signal])).values(),
];
