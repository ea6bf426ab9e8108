import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { UserId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { SessionListResponse } from '../session/dto/session.response.dto.js';
import { UserService } from './user.service.js';

/** Where other people are signed in. */
@ApiTags('users')
@Controller('users/:id/sessions')
export class UserSessionController {
  constructor(private readonly users: UserService) {}

  @Get()
  @Allow('user.read')
  @Problems('user.not_found')
  @ApiOperation({ operationId: 'user_list_sessions', summary: 'Where a person is signed in' })
  async list(
    @Param('id', UuidPipe) id: UserId,
    @CurrentPrincipal() { sessionId }: Principal,
  ): Promise<SessionListResponse> {
    const open = await this.users.sessionsOf(id);
    return { items: open.map((session) => ({ ...session, isCurrent: session.id === sessionId })), nextCursor: null };
  }

  @Delete()
  @HttpCode(204)
  @Allow('user.update')
  @Problems('user.not_found')
  @ApiOperation({ operationId: 'user_sign_out', summary: 'Sign a person out everywhere; API keys stay' })
  signOut(@Param('id', UuidPipe) id: UserId, @CurrentPrincipal() { userId }: Principal): Promise<void> {
    return this.users.signOut(id, userId);
  }
}
