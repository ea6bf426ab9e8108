import { BadSetting, optional, type Env } from '../config/env.js';

/** How much of something within how long. */
export interface Allowance {
  readonly points: number;
  readonly seconds: number;
}

/** Who shares an allowance: a network address, the account that is named in the body, or the caller (account, else address). */
export const COUNTED_BY = ['address', 'account', 'caller'] as const;
export type CountedBy = (typeof COUNTED_BY)[number];

export interface Budget extends Readonly<Partial<Record<CountedBy, Allowance>>> {
  /** What happens while the counting server is away: sign-in is refused, the rest is counted by each process for itself. */
  readonly whenAway: 'refuse' | 'count_alone';
}

const perMinute = (points: number): Allowance => ({ points, seconds: 60 });

/**
 * What one may ask for. Generous: an honest client never meets them, not sixteen moderators behind one address and not an
 * import of thousands of files. Sign-in costs 20 ms of a core, which is what its figures protect.
 */
const DEFAULTS = {
  login: { address: perMinute(600), account: perMinute(60), whenAway: 'refuse' },
  register: { address: perMinute(300), account: perMinute(60), whenAway: 'refuse' },
  password: { caller: perMinute(60), whenAway: 'refuse' },
  /** Asking for letters about accounts, and using the links in them. */
  letters: { address: perMinute(600), account: perMinute(60), whenAway: 'count_alone' },
  /** Objections of people without an account; each opens a case. */
  notices: { address: perMinute(30), whenAway: 'count_alone' },
  links: { address: perMinute(300), whenAway: 'count_alone' },
  /** One kind of letter to one mailbox, whoever asks for it; what goes beyond is not written, and nobody is told. */
  mailbox: { account: { points: 10, seconds: 3_600 }, whenAway: 'count_alone' },
  oauth: { address: perMinute(600), whenAway: 'refuse' },
  /** Each writes a letter to an address of the caller's choice. */
  invitations: { caller: { points: 300, seconds: 3_600 }, whenAway: 'count_alone' },
  refresh: { address: perMinute(3_000), whenAway: 'count_alone' },
  api_keys: { caller: perMinute(60), whenAway: 'count_alone' },
  upload: { caller: perMinute(12_000), whenAway: 'count_alone' },
  import: { caller: perMinute(600), whenAway: 'count_alone' },
  bulk: { caller: perMinute(600), whenAway: 'count_alone' },
  search: { caller: perMinute(6_000), whenAway: 'count_alone' },
  similar: { caller: perMinute(1_800), whenAway: 'count_alone' },
  export: { caller: perMinute(600), whenAway: 'count_alone' },
  /** Each looks at thousands of annotations, for up to eight seconds. */
  schema_check: { caller: perMinute(60), whenAway: 'count_alone' },
} as const satisfies Record<string, Budget>;

/** What a route can be limited by. */
export type BudgetName = keyof typeof DEFAULTS;

export interface LimitsConfig {
  /** Empty = each process counts for itself. */
  readonly redisUrl: string;
  /** Keeps several installations on one server apart. */
  readonly prefix: string;
  readonly budgets: Readonly<Record<BudgetName, Budget>>;
}

/** Reads `REDIS_URL`, `QUEUE_PREFIX` and `RATE_LIMITS`: changes to the defaults as `login.address=100/60 search.caller=600/60`. */
export const limitsConfig = (env: Env = process.env): LimitsConfig => ({
  redisUrl: optional(env, 'REDIS_URL', ''),
  prefix: `${optional(env, 'QUEUE_PREFIX', 'odr')}:limit`,
  budgets: changed(optional(env, 'RATE_LIMITS', '')),
});

function changed(changes: string): Record<BudgetName, Budget> {
  const budgets: Record<BudgetName, Budget> = { ...DEFAULTS };
  for (const change of changes.split(/[\s,]+/).filter(Boolean)) {
    const [, name = '', by = '', points, seconds] = /^(\w+)\.(\w+)=([1-9]\d{0,8})\/([1-9]\d{0,6})$/.exec(change) ?? [];
    if (!isBudget(name) || !isCountedBy(by) || budgets[name][by] === undefined) {
      throw new BadSetting(
        'RATE_LIMITS',
        `has "${change}", which is not like login.address=100/60 (points per seconds).`,
      );
    }
    budgets[name] = { ...budgets[name], [by]: { points: Number(points), seconds: Number(seconds) } };
  }
  return budgets;
}

const isBudget = (name: string): name is BudgetName => Object.hasOwn(DEFAULTS, name);
const isCountedBy = (by: string): by is CountedBy => (COUNTED_BY as readonly string[]).includes(by);
