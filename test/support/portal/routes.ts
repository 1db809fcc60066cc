import { ModulesContainer, Reflector } from '@nestjs/core';
import type { Permission } from '../../../server/contract/src';
import { PUBLIC } from '../../../server/src/shared/http/public.decorator';
import type { Portal } from './start-portal';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'ALL', 'OPTIONS', 'HEAD'];

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly permission: Permission | 'any_user' | undefined;
  readonly isPublic: boolean;
}

/** Every route of every controller, read from Nest: a new route is tested automatically. */
export function routesOf(portal: Portal): Route[] {
  const reflector = new Reflector();
  const controllers = [...portal.app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ instance, metatype }) => {
    const prototype = Object.getPrototypeOf(instance) as Record<string, (...args: unknown[]) => unknown>;
    const base = String(Reflect.getMetadata('path', metatype as object) ?? '');
    return Object.getOwnPropertyNames(prototype)
      .filter((name) => name !== 'constructor' && Reflect.hasMetadata('path', prototype[name]!))
      .flatMap((name) => {
        const handler = prototype[name]!;
        const paths = [Reflect.getMetadata('path', handler) as string | string[]].flat();
        const of = [handler, metatype as never];
        return paths.map((path) => ({
          method: METHODS[Reflect.getMetadata('method', handler) as number]!,
          path: `/${[base, path]
            .map((part) => part.replace(/^\/|\/$/g, ''))
            .filter(Boolean)
            .join('/')}`,
          permission: reflector.getAllAndOverride<Permission | undefined>('portal:permission', of as never),
          isPublic: reflector.getAllAndOverride<boolean>(PUBLIC, of as never) === true,
        }));
      });
  });
}
