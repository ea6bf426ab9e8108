import '@fastify/cookie';
import { API_PREFIX } from '@odr/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isHttps } from '../session/refresh-cookie.js';
import { PATIENCE_S } from './oauth-flow.js';

/** Sent to these routes only. */
const PATH = `/${API_PREFIX}/auth/oauth`;

/** A secret that one browser holds for some minutes, out of every script's reach. */
interface SecretCookie {
  readonly name: string;
  /** `lax` comes along when the provider sends the browser back; `strict` only with requests of our own pages. */
  readonly sameSite: 'lax' | 'strict';
}

export const ATTEMPT: SecretCookie = { name: 'odr_oauth_attempt', sameSite: 'lax' };
export const TICKET: SecretCookie = { name: 'odr_oauth_ticket', sameSite: 'strict' };

export const secretIn = ({ name }: SecretCookie, request: FastifyRequest): string | undefined =>
  request.cookies[name] || undefined;

export function setSecret(cookie: SecretCookie, secret: string, request: FastifyRequest, reply: FastifyReply): void {
  void reply.setCookie(cookie.name, secret, { ...attributes(cookie, request), maxAge: PATIENCE_S });
}

export function clearSecret(cookie: SecretCookie, request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(cookie.name, attributes(cookie, request));
}

const attributes = ({ sameSite }: SecretCookie, request: FastifyRequest) =>
  ({ path: PATH, httpOnly: true, sameSite, secure: isHttps(request) }) as const;
