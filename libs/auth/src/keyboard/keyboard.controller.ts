import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { UserId } from '@odr/kernel';
import { Problems } from '@odr/platform';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeKeyboardRequest, KeyboardResponse } from './dto/keyboard.dto.js';
import { KeyboardRepository } from './keyboard.repository.js';

@ApiTags('auth')
@Controller('auth/me/keyboard')
export class KeyboardController {
  constructor(private readonly keyboards: KeyboardRepository) {}

  @Get()
  @Allow('account.manage')
  @ApiOperation({ operationId: 'auth_get_keyboard', summary: 'Which keys of the console I have changed' })
  get(@CurrentPrincipal() { userId }: Principal): Promise<KeyboardResponse> {
    return this.read(userId);
  }

  /** Sets all of it. */
  @Put()
  @Allow('account.manage')
  @Problems('request.invalid')
  @ApiOperation({ operationId: 'auth_change_keyboard', summary: 'Choose keys of the console' })
  async change(
    @Body() body: ChangeKeyboardRequest,
    @CurrentPrincipal() { userId }: Principal,
  ): Promise<KeyboardResponse> {
    await this.keyboards.keep(userId, body);
    return this.read(userId);
  }

  private async read(userId: UserId): Promise<KeyboardResponse> {
    const kept = await this.keyboards.find(userId);
    if (kept === undefined) return { keys: [], isOff: false, changedAt: null };
    return { ...kept, changedAt: kept.changedAt.toISOString() };
  }
}
