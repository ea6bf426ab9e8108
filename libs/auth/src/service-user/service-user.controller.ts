import { Allow, CurrentPrincipal, RateLimit, type Principal } from '@odr/access';
import type { ApiKeyId, UserId } from '@odr/kernel';
import { AnswersSecret, Problems, UuidPipe } from '@odr/platform';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiKeyListResponse, CreatedApiKeyResponse } from '../api-key/dto/api-key.response.dto.js';
import { CreateApiKeyRequest } from '../api-key/dto/create-api-key.request.dto.js';
import { ServiceUsers } from './service-users.js';

/** What people do for themselves, done for a pipeline's account. */
@ApiTags('admin')
@Controller('admin/service-accounts/:id')
export class ServiceUserController {
  constructor(private readonly users: ServiceUsers) {}

  @Get('api-keys')
  @Allow('service_account.manage')
  @Problems('service_account.not_found')
  @ApiOperation({ operationId: 'service_account_list_api_keys', summary: 'The API keys of a service account' })
  async keys(@Param('id', UuidPipe) id: UserId): Promise<ApiKeyListResponse> {
    return { items: await this.users.keysOf(id), nextCursor: null };
  }

  @Post('api-keys')
  @Allow('service_account.manage')
  @RateLimit('api_keys')
  @AnswersSecret()
  @Header('cache-control', 'no-store')
  @Problems(
    'request.invalid',
    'service_account.not_found',
    'service_account.inactive',
    'auth.scope_not_allowed',
    'auth.too_many_api_keys',
  )
  @ApiOperation({ operationId: 'service_account_create_api_key', summary: 'Make it an API key; it is shown once' })
  createKey(
    @Param('id', UuidPipe) id: UserId,
    @Body() body: CreateApiKeyRequest,
    @CurrentPrincipal() { userId }: Principal,
  ): Promise<CreatedApiKeyResponse> {
    return this.users.makeKey(id, body, userId);
  }

  @Delete('api-keys/:keyId')
  @HttpCode(204)
  @Allow('service_account.manage')
  @Problems('service_account.not_found', 'auth.api_key_not_found')
  @ApiOperation({ operationId: 'service_account_revoke_api_key', summary: 'Revoke one of its API keys' })
  revokeKey(
    @Param('id', UuidPipe) id: UserId,
    @Param('keyId', UuidPipe) keyId: ApiKeyId,
    @CurrentPrincipal() { userId }: Principal,
  ): Promise<void> {
    return this.users.revokeKey(id, keyId, userId);
  }

  @Post('acceptances')
  @HttpCode(204)
  @Allow('service_account.manage')
  @Problems('service_account.not_found', 'service_account.inactive')
  @ApiOperation({
    operationId: 'service_account_accept_agreements',
    summary: 'Accept on its behalf every agreement in force',
  })
  accept(@Param('id', UuidPipe) id: UserId, @CurrentPrincipal() { userId }: Principal): Promise<void> {
    return this.users.acceptAgreements(id, userId);
  }
}
