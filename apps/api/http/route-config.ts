import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { ApiExtension } from '@nestjs/swagger';
import { type FastifyContextConfig } from 'fastify';
import { type Role } from '#runtime';

/** Adds to what a route tells the hooks, which run before its handler is known to Nest. */
function routeConfig(added: FastifyContextConfig): MethodDecorator {
  return (target, key, descriptor) => {
    const before = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, descriptor.value as object) as object;
    RouteConfig({ ...before, ...added })(target, key, descriptor);
  };
}

/** Whoever has one of these roles may call, and `admin` always. */
export const Roles = (...roles: readonly [Role, ...Role[]]): MethodDecorator => openTo(roles);

/** Whoever knows the address may call, without a key. */
export const Public = (): MethodDecorator => openTo([]);

/** The documentation says it, too. */
const openTo = (roles: readonly Role[]): MethodDecorator =>
  applyDecorators(routeConfig({ roles }), ApiExtension('x-roles', [...roles]));

/** The media types of which the body may be, instead of JSON. */
export const Consumes = (...consumes: readonly string[]): MethodDecorator => routeConfig({ consumes });
