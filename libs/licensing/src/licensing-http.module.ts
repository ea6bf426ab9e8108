import { Module } from '@nestjs/common';

import { LicenseController } from './license.controller.js';
import { LicensingController } from './licensing.controller.js';

@Module({ controllers: [LicenseController, LicensingController] })
export class LicensingHttpModule {}
