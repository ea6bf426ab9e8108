import { DERIVATIVE_VARIANTS, outdated, RECIPES, RECIPES_OF_TODAY } from './recipes.js';

describe('recipes', () => {
  const current = DERIVATIVE_VARIANTS.map((variant) => ({ variant, recipe: RECIPES[variant].name }));

  it('ask for nothing that is there', () => {
    expect(outdated(current)).toEqual([]);
    expect(outdated([...current, { variant: 'original', recipe: '' }])).toEqual([]);
  });

  it('ask for what lacks and for what an older one made', () => {
    const [thumbnail, ...others] = current;

    expect(outdated(others)).toEqual(['thumbnail']);
    expect(outdated([{ variant: 'thumbnail', recipe: 'jpeg-200/0' }, ...others])).toEqual([thumbnail?.variant]);
  });

  it('are all in the text that an item carries', () => {
    for (const { name } of Object.values(RECIPES)) expect(RECIPES_OF_TODAY).toContain(name);
  });
});
