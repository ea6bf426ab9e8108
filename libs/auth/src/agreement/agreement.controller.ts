import { Allow, CurrentPrincipal, Public, type Principal } from '@odr/access';
import { AgreementKind } from '@odr/contracts';
import { Problems } from '@odr/platform';
import { Body, Controller, Get, Header, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { methodOf } from './acceptance-method.js';
import { AgreementNotFound } from './agreement.errors.js';
import { toAgreementResponse } from './agreement.mapper.js';
import { AgreementService } from './agreement.service.js';
import { AcceptAgreementRequest } from './dto/accept-agreement.request.dto.js';
import {
  AcceptanceListResponse,
  AgreementListResponse,
  AgreementResponse,
  AgreementTextResponse,
  AgreementVersionListResponse,
} from './dto/agreement.response.dto.js';
import { PublishAgreementRequest } from './dto/publish-agreement.request.dto.js';

const KINDS = Object.values(AgreementKind);

@ApiTags('agreements')
@Controller('agreements')
export class AgreementController {
  constructor(private readonly agreements: AgreementService) {}

  @Get()
  @Public('Everyone may read what contributors agree to.')
  @ApiOperation({ operationId: 'agreement_list', summary: 'What is in force, and whether I have accepted it' })
  async list(@CurrentPrincipal() principal: Principal | undefined): Promise<AgreementListResponse> {
    const agreements = await this.agreements.allCurrent(principal?.userId);
    return { items: agreements.map(toAgreementResponse), nextCursor: null };
  }

  @Get('acceptances')
  @Allow('account.manage')
  @ApiOperation({ operationId: 'agreement_acceptances', summary: 'What I have accepted, the latest first' })
  async acceptances(@CurrentPrincipal() { userId }: Principal): Promise<AcceptanceListResponse> {
    return { items: await this.agreements.acceptancesOf(userId), nextCursor: null };
  }

  @Post('acceptances')
  @Allow('account.manage')
  @Problems('request.invalid', 'agreement.not_found', 'auth.dco_outdated', 'auth.agreement_outdated')
  @ApiOperation({ operationId: 'agreement_accept', summary: 'Accept the version in force' })
  async accept(
    @Body() body: AcceptAgreementRequest,
    @CurrentPrincipal() { userId }: Principal,
    @Req() request: FastifyRequest,
  ): Promise<AgreementResponse> {
    return toAgreementResponse(await this.agreements.accept(userId, { ...body, method: methodOf(request) }));
  }

  @Get(':kind/versions')
  @Public('Contributions rest on old versions too, so everyone may see which there were.')
  @Problems('agreement.not_found')
  @ApiParam({ name: 'kind', enum: KINDS })
  @ApiOperation({ operationId: 'agreement_versions', summary: 'Every version of an agreement, the latest first' })
  async versions(@Param('kind') kind: string): Promise<AgreementVersionListResponse> {
    return { items: await this.agreements.versionsOf(known(kind)), nextCursor: null };
  }

  @Get(':kind/versions/:version')
  @Public('Contributions rest on old versions too, so everyone may read them.')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @Problems('agreement.not_found')
  @ApiParam({ name: 'kind', enum: KINDS })
  @ApiOperation({ operationId: 'agreement_text', summary: 'One version with its text; never changes' })
  text(@Param('kind') kind: string, @Param('version') version: string): Promise<AgreementTextResponse> {
    return this.agreements.text(known(kind), version);
  }

  @Post(':kind/versions')
  @Allow('agreement.publish')
  @Problems('request.invalid', 'agreement.not_found', 'agreement.version_taken', 'agreement.unchanged')
  @ApiParam({ name: 'kind', enum: KINDS })
  @ApiOperation({ operationId: 'agreement_publish', summary: 'Put a new version in force; everyone is asked again' })
  async publish(
    @Param('kind') kind: string,
    @Body() { version, text }: PublishAgreementRequest,
    @CurrentPrincipal() { userId }: Principal,
  ): Promise<AgreementTextResponse> {
    await this.agreements.publish(known(kind), version, text, userId);
    return this.agreements.text(known(kind), version);
  }
}

/** @throws AgreementNotFound */
function known(kind: string): AgreementKind {
  const found = KINDS.find((one) => one === kind);
  if (found === undefined) throw new AgreementNotFound();
  return found;
}
