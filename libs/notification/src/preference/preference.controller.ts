import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import { Problems } from '@odr/platform';
import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeNotificationPreferencesRequest, NotificationPreferencesResponse } from './dto/preferences.dto.js';
import { PreferenceService } from './preference.service.js';

@ApiTags('notifications')
@Controller('notifications/preferences')
export class PreferenceController {
  constructor(private readonly preferences: PreferenceService) {}

  @Get()
  @Allow('notification.manage')
  @ApiOperation({ operationId: 'notification_get_preferences', summary: 'Which notices I get by mail' })
  get(@CurrentPrincipal() { userId }: Principal): Promise<NotificationPreferencesResponse> {
    return this.preferences.of(userId);
  }

  @Patch()
  @Allow('notification.manage')
  @Problems('request.invalid')
  @ApiOperation({ operationId: 'notification_update_preferences', summary: 'Choose which notices I get by mail' })
  change(
    @Body() body: ChangeNotificationPreferencesRequest,
    @CurrentPrincipal() { userId }: Principal,
  ): Promise<NotificationPreferencesResponse> {
    return this.preferences.change(userId, body);
  }
}
