import { Module } from '@nestjs/common';

import { AgreementModule } from './agreement.module.js';
import { AgreementProcessor } from './agreement.processor.js';

@Module({ imports: [AgreementModule], providers: [AgreementProcessor] })
export class AgreementWorkerModule {}
