import { Module } from '@nestjs/common';

import { AgreementController } from './agreement.controller.js';
import { AgreementModule } from './agreement.module.js';

@Module({ imports: [AgreementModule], controllers: [AgreementController] })
export class AgreementHttpModule {}
