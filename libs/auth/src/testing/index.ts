export * from './auth-app.js';
export * from './insert-user.js';
export * from './totp-device.js';
