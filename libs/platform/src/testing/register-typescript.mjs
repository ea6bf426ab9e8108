import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/*
 * Lets plain Node import this repository's TypeScript: `.js` means the `.ts` beside it, `@odr/x` a library's index, and
 * decorators are compiled. Node's own type stripping knows neither, and jest's transforms do not reach a global set-up.
 */
const ROOT = new URL('../../../../', import.meta.url);

registerHooks({
  resolve(specifier, context, next) {
    const [, library, entry] = /^@odr\/([^/]+)(?:\/(.+))?$/.exec(specifier) ?? [];
    if (library) return found(new URL(`libs/${library}/src/${entry ? `${entry}/` : ''}index.ts`, ROOT));
    if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.startsWith('file:')) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(source)) return found(source);
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!url.startsWith(ROOT.href) || !url.endsWith('.ts') || url.includes('/node_modules/')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      filename,
      sourceMaps: 'inline',
      swcrc: false,
      module: { type: 'es6' },
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        keepClassNames: true,
      },
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});

function found(url) {
  return { url: url.href, format: 'module', shortCircuit: true };
}
