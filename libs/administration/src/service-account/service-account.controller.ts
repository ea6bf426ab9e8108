import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { Page, UserId } from '@odr/kernel';
import { BodyTagInterceptor, Problems, UuidPipe } from '@odr/platform';
import { Body, Controller, Get, Headers, Param, Patch, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeServiceAccountRequest } from './dto/change-service-account.request.dto.js';
import { CreateServiceAccountRequest } from './dto/create-service-account.request.dto.js';
import { ListServiceAccountsQuery } from './dto/list-service-accounts.query.dto.js';
import { ServiceAccountPageResponse, ServiceAccountResponse } from './dto/service-account.response.dto.js';
import { ServiceAccountReader } from './service-account.reader.js';
import type { ServiceOwner } from './service-account.repository.js';
import { ServiceAccountService } from './service-account.service.js';

@ApiTags('admin')
@Controller('admin/service-accounts')
export class ServiceAccountController {
  constructor(
    private readonly accounts: ServiceAccountService,
    private readonly reader: ServiceAccountReader,
  ) {}

  @Get()
  @Allow('service_account.manage')
  @Problems('request.invalid', 'request.malformed_cursor')
  @ApiOperation({ operationId: 'service_account_list', summary: 'The accounts of pipelines' })
  @ApiOkResponse({ type: ServiceAccountPageResponse })
  list(@Query() query: ListServiceAccountsQuery): Promise<Page<ServiceAccountResponse>> {
    return this.reader.list(query, query);
  }

  @Post()
  @Allow('service_account.manage')
  @Problems('request.invalid', 'service_account.owner_not_found')
  @ApiOperation({ operationId: 'service_account_create', summary: 'Make an account for a pipeline' })
  async create(
    @Body() { name, role, owner }: CreateServiceAccountRequest,
    @CurrentPrincipal() { userId }: Principal,
  ): Promise<ServiceAccountResponse> {
    return this.get(await this.accounts.create({ name, role, owner: owner as ServiceOwner }, userId));
  }

  @Get(':id')
  @UseInterceptors(BodyTagInterceptor)
  @Allow('service_account.manage')
  @Problems('service_account.not_found')
  @ApiOperation({ operationId: 'service_account_get', summary: 'One of them' })
  get(@Param('id', UuidPipe) id: UserId): Promise<ServiceAccountResponse> {
    return this.accounts.get(id);
  }

  @Patch(':id')
  @UseInterceptors(BodyTagInterceptor)
  @Allow('service_account.manage')
  @Problems(
    'request.invalid',
    'request.precondition_failed',
    'service_account.not_found',
    'service_account.owner_not_found',
  )
  @ApiOperation({ operationId: 'service_account_update', summary: 'Change name, role, owner or activity' })
  async change(
    @Param('id', UuidPipe) id: UserId,
    @Body() { name, role, active, owner }: ChangeServiceAccountRequest,
    @CurrentPrincipal() { userId }: Principal,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ServiceAccountResponse> {
    const change = {
      ...(name !== undefined && { name }),
      ...(role !== undefined && { role }),
      ...(active !== undefined && { isActive: active }),
      ...(owner !== undefined && { owner: owner as ServiceOwner }),
    };
    await this.accounts.change(id, change, userId, ifMatch);
    return this.get(id);
  }
}
