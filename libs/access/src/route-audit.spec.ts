import { Controller, Get } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DiscoveryModule } from '@nestjs/core';
import { Allow, Public } from './access.decorators.js';
import { RouteAudit } from './route-audit.js';

@Controller('open')
class OpenController {
  @Get('door')
  @Public('It is only a test.')
  door(): string {
    return 'open';
  }

  @Get(':id')
  @Allow('content.read')
  room(): string {
    return 'guarded';
  }
}

@Controller('forgotten')
class ForgottenController {
  @Get()
  list(): string {
    return 'nobody said who may';
  }
}

const boot = (...controllers: (new () => object)[]) =>
  Test.createTestingModule({ imports: [DiscoveryModule], controllers, providers: [RouteAudit] }).compile();

describe('the route audit', () => {
  it('lists every route with what it declares', async () => {
    const app = await boot(OpenController);
    expect(app.get(RouteAudit).routes()).toEqual([
      {
        method: 'GET',
        path: '/open/door',
        handler: 'OpenController.door',
        access: { kind: 'public', why: 'It is only a test.' },
      },
      {
        method: 'GET',
        path: '/open/:id',
        handler: 'OpenController.room',
        access: { kind: 'permission', permission: 'content.read' },
      },
    ]);
  });

  it('refuses to boot with a route that declares nothing', async () => {
    const app = await boot(OpenController, ForgottenController);
    await expect(app.init()).rejects.toThrow(/ForgottenController\.list/);
  });
});
