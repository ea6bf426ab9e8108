export * from './auth-app.js';
export * from './insert-user.js';
export { RealIssuer } from './providers/real-issuer.js';
export * from './totp-device.js';
