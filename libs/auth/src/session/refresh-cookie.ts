import '@fastify/cookie';
import { API_PREFIX } from '@odr/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authConfig } from '../auth.config.js';

const NAME = 'odr_refresh';
/** Sent to sign-in routes only, so that no other route can be reached with it. */
const PATH = `/${API_PREFIX}/auth`;

/** The refresh token the browser keeps out of every script's reach. */
export const refreshCookieOf = (request: FastifyRequest): string | undefined => request.cookies[NAME] || undefined;

export function setRefreshCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  void reply.setCookie(NAME, token, { ...attributesFor(request), maxAge: authConfig().sessionDays * 86_400 });
}

export function clearRefreshCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(NAME, attributesFor(request));
}

const attributesFor = (request: FastifyRequest) =>
  ({ path: PATH, httpOnly: true, sameSite: 'strict', secure: isHttps(request) }) as const;

/** A proxy's word is enough here: who forges it only makes their own cookie stricter. */
export const isHttps = (request: FastifyRequest): boolean =>
  request.protocol === 'https' ||
  String(request.headers['x-forwarded-proto'] ?? '')
    .split(',')[0]
    ?.trim() === 'https';
