import { Allow, CurrentPrincipal, RateLimit, type Principal } from '@odr/access';
import type { ApiKeyId } from '@odr/kernel';
import { AnswersSecret, BodyTagInterceptor, Problems, UuidPipe } from '@odr/platform';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiKeyService } from './api-key.service.js';
import { ApiKeyListResponse, ApiKeyResponse, CreatedApiKeyResponse } from './dto/api-key.response.dto.js';
import { CreateApiKeyRequest } from './dto/create-api-key.request.dto.js';

@ApiTags('auth')
@Controller('auth/api-keys')
export class ApiKeyController {
  constructor(private readonly keys: ApiKeyService) {}

  @Get()
  @Allow('api_key.manage')
  @ApiOperation({ operationId: 'auth_list_api_keys', summary: 'My API keys' })
  async list(@CurrentPrincipal() { userId }: Principal): Promise<ApiKeyListResponse> {
    return { items: await this.keys.list(userId), nextCursor: null };
  }

  @Post()
  @Allow('api_key.manage')
  @RateLimit('api_keys')
  @AnswersSecret()
  @Header('cache-control', 'no-store')
  @Problems('request.invalid', 'auth.scope_not_allowed', 'auth.too_many_api_keys')
  @ApiOperation({ operationId: 'auth_create_api_key', summary: 'Make an API key; it is shown once' })
  create(@Body() body: CreateApiKeyRequest, @CurrentPrincipal() principal: Principal): Promise<CreatedApiKeyResponse> {
    return this.keys.create(principal, body);
  }

  @Get(':id')
  @UseInterceptors(BodyTagInterceptor)
  @Allow('api_key.manage')
  @Problems('auth.api_key_not_found')
  @ApiOperation({ operationId: 'auth_get_api_key', summary: 'One of my API keys' })
  get(@Param('id', UuidPipe) id: ApiKeyId, @CurrentPrincipal() { userId }: Principal): Promise<ApiKeyResponse> {
    return this.keys.get(userId, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('api_key.manage')
  @Problems('auth.api_key_not_found')
  @ApiOperation({ operationId: 'auth_revoke_api_key', summary: 'Revoke an API key' })
  revoke(@Param('id', UuidPipe) id: ApiKeyId, @CurrentPrincipal() { userId }: Principal): Promise<void> {
    return this.keys.revoke(userId, id);
  }
}
