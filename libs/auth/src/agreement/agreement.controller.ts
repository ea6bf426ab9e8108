import { Allow, CurrentPrincipal, Public, type Principal } from '@odr/access';
import { Problems } from '@odr/platform';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CurrentAgreement } from './agreement.repository.js';
import { AgreementService } from './agreement.service.js';
import { AcceptDcoRequest } from './dto/accept-dco.request.dto.js';
import { DcoResponse } from './dto/dco.response.dto.js';

@ApiTags('auth')
@Controller('dco')
export class AgreementController {
  constructor(private readonly agreements: AgreementService) {}

  @Get()
  @Public('Everyone may read what contributors agree to.')
  @ApiOperation({ operationId: 'dco_get', summary: 'The Developer Certificate of Origin in force' })
  async current(@CurrentPrincipal() principal: Principal | undefined): Promise<DcoResponse> {
    return toResponse(await this.agreements.current(principal?.userId));
  }

  @Post('acceptances')
  @Allow('account.manage')
  @Problems('request.invalid', 'auth.dco_outdated')
  @ApiOperation({ operationId: 'dco_accept', summary: 'Accept the Developer Certificate of Origin' })
  async accept(@Body() body: AcceptDcoRequest, @CurrentPrincipal() { userId }: Principal): Promise<DcoResponse> {
    return toResponse(await this.agreements.accept(userId, body));
  }
}

const toResponse = ({ version, text, sha256, acceptedAt }: CurrentAgreement): DcoResponse => ({
  version,
  text,
  sha256,
  accepted: acceptedAt !== null,
  acceptedAt,
});
