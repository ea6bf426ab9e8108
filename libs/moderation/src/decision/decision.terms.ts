import { DecisionAction, type StatementField } from '@odr/contracts';
import { Injectable } from '@nestjs/common';
import type { DecideRequest } from '../dto/decide.request.dto.js';
import { ModerationPolicies } from '../policy/moderation-policies.js';
import type { PolicyVersion } from '../policy/moderation-policy.repository.js';
import { DecisionRepository } from './decision.repository.js';
import { assertLabelled, endsAt, isAgainst, restsUntil } from './decision.policy.js';

/** What a moderator says, checked and made complete. */
export interface DecisionTerms {
  readonly action: DecisionAction;
  readonly labels: readonly string[];
  /** Always there for what is decided against something. */
  readonly policy: PolicyVersion | undefined;
  readonly note: string | undefined;
  readonly publicNote: string | undefined;
  readonly explanation: string | undefined;
  readonly field: StatementField | undefined;
  readonly term: string | undefined;
  readonly notBefore: Date | null;
  readonly expiresAt: Date | null;
}

/** What a decision rests on when nobody says it more exactly. */
const GENERAL_POLICY: Readonly<Partial<Record<DecisionAction, string>>> = {
  reject: 'terms.other',
  delist: 'terms.other',
  flag_illegal: 'illegal.content',
};

/** Reads what a moderator asks for. */
@Injectable()
export class DecisionTermsReader {
  constructor(
    private readonly policies: ModerationPolicies,
    private readonly decisions: DecisionRepository,
  ) {}

  /** @throws PolicyUnknown with those that are in force; InvalidRequest */
  async read(request: DecideRequest): Promise<DecisionTerms> {
    const { action, labels } = request;
    assertLabelled(action, labels);
    const { notBefore, expiresAt } = await this.timesOf(request);
    const code = request.policy ?? (isAgainst(action) ? GENERAL_POLICY[action] : undefined);
    const policy = code === undefined ? undefined : await this.policies.named(code);
    const { note, publicNote, explanation, field, term } = request;
    return { action, labels, policy, note, publicNote, explanation, field, term, notBefore, expiresAt };
  }

  /** By the clock that gives cases out again and ends what is temporary: a process whose own is wrong must not shorten or prolong it. */
  private async timesOf(request: DecideRequest): Promise<Pick<DecisionTerms, 'notBefore' | 'expiresAt'>> {
    const { action, deferUntil, expiresAt, durationHours } = request;
    const isTimed = action === DecisionAction.Defer || expiresAt !== undefined || durationHours !== undefined;
    if (!isTimed) return { notBefore: null, expiresAt: null };
    const now = await this.decisions.now();
    return { notBefore: restsUntil(action, deferUntil, now), expiresAt: endsAt(action, request, now) };
  }
}
