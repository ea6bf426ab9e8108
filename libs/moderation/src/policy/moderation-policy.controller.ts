import { Body, Controller, Get, Headers, Param, Patch, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import { Problems, VersionTagInterceptor } from '@odr/platform';
import { ListPoliciesQuery } from './dto/list-policies.query.dto.js';
import { ChangePolicyRequest, CreatePolicyRequest } from './dto/policy.request.dto.js';
import { PoliciesResponse, PolicyResponse } from './dto/policy.response.dto.js';
import { ModerationPolicies } from './moderation-policies.js';
import type { PolicyVersion } from './moderation-policy.repository.js';

@ApiTags('moderation')
@Controller('moderation/policies')
export class ModerationPolicyController {
  constructor(private readonly policies: ModerationPolicies) {}

  /** What decisions are measured by: the version in force of every policy. */
  @Get()
  @Allow('policy.read')
  @ApiOperation({ operationId: 'moderation_listPolicies' })
  @Problems('request.invalid')
  async list(@Query() { retired }: ListPoliciesQuery): Promise<PoliciesResponse> {
    return { items: (await this.policies.list(retired === true)).map(toPolicy) };
  }

  /** Every version of a policy, the latest first. Decisions from before name the one that was in force. */
  @Get(':code/versions')
  @Allow('policy.read')
  @ApiOperation({ operationId: 'moderation_listPolicyVersions' })
  @Problems('moderation.policy_not_found')
  async versions(@Param('code') code: string): Promise<PoliciesResponse> {
    return { items: (await this.policies.versionsOf(code)).map(toPolicy) };
  }

  @Post()
  @Allow('policy.manage')
  @UseInterceptors(VersionTagInterceptor)
  @ApiOperation({ operationId: 'moderation_createPolicy' })
  @Problems('request.invalid', 'moderation.policy_exists')
  async create(@Body() body: CreatePolicyRequest, @CurrentPrincipal() actor: Principal): Promise<PolicyResponse> {
    return toPolicy(await this.policies.create(body, actor));
  }

  /** Puts a new version in force. Nothing that was decided before changes. */
  @Patch(':code')
  @Allow('policy.manage')
  @UseInterceptors(VersionTagInterceptor)
  @ApiOperation({ operationId: 'moderation_changePolicy' })
  @Problems('request.invalid', 'moderation.policy_not_found', 'request.precondition_failed')
  async change(
    @Param('code') code: string,
    @Body() body: ChangePolicyRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<PolicyResponse> {
    return toPolicy(await this.policies.change(code, body, ifMatch, actor));
  }
}

const toPolicy = ({ madeAt, ...policy }: PolicyVersion): PolicyResponse => ({
  ...policy,
  madeAt: madeAt.toISOString(),
});
