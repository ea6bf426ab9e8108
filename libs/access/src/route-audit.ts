import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS, type Access } from './access.decorators.js';

export interface AuditedRoute {
  readonly method: string;
  readonly path: string;
  readonly handler: string;
  readonly access: Access | undefined;
}

/** Lists every route with its declared access, and refuses to boot when one has none. */
@Injectable()
export class RouteAudit implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undeclared = this.routes().filter(({ access }) => access === undefined);
    if (undeclared.length === 0) return;
    const names = undeclared.map(({ handler }) => handler).join(', ');
    throw new Error(`Routes without declared access: ${names}. Add @Allow(permission) or @Public(why) to each.`);
  }

  routes(): AuditedRoute[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (typeof instance !== 'object' || instance === null || !metatype) return [];
      const base = pathOf(this.reflector.get<unknown>(PATH_METADATA, metatype));
      return this.scanner
        .getAllMethodNames(Object.getPrototypeOf(instance))
        .flatMap((name) => this.routeOf(metatype.name, base, name, Reflect.get(instance, name)));
    });
  }

  private routeOf(controller: string, base: string, name: string, method: unknown): AuditedRoute[] {
    if (typeof method !== 'function') return [];
    const path = this.reflector.get<unknown>(PATH_METADATA, method);
    if (path === undefined) return [];
    const verb = this.reflector.get<RequestMethod>(METHOD_METADATA, method);
    return [
      {
        method: RequestMethod[verb],
        path: `/${[base, pathOf(path)].filter(Boolean).join('/')}`,
        handler: `${controller}.${name}`,
        access: this.reflector.get<Access | undefined>(ACCESS, method),
      },
    ];
  }
}

const pathOf = (path: unknown): string =>
  String(Array.isArray(path) ? (path[0] ?? '') : (path ?? '')).replace(/^\/|\/$/g, '');
