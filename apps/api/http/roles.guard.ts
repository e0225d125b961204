import { type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Refused } from '#runtime';
import { type HttpRequest } from './request.js';

/** Lets through who has one of the roles that the route names; nobody, where it was forgotten to name any. */
export class RolesGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { callerRoles, routeOptions } = context.switchToHttp().getRequest<HttpRequest>();
    const { roles } = routeOptions.config;
    if (roles?.length === 0) return true;
    if (callerRoles.some((role) => role === 'admin' || roles?.includes(role))) return true;
    throw new Refused('forbidden', { detail: `It takes the role ${(roles ?? ['admin']).join(' or ')}.` });
  }
}
