import type { Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { assertMatches, Database, PreconditionFailed } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { PolicyExists, PolicyNotFound, PolicyUnknown } from './moderation-policy.errors.js';
import { ModerationPolicyRepository, type PolicyVersion } from './moderation-policy.repository.js';
import type { ChangePolicyRequest, CreatePolicyRequest } from './dto/policy.request.dto.js';

/** The rules that decisions rest on. A change is a new version: what was decided keeps the words that were in force. */
@Injectable()
export class ModerationPolicies {
  constructor(
    private readonly db: Database,
    private readonly policies: ModerationPolicyRepository,
    private readonly audit: AuditLog,
  ) {}

  /** What can be named now, with what has been retired when asked for. */
  async list(isRetiredShown: boolean): Promise<PolicyVersion[]> {
    const all = await this.policies.all();
    return isRetiredShown ? all : all.filter(({ isActive }) => isActive);
  }

  /** @throws PolicyNotFound */
  async versionsOf(code: string): Promise<PolicyVersion[]> {
    const versions = await this.policies.versionsOf(code);
    if (versions.length === 0) throw new PolicyNotFound(code);
    return versions;
  }

  /**
   * The version in force of a policy that somebody names in a decision.
   * @throws PolicyUnknown with those that there are
   */
  async named(code: string): Promise<PolicyVersion> {
    const policy = await this.policies.current(code);
    if (policy?.isActive === true) return policy;
    const known = await this.list(false);
    throw new PolicyUnknown(
      code,
      known.map((one) => one.code),
    );
  }

  /** @throws PolicyExists */
  create(request: CreatePolicyRequest, actor: Principal): Promise<PolicyVersion> {
    return this.db.transaction(async () => {
      const isNew = await this.policies.insert({ ...request, version: 1, isActive: true }, actor.userId);
      if (!isNew) throw new PolicyExists(request.code);
      return this.written(request.code, actor);
    });
  }

  /** Puts a new version in force. @throws PolicyNotFound; PreconditionFailed when somebody was faster */
  change(
    code: string,
    changes: ChangePolicyRequest,
    ifMatch: string | undefined,
    actor: Principal,
  ): Promise<PolicyVersion> {
    return this.db.transaction(async () => {
      const current = await this.policies.current(code);
      if (current === undefined) throw new PolicyNotFound(code);
      assertMatches(ifMatch, current.version);
      const next = { ...current, ...definedOf(changes), version: current.version + 1 };
      // Two administrators may have read the same version: the key lets one of them through.
      if (!(await this.policies.insert(next, actor.userId))) throw new PreconditionFailed();
      return this.written(code, actor);
    });
  }

  private async written(code: string, actor: Principal): Promise<PolicyVersion> {
    const policy = await this.policies.current(code);
    if (policy === undefined) throw new PolicyNotFound(code);
    await this.audit.record('moderation_policy.versioned', actor.userId, {
      details: { code, version: policy.version, isActive: policy.isActive },
    });
    return policy;
  }
}

const definedOf = (changes: ChangePolicyRequest): Partial<ChangePolicyRequest> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
