import { Module } from '@nestjs/common';

import { RevalidationController } from './revalidation.controller.js';
import { RevalidationModule } from './revalidation.module.js';

@Module({ imports: [RevalidationModule], controllers: [RevalidationController] })
export class RevalidationHttpModule {}
