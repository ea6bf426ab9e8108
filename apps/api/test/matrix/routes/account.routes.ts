import { randomInt } from 'node:crypto';
import * as about from '../kinds/index.js';
import { aName, anAddress, aPassword, json, nothingMore, token, type RequestOf } from '../requests.js';
import * as rules from '../rules.js';
import { route, type Routes } from './route.js';

const byToken: RequestOf = ({ resource: { token: one } }) => ({ query: `token=${one}` });

export const ACCOUNT_ROUTES: Routes = {
  'POST /auth/register': route(
    about.nothing,
    rules.anyone,
    json(() => ({ email: anAddress(), password: `seven quiet ${aName()}`, name: 'Ada Lovelace' })),
  ),
  'POST /auth/login': route(
    about.nothing,
    rules.anyone,
    json(({ world: { mate } }) => ({ email: mate.email, password: mate.password })),
  ),
  'POST /auth/refresh': route(
    about.session,
    (_caller, relation) => (relation === 'absent' ? 'unauthenticated' : 'allowed'),
    json(({ resource: { refreshToken } }) => ({ refreshToken })),
  ),
  'POST /auth/logout': route(about.nothing, rules.anyone, json({}), { signsOut: true }),
  'GET /auth/me': route(about.nothing, rules.anyone),
  'PATCH /auth/me': route(about.nothing, rules.anyone, json({ name: 'Another Name' })),
  'GET /auth/me/keyboard': route(about.nothing, rules.anyone),
  'PUT /auth/me/keyboard': route(about.nothing, rules.anyone, json({ keys: [], isOff: false })),
  'GET /auth/sessions': route(about.nothing, rules.anyone),
  'DELETE /auth/sessions': route(about.nothing, rules.anyone),
  'DELETE /auth/sessions/{id}': route(about.session, rules.onlyOwn),
  'GET /auth/api-keys': route(about.nothing, rules.anyone),
  'POST /auth/api-keys': route(about.nothing, rules.anyone, json({ name: 'nightly', scopes: ['content.read'] })),
  'GET /auth/api-keys/{id}': route(about.apiKey, rules.onlyOwn),
  'DELETE /auth/api-keys/{id}': route(about.apiKey, rules.onlyOwn),
  'GET /dco': route(about.nothing, rules.anyone),
  'POST /dco/acceptances': route(about.nothing, rules.anyone, json({ version: '1.1' })),
  'GET /users': route(about.nothing, rules.anyone),
  'GET /users/{id}': route(about.user, rules.anyone),
  'PATCH /users/{id}': route(about.user, rules.anyone, json({ active: true })),
  'GET /users/{id}/sessions': route(about.user, rules.anyone),
  'DELETE /users/{id}/sessions': route(about.otherUser, rules.anyone),
  'GET /notifications': route(about.nothing, rules.anyone),
  'POST /notifications/read': route(about.nothing, rules.anyone, json({ all: true })),
  'GET /notifications/preferences': route(about.nothing, rules.anyone),
  'PATCH /notifications/preferences': route(about.nothing, rules.anyone, json({ teams: false })),
  'GET /notifications/unsubscribe': route(about.unsubscribeLink, rules.anyone, byToken),
  'POST /notifications/unsubscribe': route(about.unsubscribeLink, rules.anyone, byToken),
  'POST /notifications/resubscribe': route(about.unsubscribeLink, rules.anyone, byToken),
  'GET /mailbox': route(about.nothing, rules.anyone),
  'GET /mailbox/{id}': route(about.keptMail, rules.anyone, nothingMore, { isKept: true }),
  'POST /auth/email/verify': route(about.verificationLink, rules.byLink, json(token)),
  'POST /auth/email/verify/resend': route(
    about.nothing,
    rules.anyone,
    json(({ world: { mate } }) => ({ email: mate.email })),
  ),
  'POST /auth/email/change': route(
    about.nothing,
    rules.anyone,
    json(({ caller: { password } }) => ({ email: anAddress(), currentPassword: password })),
  ),
  'DELETE /auth/email/change': route(about.nothing, rules.anyone),
  'POST /auth/password/forgot': route(
    about.nothing,
    rules.anyone,
    json(({ world: { mate } }) => ({ email: mate.email })),
  ),
  'POST /auth/password/reset': route(
    about.resetLink,
    rules.byLink,
    json((setting) => ({ ...token(setting), password: aPassword() })),
  ),
  'POST /auth/totp/setup': route(about.nothing, rules.anyone, json({}), {
    heldUpBy: ['auth.second_factor_already_on'],
  }),
  'POST /auth/totp/confirm': route(about.nothing, rules.anyone, json({ code: '000000' }), {
    heldUpBy: ['auth.second_factor_wrong', 'auth.no_second_factor', 'auth.second_factor_already_on'],
  }),
  'POST /auth/totp/recovery-codes': route(about.nothing, rules.anyone, json({ code: '000000' }), {
    heldUpBy: ['auth.no_second_factor', 'auth.second_factor_wrong'],
  }),
  'DELETE /auth/totp': route(about.nothing, rules.anyone, json({ code: '000000' }), {
    heldUpBy: ['auth.no_second_factor', 'auth.second_factor_wrong'],
  }),
  'DELETE /users/{id}/totp': route(about.userWithFactor, (_caller, relation) =>
    relation === 'own' ? 'conflict' : relation === 'absent' ? 'absent' : 'allowed',
  ),
  'GET /auth/providers': route(about.nothing, rules.anyone),
  'GET /auth/oauth/{provider}/start': route(about.provider, rules.anyone, nothingMore, { isKept: true }),
  'GET /auth/oauth/{provider}/callback': route(about.provider, rules.anyone),
  'POST /auth/oauth/complete': route(about.nothing, rules.anyone, json({}), {
    heldUpBy: ['auth.provider_sign_in_over'],
  }),
  'POST /auth/oauth/link': route(about.nothing, rules.anyone, nothingMore, {
    heldUpBy: ['auth.provider_sign_in_over'],
  }),
  'GET /auth/identities': route(about.nothing, rules.anyone),
  'POST /auth/identities/{provider}/link': route(
    about.provider,
    rules.anyone,
    json(({ caller: { password } }) => ({ currentPassword: password })),
  ),
  'DELETE /auth/identities/{id}': route(about.linkedIdentity, rules.onlyOwn),
  'GET /agreements': route(about.nothing, rules.anyone),
  'GET /agreements/acceptances': route(about.nothing, rules.anyone),
  'POST /agreements/acceptances': route(about.nothing, rules.anyone, json({ kind: 'dco', version: '1.1' })),
  'GET /agreements/{kind}/versions': route(about.agreement, rules.anyone),
  'GET /agreements/{kind}/versions/{version}': route(about.agreementText, rules.anyone),
  'POST /agreements/{kind}/versions': route(
    about.agreement,
    rules.anyone,
    json(() => ({ version: `9.${randomInt(1e9)}`, text: `The terms of ${aName()}.` })),
    { isLast: true },
  ),
};
