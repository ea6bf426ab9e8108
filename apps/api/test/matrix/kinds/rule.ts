import { newId } from '@odr/kernel';
import { absentId, type Kind, type Resource } from './kind.js';

/** Somebody else's rule, as a draft. */
export const moderationRule: Kind = {
  relations: ['hidden', 'absent'],
  async make(world, relation): Promise<Resource> {
    const id = newId<string>();
    if (relation === 'absent') return { id };
    await world.query(
      `INSERT INTO moderation_rule (id, name, status, version, max_daily_actions, created_by) VALUES ($1, $3, 'draft', 1, 10, $2)`,
      [id, world.judge.id, `rule ${id}`],
    );
    await world.query(
      `INSERT INTO moderation_rule_version (rule_id, version, expression, action, max_daily_actions, made_by)
       VALUES ($1, 1, 'flagged.nsfw', 'flag', 10, $2)`,
      [id, world.judge.id],
    );
    return { id };
  },
};

/** A backtest of such a rule that has ended. */
export const backtest: Kind = {
  relations: ['hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'absent') return { backtestId: absentId() };
    const { id: ruleId } = await moderationRule.make(world, 'hidden', caller);
    const id = newId<string>();
    await world.query(
      `INSERT INTO moderation_backtest (id, rule_id, version, state, since, until, total, asked_by, finished_at)
       VALUES ($1, $2, 1, 'done', now(), now(), 0, $3, now())`,
      [id, ruleId, world.judge.id],
    );
    return { backtestId: id };
  },
};
