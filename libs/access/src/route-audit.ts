import { Injectable, RequestMethod, type OnModuleInit, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACCESS, type Access } from './access.decorators.js';

/** One route and who may call it; `path` is without the base path. */
export interface AuditedRoute {
  readonly method: string;
  readonly path: string;
  readonly handler: string;
  readonly access: Access | undefined;
}

/** Lists every route with its declared access, and refuses to boot when one has none. */
@Injectable()
export class RouteAudit implements OnModuleInit {
  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const undeclared = this.routes().filter(({ access }) => access === undefined);
    if (undeclared.length === 0) return;
    const names = undeclared.map(({ handler }) => handler).join(', ');
    throw new Error(`Routes without declared access: ${names}. Add @Allow(permission) or @Public(why) to each.`);
  }

  routes(): AuditedRoute[] {
    return this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (typeof metatype === 'function' ? routesOf(metatype as Type) : []));
  }
}

/** The routes of one controller, also inherited ones, from what its decorators say. */
export function routesOf(controller: Type): AuditedRoute[] {
  const base = pathOf(metadata(PATH_METADATA, controller));
  const prototype: unknown = controller.prototype;
  return new MetadataScanner().getAllMethodNames(prototype as object).flatMap((name) => {
    const method: unknown = Reflect.get(prototype as object, name);
    if (typeof method !== 'function' || metadata(PATH_METADATA, method) === undefined) return [];
    return {
      method: String(RequestMethod[metadata(METHOD_METADATA, method) as RequestMethod]),
      path: `/${[base, pathOf(metadata(PATH_METADATA, method))].filter(Boolean).join('/')}`,
      handler: `${controller.name}.${name}`,
      access: metadata(ACCESS, method) as Access | undefined,
    };
  });
}

const metadata = (key: string | symbol, of: object): unknown => Reflect.getMetadata(key, of);

const pathOf = (path: unknown): string =>
  String(Array.isArray(path) ? (path[0] ?? '') : (path ?? '')).replace(/^\/|\/$/g, '');
