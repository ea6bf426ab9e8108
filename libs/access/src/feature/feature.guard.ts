import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FeatureName } from '@odr/contracts';
import { FeatureOff } from '../errors.js';
import type { Principal } from '../principal.js';
import { FeatureToggles } from './feature-toggles.js';
import { REQUIRED_FEATURE } from './requires-feature.decorator.js';

/** Asks last: who may not use a route at all is not told that it is switched off. */
@Injectable()
export class FeatureGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly features: FeatureToggles,
  ) {}

  /** @throws FeatureOff */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const name = this.reflector.get<FeatureName | undefined>(REQUIRED_FEATURE, context.getHandler());
    if (name === undefined) return true;
    const caller = context.switchToHttp().getRequest<{ user?: Principal }>().user;
    if (!(await this.features.isOn(name, caller))) throw new FeatureOff(name);
    return true;
  }
}
