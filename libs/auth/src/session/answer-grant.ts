import type { FastifyReply, FastifyRequest } from 'fastify';
import { toUserResponse } from '../user/user.mapper.js';
import type { LoginResponse } from './dto/login.response.dto.js';
import { setRefreshCookie } from './refresh-cookie.js';
import type { Grant } from './session.service.js';

/** @param inBody whether a program asks, which keeps the refresh token itself; a browser gets it as a cookie that scripts cannot read */
export function answerGrant(
  grant: Grant,
  inBody: boolean,
  request: FastifyRequest,
  reply: FastifyReply,
): LoginResponse {
  const { refreshToken, user, ...access } = grant;
  void reply.header('cache-control', 'no-store');
  const answered = { ...access, user: toUserResponse(user) };
  if (refreshToken === undefined) return answered;
  if (inBody) return { ...answered, refreshToken };
  setRefreshCookie(request, reply, refreshToken);
  return answered;
}
