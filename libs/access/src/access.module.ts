import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { LimitsModule } from '@odr/platform';
import { AuthenticationGuard } from './authentication.guard.js';
import { FeatureGuard } from './feature/feature.guard.js';
import { FeatureToggles } from './feature/feature-toggles.js';
import { PermissionGuard } from './permission.guard.js';
import { PrincipalReader } from './principal.reader.js';
import { RateLimitGuard } from './rate-limit.guard.js';
import { RouteAudit } from './route-audit.js';

/** The wall in front of every route: who, how often, whether they may, whether it is switched on. The strategy behind "who" comes from the auth module. */
@Module({
  imports: [DiscoveryModule, LimitsModule],
  providers: [
    { provide: APP_GUARD, useClass: AuthenticationGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: PermissionGuard },
    { provide: APP_GUARD, useClass: FeatureGuard },
    FeatureToggles,
    PrincipalReader,
    RouteAudit,
  ],
  exports: [FeatureToggles, PrincipalReader, RouteAudit],
})
export class AccessModule {}
