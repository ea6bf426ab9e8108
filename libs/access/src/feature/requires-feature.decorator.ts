import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FeatureName } from '@odr/contracts';
import { Problems } from '@odr/platform';

export const REQUIRED_FEATURE = Symbol('required feature');

/** Closes a route for callers for whom the feature is off. Comes on top of `@Allow` or `@Public`, never instead of it. */
export const RequiresFeature = (name: FeatureName): MethodDecorator =>
  applyDecorators(SetMetadata(REQUIRED_FEATURE, name), ApiExtension('x-feature', name), Problems('feature.off'));
