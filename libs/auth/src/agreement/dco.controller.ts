import { Allow, CurrentPrincipal, Public, type Principal } from '@odr/access';
import { AgreementKind } from '@odr/contracts';
import { Problems } from '@odr/platform';
import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { methodOf } from './acceptance-method.js';
import type { CurrentAgreement } from './agreement.repository.js';
import { AgreementService } from './agreement.service.js';
import { AcceptDcoRequest } from './dto/accept-dco.request.dto.js';
import { DcoResponse } from './dto/dco.response.dto.js';

/** The first of the agreements under an address of its own, which clients have known from the start. */
@ApiTags('auth')
@Controller('dco')
export class DcoController {
  constructor(private readonly agreements: AgreementService) {}

  @Get()
  @Public('Everyone may read what contributors agree to.')
  @ApiOperation({ operationId: 'dco_get', summary: 'The Developer Certificate of Origin in force' })
  async current(@CurrentPrincipal() principal: Principal | undefined): Promise<DcoResponse> {
    return toResponse(await this.agreements.current(AgreementKind.Dco, principal?.userId));
  }

  @Post('acceptances')
  @Allow('account.manage')
  @Problems('request.invalid', 'auth.dco_outdated')
  @ApiOperation({ operationId: 'dco_accept', summary: 'Accept the Developer Certificate of Origin' })
  async accept(
    @Body() body: AcceptDcoRequest,
    @CurrentPrincipal() { userId }: Principal,
    @Req() request: FastifyRequest,
  ): Promise<DcoResponse> {
    const read = { ...body, kind: AgreementKind.Dco, method: methodOf(request) };
    return toResponse(await this.agreements.accept(userId, read));
  }
}

const toResponse = ({ version, text, sha256, acceptedAt }: CurrentAgreement): DcoResponse => ({
  version,
  text,
  sha256,
  accepted: acceptedAt !== null,
  acceptedAt,
});
