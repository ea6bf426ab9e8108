/** Colours and Material are spoken of in theme/ only; everywhere else by token. */
export default {
  customSyntax: 'postcss-scss',
  rules: {
    'color-no-hex': true,
    'color-named': 'never',
    'function-disallowed-list': ['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklch'],
    'selector-pseudo-element-disallowed-list': ['ng-deep'],
    'declaration-no-important': true,
    'block-no-empty': true,
    'declaration-block-no-duplicate-properties': true,
    'property-no-unknown': true,
  },
  overrides: [
    {
      files: ['**/theme/*.scss'],
      rules: { 'color-no-hex': null, 'function-disallowed-list': null },
    },
  ],
};
