import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { Page, UserId } from '@odr/kernel';
import { BodyTagInterceptor, InvalidRequest, Problems, UuidPipe } from '@odr/platform';
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UserNotFound } from '../auth.errors.js';
import { ChangeUserRequest } from './dto/change-user.request.dto.js';
import { ListUsersQuery } from './dto/list-users.query.dto.js';
import { UserPageResponse } from './dto/user-page.response.dto.js';
import { PersonDetailResponse, PersonResponse } from './dto/person.response.dto.js';
import { UserReader } from './user.reader.js';
import { UserService } from './user.service.js';

@ApiTags('users')
@Controller('users')
export class UserController {
  constructor(
    private readonly users: UserService,
    private readonly reader: UserReader,
  ) {}

  @Get()
  @Allow('user.read')
  @Problems('request.invalid', 'request.malformed_cursor')
  @ApiOperation({ operationId: 'user_list', summary: 'List and search people' })
  @ApiOkResponse({ type: UserPageResponse })
  list(@Query() query: ListUsersQuery): Promise<Page<PersonResponse>> {
    return this.reader.list(query, query.sort, query);
  }

  @Get(':id')
  @UseInterceptors(BodyTagInterceptor)
  @Allow('user.read')
  @Problems('user.not_found')
  @ApiOperation({ operationId: 'user_get', summary: 'One person' })
  async get(@Param('id', UuidPipe) id: UserId): Promise<PersonDetailResponse> {
    const user = await this.reader.byId(id);
    if (user === undefined) throw new UserNotFound();
    return user;
  }

  @Patch(':id')
  @UseInterceptors(BodyTagInterceptor)
  @Allow('user.update')
  @Problems('request.invalid', 'request.precondition_failed', 'user.not_found', 'user.last_admin')
  @ApiOperation({ operationId: 'user_update', summary: 'Change role or activity' })
  async change(
    @Param('id', UuidPipe) id: UserId,
    @Body() body: ChangeUserRequest,
    @CurrentPrincipal() { userId }: Principal,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<PersonDetailResponse> {
    await this.users.change(id, { role: body.role, isActive: activityIn(body) }, userId, ifMatch);
    return this.get(id);
  }

  @Delete(':id/totp')
  @HttpCode(204)
  @Allow('user.update')
  @Problems('user.not_found', 'user.own_second_factor', 'auth.no_second_factor')
  @ApiOperation({
    operationId: 'user_reset_second_factor',
    summary: 'Take away the second factor of someone who has lost it, and sign them out',
  })
  resetSecondFactor(@Param('id', UuidPipe) id: UserId, @CurrentPrincipal() { userId }: Principal): Promise<void> {
    return this.users.resetSecondFactor(id, userId);
  }
}

function activityIn({ active, isActive = active }: ChangeUserRequest): boolean | undefined {
  if (active === undefined || active === isActive) return isActive;
  throw new InvalidRequest([{ path: 'isActive', message: 'isActive contradicts active', code: 'contradiction' }]);
}
